import { expect, test } from 'vitest';
import { dice } from '../../base/dice.testing.ts';
import type { Event } from '../../protocol/event.ts';
import { Keys } from '../../storage/keys.ts';
import { MemoryStore } from '../../storage/memory.ts';
import { Headless } from '../headless.ts';
import { keepingFrom } from '../keeping.ts';
import { testTools } from '../scripts.testing.ts';
import { encode, forged, packed, sealed } from './archive.testing.ts';
import { ArchiveFault } from './fault.ts';

const seed = globalThis.process?.env.SEED;
/** All of them when seeds are explored; here a fifth, from one seed. */
const mutants = seed === undefined ? 2_000 : 10_000;
const noKeys = new Keys({
  read: async () => undefined,
  write: async () => {},
  delete: async () => {},
  origins: async () => [],
});

/** A store, and a host over it in which every call and every model is counted. */
function place() {
  const store = new MemoryStore();
  let acted = 0;
  const tools = new Map(
    [...testTools].map(([name, tool]) => [name, { ...tool, execute: () => Promise.reject(new Error(`${++acted}`)) }]),
  );
  const model = () => ({
    // biome-ignore lint/correctness/useYield: it only counts
    async *stream() {
      acted += 1;
    },
  });
  const headless = new Headless({ store, tools, model });
  const changed = (): void => {};
  const keeping = keepingFrom({
    store,
    keys: noKeys,
    open: (run) => headless.host.events(run),
    changed,
    specs: () => [],
  });
  return { store, headless, keeping, acted: () => acted };
}

type Whole = Awaited<ReturnType<typeof packed>>;
type Mutate = (whole: Whole, roll: (below: number) => number) => Uint8Array;

const other = { type: 'prompt.submitted', text: 'Forged.' };
const swap = (events: readonly Event[], a: number, b: number) =>
  events.with(a, events[b] as Event).with(b, events[a] as Event);

/** What a disk, a line or a forger may do to an archive. */
const mutations: Readonly<Record<string, Mutate>> = {
  'a bit is flipped': ({ bytes }, roll) => {
    const at = roll(bytes.length);
    return bytes.with(at, (bytes[at] ?? 0) ^ (1 << roll(8)));
  },
  'bytes are noise': ({ bytes }, roll) => {
    const from = roll(bytes.length);
    return bytes.map((each, at) => (at >= from && at < from + 40 ? roll(256) : each));
  },
  'it is cut off': ({ bytes }, roll) => bytes.slice(0, roll(bytes.length)),
  'a part is left out': ({ bytes }, roll) => {
    const from = roll(bytes.length);
    return Uint8Array.from([...bytes.slice(0, from), ...bytes.slice(from + 1 + roll(200))]);
  },
  'it begins late': ({ bytes }, roll) => bytes.slice(roll(bytes.length)),
  'two entries change places': ({ entries }, roll) => {
    const names = [...entries.keys()];
    const [a, b] = [names[roll(names.length)] ?? '', names[roll(names.length)] ?? ''];
    const manifest = JSON.parse(new TextDecoder().decode(entries.get('manifest.json')));
    const swapped = new Map([...entries, [a, entries.get(b) ?? encode('')], [b, entries.get(a) ?? encode('')]]);
    return sealed(swapped, a === b ? { ...manifest, more: 1 } : manifest);
  },
  'facts change places': ({ entries, events }, roll) =>
    forged(entries, swap(events, roll(events.length), roll(events.length))),
  'a fact is another': ({ entries, events }, roll) => {
    const at = roll(events.length);
    return forged(entries, events.with(at, { ...events[roll(events.length)], seq: at } as Event));
  },
  'a fact is left out, and the rest closes up': ({ entries, events }, roll) =>
    forged(
      entries,
      events.toSpliced(roll(events.length), 1).map((event, seq) => ({ ...event, seq })),
    ),
  'a field is something else': ({ entries, events }, roll) => {
    const at = roll(events.length);
    const event = events[at] as Event & Record<string, unknown>;
    const names = Object.keys(event);
    const odd = [null, 7, -1, '', [], {}, '__proto__', 'main.1', true][roll(9)];
    return forged(entries, events.with(at, { ...event, [names[roll(names.length)] ?? 'x']: odd } as Event));
  },
  'it goes on after its end': ({ entries, events }, roll) => {
    const seq = events.length;
    const last: object[] = [
      { type: 'approval.resolved', call: 'main.2', verdict: 'allow', by: 'person' },
      { type: 'settings.changed', because: 'person', config: { mode: 'auto' } },
      other,
      { type: 'tool.started', call: 'main.1' },
      { type: 'model.retried', because: 'asked' },
    ];
    return forged(entries, [...events, { seq, at: 1, agent: 'main', ...last[roll(last.length)] }]);
  },
  'it ends where something is to be done': ({ entries, events }, roll) =>
    forged(entries, events.slice(0, 1 + roll(events.length))),
};

test(`of ${mutants} mutated archives none throws anything but the refusal, runs anything, or is half imported`, async () => {
  const whole = await packed();
  const roll = dice(Number(seed ?? 1));
  const kinds = Object.entries(mutations);
  const outcomes = new Map(kinds.map(([kind]) => [kind, { refused: 0, imported: 0 }]));
  for (let n = 0; n < mutants; n++) {
    const [kind, mutate] = kinds[n % kinds.length] ?? ['', () => whole.bytes];
    const bytes = mutate(whole, roll);
    const outcome = outcomes.get(kind) ?? { refused: 0, imported: 0 };
    const { store, headless, keeping, acted } = place();
    try {
      const { runs, workspaces } = await keeping.importArchive({ bytes });
      outcome.imported += 1;
      expect([runs.length, workspaces.length]).toEqual([1, 1]);
      const [run = ''] = runs;
      const before = await store.readEvents(run);
      expect((await store.run(run))?.imported).toBeDefined();
      await headless.send({ do: 'open', run });
      const shown = headless.notices.find((notice) => notice.say === 'log');
      expect(shown).toMatchObject({ fixed: 'imported', readOnly: expect.stringMatching(/made elsewhere/) });
      for (const wish of [
        { do: 'prompt', run, text: 'Go.' },
        { do: 'continue', run },
        { do: 'take-over', run },
        { do: 'decide', run, call: 'main.2', verdict: 'allow' },
        { do: 'resume', run },
        { do: 'adopt', run, workspace: workspaces[0] ?? '', moved: 1 },
      ] as const)
        await headless.send(wish);
      expect(headless.notices.filter(({ say }) => say === 'refused')).toHaveLength(6);
      expect(await store.readEvents(run)).toEqual(before);
    } catch (error) {
      if (!(error instanceof ArchiveFault)) throw error;
      outcome.refused += 1;
      expect(await store.runs()).toEqual([]);
      expect(await store.workspaces()).toEqual([]);
      expect((await store.sizes()).blobs.count).toBe(0);
    }
    expect(acted()).toBe(0);
  }
  // a check that only ever sees refusals would pass by seeing nothing
  expect(outcomes.get('it goes on after its end')?.imported).toBeGreaterThan(mutants / 100);
  expect(outcomes.get('it is cut off')?.imported).toBe(0);
  for (const { refused, imported } of outcomes.values()) expect(refused + imported).toBeGreaterThan(mutants / 13);
});
