import { describe, expect, test } from 'vitest';
import type { Event, EventOf } from '../protocol/event.ts';
import type { Script } from '../protocol/script.ts';
import type { MemoryStore } from '../storage/memory.ts';
import { agentsView, contextNow } from '../views/agent.ts';
import { tokensOfContext } from '../views/context.ts';
import { Projector } from '../views/projector.ts';
import { compactionOf } from '../views/shortened.ts';
import { longScript } from './compaction.testing.ts';
import { Headless } from './headless.ts';
import { playScript } from './play-script.ts';

const counted = (events: readonly Event[], type: Event['type']) => events.filter((each) => each.type === type).length;
const forSummary = (events: readonly Event[], type: 'model.requested' | 'model.responded' | 'model.failed') =>
  events.filter((each) => each.type === type && each.purpose === 'compaction');

test('2,000 turns in a window of 8,000 tokens end well, and each fact is folded once', async () => {
  const { events } = await playScript(longScript(2000, 8000));
  expect(events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'done', text: 'Done.' });
  const projector = new Projector(events);
  const agent = projector.at(events.length).read(agentsView).main;
  expect(projector.folds).toBe(events.length);
  expect(counted(events, 'tool.finished')).toBe(2000);
  expect(counted(events, 'context.compacted') + counted(events, 'context.cleared')).toBeGreaterThan(100);
  expect(counted(events, 'compaction.failed')).toBe(0);
  expect(tokensOfContext(contextNow(agent as NonNullable<typeof agent>))).toBeLessThan(8000);
  for (const event of events) if (event.type === 'model.responded') expect(event.usage.input).toBeLessThanOrEqual(8000);
}, 20_000);

test('a window that is too small for anything stops trying after three times, and the run goes on', async () => {
  const { events } = await playScript(longScript(30, 500));
  expect(events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'done' });
  expect(counted(events, 'context.compacted')).toBe(3);
  expect(events.filter((each) => each.type === 'context.compacted' && each.enough)).toEqual([]);
  expect(forSummary(events, 'model.requested')).toHaveLength(3);
});

test('a window that the model cannot take at all ends with its reason, whatever it is asked', async () => {
  const faults = [
    { status: 400, reason: 'prompt is too long' },
    { purpose: 'compaction', status: 400, reason: 'prompt is too long' },
  ];
  const { events } = await playScript(longScript(30, 500, { faults }));
  expect(events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'failed', text: 'prompt is too long' });
  expect(events.length).toBeLessThan(10);
});

const tooLong = (request: number, more: object = {}) => ({
  request,
  status: 400,
  reason: 'prompt is too long',
  ...more,
});

describe('a conversation that is too long for the model', () => {
  test('is compacted and asked again, at no cost in turns and attempts', async () => {
    const faults = [
      tooLong(6, { attempt: 1 }),
      { request: 6, attempt: 2, status: 529 },
      { request: 6, attempt: 3, status: 529 },
    ];
    const { events } = await playScript(longScript(8, 200_000, { faults }));
    expect(events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'done' });
    expect(events.find((each) => each.type === 'context.compacted')).toMatchObject({
      trigger: 'too-long',
      enough: true,
    });
    expect(events.filter((each) => each.type === 'model.responded' && each.purpose === undefined)).toHaveLength(9);
  });

  test('is compacted three times at most for one request', async () => {
    const { events } = await playScript(longScript(20, 200_000, { faults: [tooLong(12)] }));
    expect(counted(events, 'context.compacted')).toBe(3);
    expect(events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'failed', text: 'prompt is too long' });
  });

  test('says why it was not made shorter', async () => {
    const hooks = [{ name: 'never', on: 'PreCompact', block: 'Not today.' }];
    const { events } = await playScript(longScript(20, 200_000, { faults: [tooLong(12)], settings: { hooks } }));
    expect(events.at(-1)).toMatchObject({
      why: 'failed',
      text: 'prompt is too long It was not made shorter: The hook never forbade it: Not today.',
    });
    expect(forSummary(events, 'model.requested')).toEqual([]);
  });
});

describe('a summary that does not come', () => {
  const attempts = (events: readonly Event[]) =>
    forSummary(events, 'model.requested').map((each) => (each.type === 'model.requested' ? each.sums?.skipped : 0));

  test('leaves out the oldest fifth when that was too long, within three attempts', async () => {
    const faults = [1, 2].map((attempt) => tooLong(1, { attempt, purpose: 'compaction' }));
    const { events } = await playScript(longScript(20, 8000, { faults, settings: settings({ keepResults: 50 }) }));
    const [first = 0, second = 0, third = 0] = attempts(events) as number[];
    expect([first, second > 0, third > second]).toEqual([0, true, true]);
    expect(events.find((each) => each.type === 'context.compacted')).toMatchObject({ enough: true });
  });

  test('is waited for when it may heal, and given up for this request after three attempts', async () => {
    const faults = [{ purpose: 'compaction', request: 1, status: 529 }];
    const { events } = await playScript(longScript(20, 8000, { faults, settings: settings({ keepResults: 50 }) }));
    expect(events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'done' });
    expect(forSummary(events, 'model.failed')).toHaveLength(9);
    expect(counted(events, 'model.retried')).toBe(6);
    expect(counted(events, 'compaction.failed')).toBe(3);
    const [one, two] = events.filter((each) => each.type === 'compaction.failed');
    const between = events.slice(one?.seq, two?.seq);
    expect(between.some((each) => each.type === 'model.responded' && each.purpose === undefined)).toBe(true);
  });

  test('three failures in a row stop it, until a person asks', async () => {
    const faults = [1, 2, 3].flatMap((attempt) => [{ purpose: 'compaction', attempt, asked: undefined, status: 400 }]);
    const script = longScript(20, 8000, {
      faults: faults.map(({ asked: _, ...each }) => each),
      settings: settings({ keepResults: 50 }),
    });
    const headless = await resting(script);
    const before = headless.log('r').events.length;
    expect(counted(headless.log('r').events, 'compaction.failed')).toBe(3);
    await headless.send({ do: 'compact', run: 'r' });
    await headless.atRest('r');
    const after = headless.log('r').events.slice(before);
    expect(after.map(({ type }) => type)).toEqual([
      'compaction.requested',
      'model.requested',
      'model.failed',
      'compaction.failed',
    ]);
    expect(headless.log('r').read(agentsView).main?.compaction.failures).toBe(1);
  });
});

function settings(context: object): object {
  return { context };
}

/** A run of the script that has come to its end. */
async function resting(script: Script, headless = new Headless()): Promise<Headless> {
  await headless.send({ do: 'start', run: 'r', script });
  await headless.send({ do: 'prompt', run: 'r', text: 'Read it.' });
  await headless.atRest('r');
  return headless;
}

describe('a person who asks for it', () => {
  test('gets it at once while the agent rests, which goes on resting', async () => {
    const headless = await resting(longScript(6, 200_000));
    const before = headless.log('r').events.length;
    await headless.send({ do: 'compact', run: 'r' });
    await headless.atRest('r');
    const { events } = headless.log('r');
    expect(events.slice(before).map(({ type }) => type)).toEqual([
      'compaction.requested',
      'model.requested',
      'model.responded',
      'context.compacted',
    ]);
    const { main } = headless.log('r').read(agentsView);
    expect(main?.rested).toMatchObject({ why: 'done' });
    expect(main?.compaction.asked).toBe(false);
    await headless.host.run('r')?.persist.flush();
    const store = headless.store as MemoryStore;
    expect((await store.runs()).map(({ rested }) => rested)).toEqual(['done']);
  });

  test('may say something meanwhile: it stays whole behind the summary, and is answered', async () => {
    const headless = await resting(longScript(6, 200_000));
    const log = headless.log('r');
    await headless.send({ do: 'compact', run: 'r' });
    expect(log.events.at(-1)).toMatchObject({ type: 'model.requested', purpose: 'compaction' });
    await headless.send({ do: 'prompt', run: 'r', text: 'And what else?' });
    await headless.atRest('r');
    const compacted = log.events.findIndex(({ type }) => type === 'context.compacted');
    const said = log.events.findLastIndex(({ type }) => type === 'prompt.submitted');
    expect(compacted).toBeGreaterThan(said);
    const next = log.events.findIndex((each, at) => at > compacted && each.type === 'model.requested');
    const { messages } = new Projector(log.events).at(next + 1).read(agentsView).main?.context ?? { messages: [] };
    expect([...messages].at(-1)).toBe(log.events[said]);
    expect(counted(log.events, 'context.compacted')).toBe(1);
  });

  test('may set the threshold lower, which holds from the next request on', async () => {
    const headless = await resting(longScript(6, 200_000));
    await headless.send({ do: 'set', run: 'r', config: { context: { compactAt: 0.01 } } });
    await headless.send({ do: 'prompt', run: 'r', text: 'And what else?' });
    await headless.atRest('r');
    expect(headless.log('r').events.find(({ type }) => type === 'context.compacted')).toMatchObject({
      trigger: 'threshold',
    });
  });

  test('is told when there is nothing to compact', async () => {
    const headless = await resting(longScript(0, 200_000));
    await headless.send({ do: 'compact', run: 'r' });
    expect(headless.notices.at(-1)).toMatchObject({
      say: 'refused',
      why: expect.stringContaining('nothing to compact'),
    });
  });

  test('may stop it again, and the agent still rests', async () => {
    const headless = await resting(longScript(6, 200_000));
    await headless.send({ do: 'compact', run: 'r' });
    await headless.send({ do: 'stop', run: 'r' });
    await headless.atRest('r');
    const { events } = headless.log('r');
    expect(counted(events, 'context.compacted')).toBe(0);
    expect(headless.log('r').read(agentsView).main).toMatchObject({
      rested: { why: 'done' },
      compaction: { asked: false },
    });
    await headless.send({ do: 'prompt', run: 'r', text: 'And now?' });
    await headless.atRest('r');
    expect(headless.log('r').events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'limit' });
  });
});

test('hooks come before and after, with what called for it, and what they say joins the conversation', async () => {
  const hooks = [
    { name: 'by itself', on: 'PreCompact', matcher: 'auto', context: 'Remember 8471.' },
    { name: 'by hand', on: 'PreCompact', matcher: 'manual', context: 'By hand.' },
    { name: 'after', on: 'PostCompact', when: { compact_summary: '*Goal*' }, context: 'The rules are in RULES.md.' },
  ];
  const { events } = await playScript(longScript(14, 8000, { settings: { hooks, context: { keepResults: 50 } } }));
  const ran = events.filter((each): each is EventOf<'hook.ran'> => each.type === 'hook.ran');
  expect(ran.map(({ on, hook }) => `${on} ${hook}`)).toEqual(['PreCompact by itself', 'PostCompact after']);
  const { messages } = new Projector(events).at(events.length).read(agentsView).main?.context ?? { messages: [] };
  expect([...messages].filter(({ type }) => type === 'hook.ran')).toHaveLength(2);
});

test('old results give way to a line that says how to read them again, and reading that works', async () => {
  const again = { when: { reply: 10 }, reply: { calls: [{ tool: 'read_file', input: { path: 'output:main.1' } }] } };
  const { events } = await playScript(longScript(12, 8000, { model: [again], settings: settings({ clearAt: 0.3 }) }));
  const cleared = events.find((each) => each.type === 'context.cleared');
  if (cleared?.type !== 'context.cleared') throw new Error('Nothing was cleared.');
  const { shrunk, dropped } = compactionOf(new Projector(events), cleared);
  expect(dropped).toEqual([]);
  expect(shrunk.map(({ after }) => after.type === 'tool.finished' && after.content[0])).toContainEqual({
    type: 'text',
    text: expect.stringMatching(/gave way.*read_file with path "output:main\.1"/),
  });
  const result = events.find((each) => each.type === 'tool.finished' && each.call === 'main.10');
  expect(JSON.stringify(result)).toContain('Some words that fill a line.');
});

test('a summary is paid for, and is no turn', async () => {
  const { events } = await playScript(longScript(30, 8000, { settings: settings({ keepResults: 50 }) }));
  const { tally } = new Projector(events).at(events.length).read(agentsView).main ?? { tally: undefined };
  expect(tally).toMatchObject({ replies: 31, turns: 31, summaries: forSummary(events, 'model.responded').length });
  expect(tally?.summaries).toBeGreaterThan(0);
});
