import { expect, test } from 'vitest';
import { encode } from '../base/text.ts';
import type { Event, EventOf } from '../protocol/event.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { blobsToRecord, recordingOf } from '../views/recording.ts';
import { runScenario } from './command-line.ts';
import { Headless } from './headless.ts';
import { playScript } from './play-script.ts';
import { canonical, contentsFor } from './recording.testing.ts';

const source = {
  title: 'A run',
  files: { 'a.txt': 'one\ntwo\n' },
  settings: { mode: 'auto' },
  model: [
    { when: { reply: 1 }, reply: { calls: [{ tool: 'read_file', input: { path: 'a.txt' } }] } },
    { when: { reply: 2 }, reply: { text: 'The second line says two.' } },
  ],
};

/** Starts a script, and sends each wish once the run rests. */
async function run(script: object, ...wishes: readonly object[]) {
  const headless = new Headless();
  await headless.send({ do: 'start', run: 'r', script: scriptSchema.parse(script) as Script });
  for (const wish of wishes) {
    await headless.send({ run: 'r', ...wish } as Parameters<Headless['send']>[0]);
    await headless.atRest('r');
  }
  return { events: headless.log('r').events, headless };
}

async function record({ events, headless }: Awaited<ReturnType<typeof run>>): Promise<Script> {
  const { script } = recordingOf(events, await contentsFor(events, headless.store));
  return scriptSchema.parse(JSON.parse(JSON.stringify(script))) as Script;
}

const go = { do: 'prompt', text: 'What does a.txt say?' };
const recorded = async (): Promise<Script> => record(await run(source, go));
const changed = (script: Script): Script => ({ ...script, files: { 'a.txt': 'one\nTWO\n' } });

const failureIn = (events: readonly Event[]): EventOf<'model.failed'> | undefined =>
  events.find((event) => event.type === 'model.failed');

/** A rule that is not asked what was new any more. */
const whatever = ({ when: { heard: _, ...when }, ...rule }: Script['model'][number]) => ({ ...rule, when });

test('a request that is not the recorded one fails, and shows how it differs', async () => {
  const { events } = await run(changed(await recorded()), go);
  const failure = failureIn(events);
  expect(failure).toMatchObject({ failure: 'no-rule', retryable: false, differs: { rule: 'reply 2 of main' } });
  expect(failure?.differs?.recorded).toContain('two');
  expect(failure?.differs?.heard).toContain('TWO');
  expect(failure?.reason).toMatch(
    /reply 2 of main was recorded for another one\. In line 2 .*two.* was recorded, and .*TWO/,
  );
  expect(events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'failed' });
});

test('another prompt is another request too', async () => {
  const { events } = await run(await recorded(), { ...go, text: 'Something else?' });
  expect(failureIn(events)?.differs).toMatchObject({ recorded: go.text, heard: 'Something else?' });
});

test('a played recording that strays says where and why, and the command ends with 1', async () => {
  const script = changed(await recorded());
  await expect(playScript(script)).rejects.toThrow('at its end it had as many facts, and others');
  const said: string[] = [];
  const terminal = { read: () => JSON.stringify(script), say: (line: string) => said.push(line), complain: () => {} };
  expect(await runScenario(['r.json', '--quiet'], terminal)).toBe(1);
  expect(said).toEqual([expect.stringMatching(/^OTHER WAY {2}The run went another way/), expect.stringMatching(/TWO/)]);
});

test('a recording that is played as it was ends with 0, and says so', async () => {
  const script = await recorded();
  const said: string[] = [];
  const terminal = { read: () => JSON.stringify(script), say: (line: string) => said.push(line), complain: () => {} };
  expect(await runScenario(['r.json', '--quiet'], terminal)).toBe(0);
  expect(said).toEqual(['ok    the agent rests: done', '1 of 1 checks passed.', 'It went as recorded: 10 facts.']);
});

test('a run that takes another course, unseen by the model, is another one', async () => {
  const script = await recorded();
  const limited = { ...script.settings, maxTurns: 1 };
  const other = await record(await run({ ...source, settings: { ...source.settings, maxTurns: 1 } }, go));
  await expect(playScript({ ...script, settings: limited })).rejects.toThrow('at its end it had 8 facts, and 10');
  await expect(playScript({ ...other, settings: script.settings })).rejects.toThrow('went another way');
});

test('answered as recorded anyway, the run goes on', async () => {
  const script = changed(await recorded());
  const { model, person, faults } = script;
  const play = { model: model.map(whatever), person, faults };
  const { events } = await run(script, go, { do: 'set', config: { play } }, { do: 'continue' });
  expect(events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'done', text: 'The second line says two.' });
});

test('a run in which a person wrote a missing reply, or answered a miss, plays back, and so does what plays', async () => {
  const script = changed(await recorded());
  const { model, person, faults } = script;
  const written = { name: 'written by you for reply 2', when: { reply: 2 }, reply: { text: 'It says TWO.' } };
  const play = { model: [...model, scriptSchema.shape.model.parse([written])[0]], person, faults };
  const mended = await run(script, go, { do: 'set', config: { play } }, { do: 'continue' });
  expect(mended.events.at(-1)).toMatchObject({ why: 'done', text: 'It says TWO.' });
  const once = await record(mended);
  expect(once.model.map(({ name }) => name)).toContain('written by you for reply 2');
  const again = await playScript(once);
  expect(canonical(again.events)).toEqual(canonical(mended.events));
  const { script: twice } = recordingOf(again.events, new Map());
  expect({ ...twice, files: once.files }).toEqual(once);
});

test('a run that was saved before it was over plays to where it was', async () => {
  const asking = {
    ...source,
    settings: { mode: 'default' },
    model: [{ reply: { calls: [{ tool: 'write_file', input: { path: 'b.txt', content: 'b' } }] } }],
  };
  const headless = new Headless();
  await headless.send({ do: 'start', run: 'r', script: scriptSchema.parse(asking) as Script });
  const log = headless.log('r');
  const waits = log.until(() => log.events.at(-1)?.type === 'tool.decided', new AbortController().signal);
  await headless.send({ do: 'prompt', run: 'r', text: 'Write.' });
  await waits;
  const events = [...log.events];
  const { script } = recordingOf(events, new Map([[blobsToRecord(events)[0] ?? '', encode('one\ntwo\n')]]));
  const again = await playScript(script);
  expect(canonical(again.events)).toEqual(canonical(events));
});
