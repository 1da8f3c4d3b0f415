import { expect, test } from 'vitest';
import { hashOf } from '../../base/hash.ts';
import { encode } from '../../base/text.ts';
import type { Event } from '../../protocol/event.ts';
import { type Script, scriptSchema } from '../../protocol/script.ts';
import { playScript } from '../../runtime/play-script.ts';

const own = (fields: string) => `---\nname: own\ndescription: Something.\n${fields}---\n\nDo it.\n`;
const path = '.agents/skills/own/SKILL.md';

interface Wanted {
  readonly files?: Readonly<Record<string, string>>;
  readonly calls: readonly Readonly<{ tool: string; input: object }>[];
  readonly settings?: object;
  readonly prompts?: readonly string[];
}

/** A run in which the model makes these calls, one a reply; nobody allows anything. */
async function run({ files = {}, calls, settings = {}, prompts = ['Go.'] }: Wanted): Promise<readonly Event[]> {
  const script = scriptSchema.parse({
    title: 'A run',
    files,
    settings,
    model: [
      ...calls.map((call, i) => ({ when: { reply: i + 1 }, reply: { calls: [call] } })),
      { reply: { text: 'Done.' } },
    ],
    person: [...prompts.map((prompt) => ({ prompt })), { deny: 'No.' }],
  }) as Script;
  return (await playScript(script)).events;
}

const load = (name: string, file?: string) => ({ tool: 'load_skill', input: { name, ...(file && { file }) } });
const results = (events: readonly Event[]) =>
  events.flatMap((event) =>
    event.type === 'tool.finished'
      ? [event.content.map((part) => (part.type === 'text' ? part.text : '')).join('\n')]
      : [],
  );

test('a skill that comes along is given as its text, and the fact says which it was', async () => {
  const events = await run({ calls: [load('code-review')], settings: { skills: ['code-review'] } });
  expect(results(events)[0]).toMatch(
    /^# Skill: code-review\n\n# Review code\n[\s\S]*\(Allowed while this skill is in use: read_file/,
  );
  expect(events.find(({ type }) => type === 'tool.finished')).toMatchObject({ skill: { name: 'code-review' } });
});

test('a skill of the workspace names the files beside it, and gives them', async () => {
  const files = { [path]: own(''), '.agents/skills/own/docs/more.md': 'More.', '.agents/skills/own/.env': 'K=1' };
  const events = await run({ files, calls: [load('own'), load('own', 'docs/more.md'), load('own', 'gone.md')] });
  const [body, more, gone] = results(events);
  expect(body).toBe(
    '# Skill: own\n\nDo it.\n\n(Files of this skill, to be read with load_skill and "file": docs/more.md.)',
  );
  expect(more).toBe('More.');
  expect(gone).toContain('It has: SKILL.md, docs/more.md.');
  expect(events.find(({ type }) => type === 'tool.finished')).toMatchObject({ read: [{ path }] });
});

test('a name that nobody knows is answered with the nearest, a broken skill with its line', async () => {
  const files = { [path]: '---\nname: own\n---\nDo it.' };
  const calls = [load('code_reviews'), load('own'), load('../own')];
  const [near, broken, path_] = results(await run({ files, calls, settings: { skills: ['code-review'] } }));
  expect(near).toContain('Nearest to it: code-review.');
  expect(broken).toContain('The skill own is broken, in line 1 of its SKILL.md: It has no "description"');
  expect(path_).toContain('There is no skill');
});

const write = { tool: 'write_file', input: { path: 'a.txt', content: 'x' } };
const decisions = (events: readonly Event[]) =>
  events.flatMap((event) => (event.type === 'tool.decided' ? [`${event.verdict} by ${event.by}`] : []));

test('what a skill allows counts when a person has agreed to this very text, until something new is asked', async () => {
  const text = own('allowed-tools: Write\n');
  const calls = [load('own'), write, { tool: 'list_files', input: {} }];
  const again = [...calls, write];
  const trusted = { trustedSkills: [hashOf(encode(text))] };
  const events = await run({ files: { [path]: text }, calls: again, settings: trusted });
  expect(decisions(events)).toEqual(['allow by mode', 'allow by allow rules', 'allow by mode', 'allow by allow rules']);
  expect(events.find((each) => each.type === 'tool.decided' && each.by === 'allow rules')).toMatchObject({
    reason: 'Allowed by allow write_file (skill own).',
  });
  const stranger = await run({ files: { [path]: text }, calls, settings: {} });
  expect(decisions(stranger).slice(0, 2)).toEqual(['allow by mode', 'ask by mode']);
  expect(results(stranger)[0]).toContain('nobody has agreed to that here');
  const edited = await run({ files: { [path]: `${text}\n` }, calls, settings: trusted });
  expect(decisions(edited)[1]).toBe('ask by mode');
});

test('what a skill allows ends with its work', async () => {
  const script = scriptSchema.parse({
    title: 'A run',
    settings: { skills: ['write-tests'] },
    model: [
      { when: { reply: 1 }, reply: { calls: [load('write-tests')] } },
      { when: { reply: 3 }, reply: { calls: [{ tool: 'write_file', input: { path: 'a.test.js', content: '' } }] } },
      { reply: { text: 'Done.' } },
    ],
    person: [{ prompt: 'Test.' }, { prompt: 'And now?' }, { deny: 'No.' }],
  }) as Script;
  expect(decisions((await playScript(script)).events)).toEqual(['allow by mode', 'ask by mode']);
});

test('nothing that a skill allows outdoes a refusal', async () => {
  const settings = { skills: ['write-tests'], permissions: { deny: ['write(**)'] } };
  const calls = [load('write-tests'), { tool: 'write_file', input: { path: 'a.test.js', content: '' } }];
  expect(decisions(await run({ calls, settings }))[1]).toBe('deny by deny rules');
});

test('a skill that only a person may call for is in no index, and loads when they do', async () => {
  const files = { [path]: own('disable-model-invocation: true\n') };
  const alone = await run({ files, calls: [load('own')] });
  expect(alone.flatMap((event) => (event.type === 'context.added' ? [event.text] : [])).join()).not.toContain('- own');
  expect(results(alone)[0]).toContain('Only the person may call for the skill own');
  const asked = await run({ files, calls: [load('own')], prompts: ['/own now'] });
  expect(results(asked)[0]).toContain('Do it.');
});

test('an agent that cannot load skills has no index of them', async () => {
  const events = await run({ files: { [path]: own('') }, calls: [], settings: { tools: ['read_file'] } });
  expect(events.filter(({ type }) => type === 'context.added')).toEqual([]);
});
