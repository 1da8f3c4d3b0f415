import { expect, test } from 'vitest';
import type { Play } from '../protocol/play.ts';
import { scriptSchema } from '../protocol/script.ts';
import { Headless } from '../runtime/headless.ts';
import { personSays } from './person.ts';
import { questionsOf } from './questions.ts';

const write = { tool: 'write_file', input: { path: 'src/a.txt', content: 'a' } };
const ask = { tool: 'ask_user', input: { question: 'Which?' } };
const signal = new AbortController().signal;

/** A run that has got as far as its first question, or its rest, and what the person of its script then says. */
async function sitDown(person: Play['person'], calls: readonly object[] = [write]) {
  const headless = new Headless();
  const model = [{ when: { reply: 1 }, reply: { calls } }, { reply: { text: 'Well.' } }];
  await headless.send({ do: 'start', run: 'a', script: scriptSchema.parse({ title: 'A run', model, person }) });
  const log = headless.log('a');
  const says = () => personSays({ person }, log);
  const question = async () => {
    const waits = () => questionsOf(log).length > 0;
    if (!waits()) await log.until(waits, signal);
  };
  const prompt = (text: string) => headless.send({ do: 'prompt', run: 'a', text });
  return { headless, says, question, prompt };
}

test('prompts are said in order, each when the agent rests', async () => {
  const { headless, says, prompt } = await sitDown([{ prompt: 'One.' }, { prompt: 'Two.' }], []);
  expect(says()).toEqual({ act: { do: 'prompt', text: 'One.' } });
  await prompt('One.');
  expect(says()).toBeUndefined();
  await headless.atRest('a');
  expect(says()).toEqual({ act: { do: 'prompt', text: 'Two.' } });
  await prompt('Something else.');
  await headless.atRest('a');
  expect(says()).toEqual({ act: { do: 'prompt', text: 'Two.' } });
  await prompt('Two.');
  await headless.atRest('a');
  expect(says()).toBeUndefined();
});

const call = 'main.1';

test.each<[string, object, unknown]>([
  ['allow', { allow: true }, { do: 'decide', call, verdict: 'allow' }],
  ['deny', { deny: 'No.' }, { do: 'decide', call, verdict: 'deny', reason: 'No.' }],
  [
    'edit',
    { edit: { content: 'b' } },
    { do: 'decide', call, verdict: 'allow', input: { path: 'src/a.txt', content: 'b' } },
  ],
  ['stop', { stop: true }, { do: 'stop' }],
  ['set a mode', { set: { mode: 'auto' } }, { do: 'set', config: { mode: 'auto' } }],
  ['set a limit', { set: { maxTurns: 9 } }, { do: 'set', config: { limits: { maxTurns: 9 } } }],
])('a call may be met with: %s', async (_, rule, act) => {
  const { says, question, prompt } = await sitDown([{ when: {}, ...rule } as Play['person'][number]]);
  await prompt('Go.');
  await question();
  expect(says()).toEqual({ act });
});

test.each<[string, object, boolean]>([
  ['its tool', { tool: 'write_file' }, true],
  ['a glob of its tool', { tool: 'write*' }, true],
  ['another tool', { tool: 'edit_file' }, false],
  ['its path', { path: 'src/a.txt' }, true],
  ['a pattern of its path', { path: '/^src\\//' }, true],
  ['another path', { path: 'dist/*' }, false],
  ['the first question', { nth: 1 }, true],
  ['the second', { nth: 2 }, false],
  ['its tool, but not its path', { tool: 'write_file', path: 'b.txt' }, false],
])('a rule is about %s', async (_, when, fits) => {
  const { says, question, prompt } = await sitDown([{ when, allow: true }]);
  await prompt('Go.');
  await question();
  expect(says()).toEqual(fits ? { act: { do: 'decide', call, verdict: 'allow' } } : { unanswered: expect.anything() });
});

test('a question of the agent is answered, not allowed; a call is allowed, not answered', async () => {
  const { headless, says, question, prompt } = await sitDown(
    [
      { when: {}, answer: 'This one.' },
      { when: { nth: 2 }, allow: true },
    ],
    [ask, write],
  );
  await prompt('Go.');
  await question();
  expect(says()).toEqual({ act: { do: 'answer', call, text: 'This one.' } });
  await headless.send({ do: 'answer', run: 'a', call, text: 'This one.' });
  await question();
  expect(says()).toEqual({ act: { do: 'decide', call: 'main.2', verdict: 'allow' } });
});

test('a setting is changed once, and then the next rule that fits answers', async () => {
  const { headless, says, question, prompt } = await sitDown([
    { when: {}, set: { maxTurns: 7 } },
    { when: {}, deny: 'No.' },
  ]);
  await prompt('Go.');
  await question();
  expect(says()).toEqual({ act: { do: 'set', config: { limits: { maxTurns: 7 } } } });
  await headless.send({ do: 'set', run: 'a', config: { limits: { maxTurns: 7 } } });
  expect(says()).toEqual({ act: { do: 'decide', call, verdict: 'deny', reason: 'No.' } });
});

test('the question that no rule answers is named', async () => {
  const { says, question, prompt } = await sitDown([]);
  await prompt('Go.');
  await question();
  expect(says()).toMatchObject({
    unanswered: { is: 'approval', agent: 'main', call: { id: call, name: 'write_file' } },
  });
});
