import { expect, test } from 'vitest';
import { runScenario } from './command-line.ts';

const hello = `title: Hello
model:
  - reply: { text: "Hello, you." }
person:
  - prompt: Say hello.
checks:
  - answer: Hello
`;

const question = `title: A question
model:
  - when: { reply: 1 }
    reply: { calls: [{ tool: write_file, input: { path: a.txt, content: a } }, { tool: ask_user, input: { question: "Which?" } }] }
  - reply: { text: "{{last}}" }
person:
  - prompt: Write it.
checks:
  - answer: Nobody is here to answer.
`;

async function run(text: string, ...options: string[]) {
  const said: string[] = [];
  const complaints: string[] = [];
  const read = (file: string): string => {
    if (file !== 's.yaml') throw new Error('no such file');
    return text;
  };
  const code = await runScenario(options, {
    read,
    say: (line) => said.push(line),
    complain: (line) => complaints.push(line),
  });
  return { code, said, complaints };
}

test('a script is played: its facts as JSON Lines, then its checks', async () => {
  const { code, said, complaints } = await run(hello, 's.yaml');
  expect([code, complaints]).toEqual([0, []]);
  const facts = said.slice(0, -2).map((line) => JSON.parse(line) as { seq: number; type: string });
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index));
  expect(facts.map(({ type }) => type)).toEqual([
    'run.started',
    'prompt.submitted',
    'model.requested',
    'model.responded',
    'agent.rested',
  ]);
  expect(said.slice(-2)).toEqual(['ok    the answer fits "Hello"', '1 of 1 checks passed.']);
});

test('quiet prints the checks only', async () => {
  expect((await run(hello, '--quiet', 's.yaml')).said).toEqual([
    'ok    the answer fits "Hello"',
    '1 of 1 checks passed.',
  ]);
});

test('a check that fails ends it with 1, and says what was found and where', async () => {
  const { code, said } = await run(hello.replace('answer: Hello', 'answer: Goodbye'), 's.yaml', '--quiet');
  expect(code).toBe(1);
  expect(said).toEqual([
    'FAIL  the answer fits "Goodbye"\n      The last reply, fact 3, says: "Hello, you."',
    '0 of 1 checks passed.',
  ]);
});

test('a question without an answer ends it with 1, and is printed', async () => {
  const { code, said } = await run(question, 's.yaml', '--quiet');
  expect(code).toBe(1);
  expect(said).toEqual([
    'ok    the answer fits "Nobody is here to answer."',
    expect.stringMatching(
      /^NO ANSWER {2}to fact \d+, main\.1 write_file \{"path":"a\.txt","content":"a"\}: The mode default asks/,
    ),
    expect.stringMatching(/^NO ANSWER {2}to fact \d+, main\.2 ask_user \{"question":"Which\?"\}$/),
    '1 of 1 checks passed.',
  ]);
});

test('a script that no rule fits fails its checks rather than hanging', async () => {
  const text = hello.replace('- reply', '- when: { last: goodbye }\n    reply');
  const { code, said } = await run(text, 's.yaml', '--quiet');
  expect([code, said[0]]).toEqual([1, 'FAIL  the answer fits "Hello"\n      The model never replied.']);
});

test.each([
  ['a bad script', [`${hello}oops: 1\n`, 's.yaml'], 's.yaml:8:1: There is no "oops" here.'],
  [
    'a tool that there is not',
    [`${hello}settings: { tools: [hammer] }\n`, 's.yaml'],
    /^s\.yaml:8:21: settings\.tools\.0: There is no tool hammer\. There are: /,
  ],
  ['no such file', [hello, 'other.yaml'], 'other.yaml cannot be read: no such file'],
  ['no file', [hello], /^npm run scenario/],
  ['two files', [hello, 's.yaml', 't.yaml'], /^npm run scenario/],
  ['an unknown option', [hello, 's.yaml', '--loud'], /^There is no option --loud\.\n\nnpm run/],
])('%s ends it with 2, and is told', async (_, [text = '', ...options], complaint) => {
  const { code, said, complaints } = await run(text, ...options);
  expect([code, said]).toEqual([2, []]);
  expect(complaints).toEqual([typeof complaint === 'string' ? complaint : expect.stringMatching(complaint)]);
});
