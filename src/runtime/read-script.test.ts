import { expect, test } from 'vitest';
import { formatIssue, readScript } from './read-script.ts';

/** What is wrong with a text, as the command line says it. */
function wrong(text: string): readonly string[] {
  const reading = readScript(text);
  return reading.ok ? [] : reading.issues.map((issue) => formatIssue('s.yaml', issue));
}

const model = 'model:\n  - reply: { text: Hi. }\n';
const good = `title: A script\n${model}`;

test('a script is read from YAML or from JSON, with what it leaves out filled in', () => {
  const yaml = readScript('title: A script\nmodel:\n  - reply:\n      text: Hi.\n');
  const json = readScript('{"title": "A script", "model": [{"reply": {"text": "Hi."}}]}');
  expect(yaml).toEqual(json);
  expect(yaml).toMatchObject({ ok: true, script: { title: 'A script', settings: { mode: 'default' }, checks: [] } });
});

test.each([
  ['what is not YAML', 'title: "open\nmodel: []', ['s.yaml:2:10: Missing closing "quote']],
  ['a key that is there twice', `${good}title: Again\n`, ['s.yaml:4:1: "title" is there twice.']],
  ['two documents', `${good}---\n${good}`, [expect.stringMatching(/^s\.yaml:4:1: Source contains multiple documents/)]],
  ['nothing at all', '# later\n', ['s.yaml:1:1: The script is empty.']],
  ['a tag of its own', `title: !!js/function x\n${model}`, [expect.stringMatching(/^s\.yaml:1:8: Unresolved tag/)]],
  [
    'a tag that JSON has no value for',
    `title: A\nfiles: !!set {a}\n${model}`,
    [expect.stringMatching(/^s\.yaml:2:8: Unresolved tag/)],
  ],
  ['a list instead of a script', '- 1\n', ['s.yaml:1:1: Expected object, received array']],
  ['a title that is missing', model, ['s.yaml:1:1: title: "title" is missing.']],
  ['a key that nobody knows', `${good}setings:\n  mode: auto\n`, ['s.yaml:4:1: There is no "setings" here.']],
  ['a value of another kind', `title: 5\n${model}`, ['s.yaml:1:8: title: Expected string, received number']],
  [
    'a rule without a reply, and one with a wrong word in it',
    'title: A\nmodel:\n  - when: { reply: 1 }\n  - reply:\n      txt: Hi.\n',
    ['s.yaml:3:5: model.0.reply: "reply" is missing.', 's.yaml:5:7: model.1.reply: There is no "txt" here.'],
  ],
  [
    'a person who does nothing',
    `${good}person:\n  - alow: true\n`,
    [expect.stringMatching(/^s\.yaml:5:5: person\.0: A rule of the person has "prompt", or one of/)],
  ],
  [
    'a person who does it wrongly',
    `${good}person:\n  - when: { tol: edit_file }\n    deny: No.\n`,
    ['s.yaml:5:13: person.0.when: There is no "tol" here.'],
  ],
  [
    'a person with a wrong value',
    `${good}person:\n  - deny: 5\n`,
    ['s.yaml:5:11: person.0.deny: Expected string, received number'],
  ],
  [
    'a check of nothing',
    `${good}checks:\n  - flie: a\n`,
    [expect.stringMatching(/^s\.yaml:5:5: checks\.0: A check has "file"/)],
  ],
  [
    'a check of a fact that there is not',
    `${good}checks:\n  - fact: tool.decide\n`,
    [
      expect.stringMatching(
        /^s\.yaml:5:11: checks\.0\.fact: There is no fact "tool\.decide"\. There are: run\.started, /,
      ),
    ],
  ],
  [
    'a pattern that is none',
    'title: A\nmodel:\n  - when:\n      last: /(/\n    reply: {}\n',
    [expect.stringMatching(/^s\.yaml:4:13: model\.0\.when\.last: /)],
  ],
  [
    'a quote that is none',
    'title: A\nmodel:\n  - reply:\n      calls:\n        - tool: x\n          input: { path: "{{last:oops}}" }\n',
    [expect.stringMatching(/^s\.yaml:6:26: model\.0\.reply\.calls\.0\.input\.path: \{\{last:oops\}\} is not a quote/)],
  ],
  [
    'two rules of one name',
    `title: A\nmodel:\n  - { name: a, reply: {} }\n  - name: a\n    reply: {}\n`,
    ['s.yaml:4:11: model.1.name: Rule 1 has the same name.'],
  ],
  [
    'a permission rule that is none',
    `${good}settings:\n  permissions:\n    deny:\n      - bash(\n`,
    [expect.stringMatching(/^s\.yaml:7:9: settings\.permissions\.deny\.0: /)],
  ],
  [
    'a hook whose pattern is none',
    `${good}settings:\n  hooks:\n    - { name: h, on: Stop, when: { a: /(/ } }\n`,
    [expect.stringMatching(/^s\.yaml:6:39: settings\.hooks\.0\.when\.a: /)],
  ],
  ['a file where no file can be', `${good}files:\n  "": x\n`, [expect.stringMatching(/^s\.yaml:5:7: files\.: /)]],
  [
    'a file that is also a folder',
    `${good}files:\n  a/b: x\n  ./a: y\n`,
    ['s.yaml:6:8: files../a: a is a folder: a/b lies in it.'],
  ],
  [
    'two files at one place',
    `${good}files:\n  a: x\n  b/../a: y\n`,
    ['s.yaml:6:11: files.b/../a: It is the same place as a.'],
  ],
  ['a name that is no name', `${good}files:\n  __proto__: x\n`, ['s.yaml:5:3: Nothing may be called __proto__.']],
])('%s is told by line and column', (_, text, issues) => {
  expect(wrong(text)).toEqual(issues);
});

test('a key called __proto__ changes no object', () => {
  readScript('{"__proto__": {"polluted": true}, "title": "A"}');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('aliases may be used, but not to make much out of little', () => {
  const shared = 'title: A\nmodel:\n  - reply: &hi { text: Hi. }\n  - { name: again, reply: *hi }\n';
  expect(readScript(shared)).toMatchObject({
    ok: true,
    script: { model: [{ reply: { text: 'Hi.' } }, { reply: { text: 'Hi.' } }] },
  });
  const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`);
  expect(wrong(`a0: &a0 [x, x]\n${levels.join('\n')}\n`)).toEqual([
    's.yaml:1:1: The aliases of the script stand for too much.',
  ]);
});

test.each(['[', '{"a":', '- '])('a script of nothing but "%s" is refused, not run into the ground', (deep) => {
  expect(wrong(deep.repeat(200_000)).length).toBeGreaterThan(0);
});

test('an alias of nothing, and one of itself, are refused', () => {
  expect(wrong(`title: *no\n${model}`)).toEqual([expect.stringMatching(/^s\.yaml:1:1: Unresolved alias .*: no$/)]);
  expect(wrong(`title: &a [*a]\n${model}`)).toEqual([expect.stringContaining('title')]);
});

test('a tool that there is not is told to who knows the tools', () => {
  const text = `${good}settings:\n  tools: [grep, gerp]\n`;
  expect(readScript(text)).toMatchObject({ ok: true });
  expect(readScript(text, { tools: ['grep', 'glob'] })).toMatchObject({
    issues: [{ line: 5, column: 17, message: 'There is no tool gerp. There are: grep, glob.' }],
  });
});

test('a script with a fault in every line is told soon, by its first faults', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n');
  const files = Array.from({ length: 20_000 }, (_, index) => `  b${index}/../f${index % 100}: x`).join('\n');
  expect(wrong(`${good}${keys}\n`).length).toBe(50);
  const started = performance.now();
  expect(wrong(`${good}files:\n${files}\n`).length).toBe(50);
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('a script that is too large is refused before it is read', () => {
  expect(wrong('x'.repeat(5_000_001))).toEqual(['s.yaml:1:1: The script is larger than 5 MB.']);
});
