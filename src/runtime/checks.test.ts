import { describe, expect, test } from 'vitest';
import { type Check, checkSchema, scriptSchema } from '../protocol/script.ts';
import { checkRun } from './checks.ts';
import { Headless } from './headless.ts';

/** A run with a file, a failed call and an answer, and its end. */
async function ended() {
  const headless = new Headless();
  const script = scriptSchema.parse({
    title: 'A run',
    files: { 'src/a.txt': 'one * two\n' },
    settings: { mode: 'auto' },
    model: [
      {
        when: { reply: 1 },
        reply: {
          calls: [
            { tool: 'read_file', input: { path: 'src/a.txt' } },
            { tool: 'read_file', input: { path: 'b.txt' } },
          ],
        },
      },
      { reply: { text: 'It says **one**.' } },
    ],
  });
  await headless.send({ do: 'start', run: 'a', script });
  await headless.send({ do: 'prompt', run: 'a', text: 'Read it.' });
  await headless.atRest('a');
  return { events: headless.log('a').events, blobs: { get: (hash: string) => headless.store.blob(hash) } };
}

async function judge(source: unknown) {
  const [result] = await checkRun([checkSchema.parse(source) as Check], await ended());
  return result;
}

describe('a check passes when', () => {
  test.each([
    [{ file: 'src/a.txt', contains: 'one * two' }],
    [{ file: './src/../src/a.txt', contains: '/^one . two$/m' }],
    [{ file: 'src/a.txt', equals: 'one * two\n' }],
    [{ file: 'src/b.txt', absent: true }],
    [{ answer: '**one**' }],
    [{ rested: 'done' }],
    [{ fact: 'tool.finished' }],
    [{ fact: 'tool.finished', count: 2 }],
    [{ fact: 'tool.finished', where: { failed: true }, count: 1 }],
    [{ fact: 'tool.finished', where: { 'content.text': 'one * two', 'content.0.type': 'text' }, min: 1, max: 1 }],
    [{ fact: 'tool.decided', where: { 'subjects.paths': [{ path: 'src/a.txt', access: 'read' }] } }],
    [{ fact: 'run.started', where: { 'config.limits': { maxTurns: 50 } } }],
    [{ fact: 'stop.requested', count: 0 }],
    [{ fact: 'model.failed', max: 0 }],
  ])('%j', async (source) => {
    expect(await judge(source)).toMatchObject({ passed: true });
  });
});

describe('a check that fails says what there is', () => {
  test.each([
    [{ file: 'src/a.txt', contains: 'three' }, 'src/a.txt holds: "one * two\\n"'],
    [{ file: 'src/a.txt', equals: 'one' }, 'src/a.txt holds: "one * two\\n"'],
    [{ file: 'src/a.txt', absent: true }, 'src/a.txt holds: "one * two\\n"'],
    [{ file: 'src', contains: 'x' }, 'There is no file src.'],
    [{ answer: 'two' }, /^The last reply, fact \d+, says: "It says \*\*one\*\*\."$/],
    [{ rested: 'failed' }, /^Fact \d+ says done: "It says \*\*one\*\*\."$/],
    [{ fact: 'stop.requested' }, 'There is no stop.requested at all.'],
    [{ fact: 'tool.finished', count: 3 }, /^There are 2: facts \d+, \d+\.$/],
    [{ fact: 'tool.finished', max: 1 }, /^There are 2: facts \d+, \d+\.$/],
    [
      { fact: 'tool.finished', where: { failed: true, 'content.text': 'gone' } },
      /^None of the 2 fits \(facts \d+, \d+\)\. In fact \d+, content\.text is "/,
    ],
    [
      { fact: 'agent.rested', where: { nothing: 'x' } },
      /^None of the 1 fits \(fact \d+\)\. In fact \d+, nothing is "not there"\.$/,
    ],
    [{ fact: 'agent.rested', where: { why: { is: 'done' } } }, /why is "\\"done\\""/],
  ])('%j', async (source, found) => {
    const result = await judge(source);
    expect(result).toMatchObject({
      passed: false,
      found: typeof found === 'string' ? found : expect.stringMatching(found),
    });
  });
});
