import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '../protocol/event.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import type { Store } from '../storage/store.ts';
import { recordingOf } from '../views/recording.ts';
import { faultsIn } from './check-script.ts';
import { Headless } from './headless.ts';
import { playScript } from './play-script.ts';
import { canonical, contentsFor } from './recording.testing.ts';
import { finish, play, takeUp } from './replay.testing.ts';
import { scripts, testTools } from './scripts.testing.ts';

async function record(events: readonly Event[], store: Pick<Store, 'blob'>) {
  const recording = recordingOf(events, await contentsFor(events, store));
  // what a person saves is read again from its text
  const script = scriptSchema.parse(JSON.parse(JSON.stringify(recording.script))) as Script;
  expect(script).toEqual(recording.script);
  expect(faultsIn(script)).toEqual([]);
  return { ...recording, script };
}

test('for any generated run, the script made from it plays back to the same facts', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, async (source) => {
      const { events, store } = await play(source);
      const { script, lost } = await record(events, store);
      expect(lost).toEqual([]);
      const again = await playScript(script, () => {}, { tools: testTools });
      expect(canonical(again.events)).toEqual(canonical(events));
      expect(again.events.map(({ at }) => at)).toEqual(events.map(({ at }) => at));
    }),
    { numRuns: 25 },
  );
}, 30_000);

const looking = { tool: 'list_files', input: {} };
const base = {
  title: 'A run',
  files: { 'a.txt': 'one\n' },
  settings: { mode: 'auto', maxTurns: 9 },
};

/** Plays a script while a person breaks in; `acts` come when the run has so many facts. */
async function disturbed(source: object, acts: readonly (readonly [fact: number, wish: object])[]) {
  const script = scriptSchema.parse({ ...base, ...source }) as Script;
  const headless = new Headless();
  await headless.send({ do: 'start', run: 'r', script });
  const log = headless.log('r');
  for (const [fact, wish] of acts) {
    while (log.events.length < fact) await log.until(() => true, new AbortController().signal);
    await headless.send({ run: 'r', ...wish } as Parameters<Headless['send']>[0]);
  }
  await headless.atRest('r');
  return { events: log.events, store: headless.store };
}

test('a prompt in the middle of a turn, files of the person, a setting and a stop come back at their places', async () => {
  const model = [
    { when: { reply: 1 }, reply: { calls: [looking], speed: 20 } },
    { when: { reply: 2 }, reply: { text: 'A long reply. '.repeat(30) } },
    { reply: { text: 'Then this. '.repeat(50) } },
  ];
  const { events, store } = await disturbed({ model }, [
    [1, { do: 'prompt', text: 'Go.' }],
    [3, { do: 'prompt', text: 'And quickly.' }],
    [4, { do: 'write-files', files: [{ path: 'b.txt', text: 'two\n' }] }],
    [5, { do: 'set', config: { mode: 'plan' } }],
    [10, { do: 'stop' }],
  ]);
  expect(events.map(({ type }) => type)).toContain('stop.requested');
  const { script } = await record(events, store);
  const again = await playScript(script);
  expect(canonical(again.events)).toEqual(canonical(events));
});

test('a person who compacts the conversation does so again, with the summary that came', async () => {
  const { events, store } = await disturbed(
    { model: [{ when: { reply: 7 }, reply: { text: 'Well.' } }, { reply: { calls: [looking] } }] },
    [
      [1, { do: 'prompt', text: 'Go.' }],
      [34, { do: 'compact' }],
    ],
  );
  expect(events.map(({ type }) => type)).toContain('context.compacted');
  const { script } = await record(events, store);
  expect(canonical((await playScript(script)).events)).toEqual(canonical(events));
});

test.each([
  ['a network that fails', { reason: 'No route.' }],
  ['a stream that is cut', { cutAfter: 3 }],
  ['a key that is refused', { status: 401 }],
  ['a conversation that is too long', { status: 400, reason: 'prompt is too long' }],
  ['an answer that takes its time to fail', { status: 529, delay: 1234, retryAfter: 3 }],
])('%s fails in the recording as it did', async (_, fault) => {
  const model = [{ reply: { text: 'At last.' } }];
  const { events, store } = await disturbed({ model, faults: [{ request: 1, attempt: 1, ...fault }] }, [
    [1, { do: 'prompt', text: 'Go.' }],
  ]);
  const { script } = await record(events, store);
  expect(canonical((await playScript(script)).events)).toEqual(canonical(events));
});

test('pages of the script come with it, and what was fetched of them is fetched again', async () => {
  const fetch = { calls: [{ tool: 'web_fetch', input: { url: 'https://tides.example/' } }] };
  const model = [{ when: { reply: 1 }, reply: fetch }, { reply: { text: 'High.' } }];
  const go = [[1, { do: 'prompt', text: 'Go.' }]] as const;
  const pages = { 'https://tides.example/': { title: 'Tides', html: '<p>High at 12.</p>' } };
  const { events, store } = await disturbed({ model, pages }, go);
  const recorded = await record(events, store);
  expect(recorded.lost).toEqual([]);
  expect(recorded.script.results).toBeUndefined();
  expect(canonical((await playScript(recorded.script)).events)).toEqual(canonical(events));
});

test('words that look like quotes stay words', async () => {
  const { events, store } = await disturbed({ model: [{ reply: { text: 'Write {{last}}.', plain: true } }] }, [
    [1, { do: 'prompt', text: 'Go.' }],
  ]);
  const { script } = await record(events, store);
  const again = await playScript(script);
  expect(again.events.at(-1)).toMatchObject({ type: 'agent.rested', text: 'Write {{last}}.' });
});

test('what looks like a key is nowhere in a recording', async () => {
  const key = 'sk-canary-0123456789abcdef';
  const model = [{ reply: { text: `Your key is ${key}.` } }];
  const { events, store } = await disturbed({ model, files: { 'config.json': `{"key":"${key}"}` } }, [
    [1, { do: 'prompt', text: `Use ${key}.` }],
  ]);
  const { script } = await record(events, store);
  expect(JSON.stringify(events)).toContain(key);
  expect(JSON.stringify(script)).not.toContain(key);
  // as long as it was, so that sizes are told the same
  expect(script.files['config.json']).toBe('{"key":"[key removed.............]"}');
});

test('a run that read and listed files with keys in them plays back, and says how many keys were taken out', async () => {
  const files = {
    'config.json': '{\n  "key": "sk-ant-api03-AbCdEf0123456789"\n}\n',
    'b.txt': 'ghp_0123456789abcdefghijABCD',
  };
  const calls = [
    looking,
    { tool: 'read_file', input: { path: 'config.json' } },
    { tool: 'grep', input: { pattern: 'key|ghp' } },
  ];
  const model = [{ when: { reply: 1 }, reply: { calls } }, { reply: { text: 'Seen.' } }];
  const { events, store } = await disturbed({ model, files }, [[1, { do: 'prompt', text: 'Look.' }]]);
  const { script, keys } = await record(events, store);
  expect(keys).toBe(2);
  const again = await playScript(script);
  expect(again.events.map(({ type, at }) => [type, at])).toEqual(events.map(({ type, at }) => [type, at]));
  expect(again.checks).toMatchObject([{ passed: true }]);
});

/** Acts of a person who breaks in whenever the run has so many facts, or comes to more at once. */
const disturbances = fc.array(
  fc.record({
    at: fc.integer({ min: 1, max: 40 }),
    wish: fc.oneof(
      fc.constantFrom(200_000, 9_000).map((window) => ({
        do: 'set' as const,
        config: { model: { provider: 'scripted', id: `model ${window}`, window, maxOutputTokens: 4000, prices } },
      })),
      fc.constantFrom('default' as const, 'auto' as const, 'plan' as const).map((mode) => ({
        do: 'set' as const,
        config: { mode },
      })),
      fc.constantFrom('write', 'make', 'read_file(src/**)').map((rule) => ({
        do: 'set' as const,
        config: { rules: [{ verdict: 'allow' as const, rule, source: 'person' }] },
      })),
      fc.constant({ do: 'set' as const, config: { limits: { maxTurns: 20, maxSpend: 0.02 }, system: 'Be brief.' } }),
      fc.constant({ do: 'set' as const, config: { hooks: [{ name: 'no', on: 'PreToolUse' as const, block: 'No.' }] } }),
      fc.constantFrom('a.txt', 'own/b.txt').map((path) => ({
        do: 'write-files' as const,
        files: [{ path, text: 'mine\n' }],
      })),
      fc.constant({ do: 'prompt' as const, text: 'And this.' }),
    ),
  }),
  { maxLength: 4 },
);
const prices = { input: 300, output: 1500, cacheRead: 30, cacheWrite: 375 };

test('a model that is switched, settings, prices and files of one’s own, whenever they come, come again', async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(scripts, disturbances, async (source, acts) => {
      const headless = new Headless({ tools: testTools });
      await headless.send({ do: 'start', run: 'r', script: source });
      const log = headless.log('r');
      const left = acts.toSorted((a, b) => a.at - b.at);
      log.listen(() => {
        while (left[0] !== undefined && left[0].at <= log.events.length) {
          const { wish } = left.shift() as (typeof left)[number];
          void headless.send({ ...wish, run: 'r' } as Parameters<Headless['send']>[0]);
        }
      });
      await finish(headless, source);
      changed += log.events.filter(({ type }) => type === 'settings.changed').length;
      const { script, lost } = await record(log.events, headless.store);
      expect(lost).toEqual([]);
      const again = await playScript(script, () => {}, { tools: testTools });
      expect(canonical(again.events)).toEqual(canonical(log.events));
    }),
    { numRuns: 40 },
  );
  expect(changed).toBeGreaterThan(10);
}, 60_000);

test('a run that was cut off anywhere and taken up again plays back, but for what broke off, which is said', async () => {
  const broken = { requests: 0, calls: 0 };
  await fc.assert(
    fc.asyncProperty(scripts, fc.nat(9999), async (source, where) => {
      const first = await play(source);
      const cut = 1 + (where % first.events.length);
      const { events, store } = await takeUp(first, cut, source);
      const { script, lost } = await record(events, store);
      if (events.some((event) => event.type === 'tool.finished' && event.because === 'interrupted')) {
        broken.calls += 1;
        expect(lost.join()).toMatch(/Call \S+ broke off/);
        return;
      }
      const kept = events.filter(({ type, seq, agent }, index) => {
        const next = events.slice(index + 1).find((each) => each.agent === agent && isOfModel(each.type));
        return (
          type !== 'model.requested' ||
          seq >= cut ||
          (next?.type !== 'model.requested' && next?.type !== 'agent.rested')
        );
      });
      broken.requests += events.length - kept.length;
      expect(lost.length).toBe(kept.length < events.length ? 1 : 0);
      // of agents that work at the same time another may go first then, which is said as well
      if (lost.length > 0 && events.some(({ type }) => type === 'agent.started')) return;
      const again = await playScript(script, () => {}, { tools: testTools });
      expect(byAgent(again.events)).toEqual(byAgent(kept));
    }),
    { numRuns: 60 },
  );
  expect(broken.requests).toBeGreaterThan(0);
  expect(broken.calls).toBeGreaterThan(0);
}, 60_000);

const isOfModel = (type: Event['type']): boolean =>
  type === 'model.requested' || type === 'model.responded' || type === 'model.failed' || type === 'agent.rested';

/**
 * The facts of each agent: of agents that work at the same time, a reload may let another go first. A fact that names
 * another by its number names it by its place among those of its agent.
 */
function byAgent(events: readonly Event[]): Readonly<Record<string, readonly unknown[]>> {
  const agents: Record<string, unknown[]> = {};
  for (const event of canonical(events) as readonly Event[]) {
    const placeOf = (fact: number) => events.filter(({ agent, seq }) => agent === event.agent && seq < fact).length;
    const { seq: _, agent, ...fact } = event;
    const named = { ...fact } as Record<string, unknown>;
    if (event.type === 'context.compacted') named.keeps = placeOf(event.keeps);
    if (event.type === 'model.requested' && event.sums !== undefined)
      named.sums = { ...event.sums, until: placeOf(event.sums.until) };
    agents[agent] = [...(agents[agent] ?? []), named];
  }
  return agents;
}

test('what is no text is left out, and said', async () => {
  const { events } = await disturbed({ model: [{ reply: {} }] }, []);
  expect(recordingOf(events, new Map()).lost).toEqual(['a.txt is no text, and was left out.']);
});

test('a run that goes another way than its recording stops, and says where', async () => {
  const { events, store } = await disturbed({ model: [{ reply: { text: 'Well.' } }] }, [
    [1, { do: 'prompt', text: 'Go.' }],
  ]);
  const { script } = await record(events, store);
  const astray = { ...script, recorded: script.recorded.map((each) => ({ ...each, fact: each.fact + 40 })) };
  await expect(playScript(astray)).rejects.toThrow('went another way');
});
