import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Config } from '../protocol/config.ts';
import type { Event, Fact, FileChange } from '../protocol/event.ts';
import { change, emptyFolder, type Folder, walk, workspaceView } from '../views/workspace.ts';
import { hashesIn } from './named.ts';
import type { Batch, Store } from './store.ts';

const config: Config = {
  model: { provider: 'scripted', id: 'scripted', window: 200_000, maxOutputTokens: 8000 },
  system: '',
  tools: [],
  mode: 'default',
  rules: [],
  hooks: [],
  limits: { maxTurns: 50 },
};

/** A log of these facts, one a second. */
export function logOf(facts: readonly Fact[], from = 0): readonly Event[] {
  return facts.map((fact, i) => ({ seq: from + i, at: (from + i) * 1000, agent: 'main', ...fact }));
}

/** How a run begins. */
export function started(files: readonly FileChange[] = []): Fact {
  return { type: 'run.started', format: 1, title: 'A run', scenario: 'todo', config, files, seed: 1 };
}

export const said = (text: string): Fact => ({ type: 'prompt.submitted', text });
export const rested: Fact = { type: 'agent.rested', why: 'done', text: 'Done.' };
const changed = (changes: readonly FileChange[]): Fact => ({ type: 'files.changed', because: 'person', changes });

/** What the store knows of a run of these facts, for its first writer. */
function batchOf(run: string, facts: readonly Fact[], more: Partial<Batch> = {}): Batch {
  return { run, owner: 1, from: 0, events: logOf(facts, more.from), ...more };
}

const name = fc.constantFrom('a', 'b', 'c', 'a0', 'a.b', 'ä', '__proto__');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
const entry: fc.Arbitrary<FileChange['entry']> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ is: fc.constant('file'), blob: fc.constantFrom('1', '2'), bytes: fc.nat(9) }) },
  fc.record({ is: fc.constant('link'), target: path }),
  fc.record({ is: fc.constant('folder') }),
  { weight: 2, arbitrary: fc.record({ is: fc.constant('gone') }) },
) as fc.Arbitrary<FileChange['entry']>;
const changes = fc.array(fc.record({ path, entry }), { maxLength: 6 });

const file = (path: string): FileChange => ({ path, entry: { is: 'file', blob: path, bytes: 1 } });
const hashed = (content: string): string => content.padStart(64, 'a');
/** A file whose content has a name as the real ones have. */
const named = (content: string): FileChange => ({
  path: content,
  entry: { is: 'file', blob: hashed(content), bytes: 1 },
});

async function withWorkspace(store: Store): Promise<Store> {
  await store.createWorkspace({ id: 'w', name: 'W', created: 0 });
  return store;
}

/** A tree as text, folders and all, without the places of the facts that made it. */
function drawn(folder: Folder, at = ''): readonly string[] {
  return [...folder.names].flatMap(([each, node]) => {
    const where = `${at}/${each}`;
    if (node.is === 'folder') return [where, ...drawn(node, where)];
    return [`${where} ${node.is} ${node.is === 'file' ? node.blob : node.target}`];
  });
}

/** What every store does. `open` gives an empty one. */
export function describeStore(title: string, open: () => Store, rounds: number): void {
  describe(title, () => {
    test('an empty store has nothing', async () => {
      const store = open();
      expect(await store.runs()).toEqual([]);
      expect(await store.run('r')).toBeUndefined();
      expect(await store.readEvents('r')).toEqual([]);
      expect(await store.takeOwnership('r')).toBeUndefined();
      expect(await store.blob('none')).toBeUndefined();
      expect(await store.setting('none')).toBeUndefined();
      expect(await store.head('none')).toBeUndefined();
      expect(await store.workspaces()).toEqual([]);
      expect(await store.reclaim()).toEqual({ next: undefined, gone: 0 });
    });

    test('the first facts create a run, and its record follows from them', async () => {
      const store = open();
      const batch = batchOf('r', [started(), said('Hello'), rested], { workspace: { id: 'w', head: 0 } });
      expect(await store.append(batch)).toEqual({ is: 'kept', length: 3 });
      expect(await store.readEvents('r')).toEqual(batch.events);
      expect(await store.run('r')).toEqual({
        id: 'r',
        title: 'A run',
        scenario: 'todo',
        created: 0,
        updated: 2000,
        length: 3,
        owner: 1,
        rested: 'done',
        workspace: { id: 'w', head: 0 },
      });
      await store.append(batchOf('r', [said('Go on')], { from: 3 }));
      expect(await store.run('r')).toMatchObject({ length: 4, updated: 3000 });
      expect(await store.run('r')).not.toHaveProperty('rested');
    });

    test('batches come back in order, however many there are', async () => {
      const store = open();
      const events = logOf([started(), ...Array.from({ length: 24 }, (_, i) => said(`${i}`))]);
      for (let from = 0; from < 25; from += 2)
        await store.append({ run: 'r', owner: 1, from, events: events.slice(from, from + 2) });
      await store.append(batchOf('r2', [started()]));
      expect(await store.readEvents('r')).toEqual(events);
      expect(await store.readEvents('r2')).toHaveLength(1);
    });

    test('facts that are kept already are passed over', async () => {
      const store = open();
      const events = logOf([started(), said('a'), said('b')]);
      const append = (to: number) => store.append({ run: 'r', owner: 1, from: 0, events: events.slice(0, to) });
      expect(await append(2)).toEqual({ is: 'kept', length: 2 });
      expect(await append(2)).toEqual({ is: 'kept', length: 2 });
      expect(await append(3)).toEqual({ is: 'kept', length: 3 });
      expect(await store.readEvents('r')).toEqual(events);
    });

    test('nothing is written after a gap, before the start, or over facts of another', async () => {
      const store = open();
      expect(await store.append(batchOf('r', [said('a')]))).toMatchObject({ is: 'lost' });
      expect(await store.append(batchOf('r', [said('a')], { from: 1 }))).toMatchObject({ is: 'lost' });
      await store.append(batchOf('r', [started(), said('a'), said('b')]));
      expect(await store.append(batchOf('r', [said('d')], { from: 4 }))).toMatchObject({ is: 'lost' });
      expect(await store.append(batchOf('r', [said('b')], { from: 1 }))).toMatchObject({ is: 'lost' });
      expect(await store.readEvents('r')).toHaveLength(3);
    });

    test('who takes a run over shuts out whoever wrote before', async () => {
      const store = open();
      await store.append(batchOf('r', [started()]));
      expect(await store.takeOwnership('r')).toBe(2);
      expect(await store.append(batchOf('r', [said('old')], { from: 1 }))).toEqual({
        is: 'lost',
        why: 'Another tab has taken this run over.',
      });
      expect(await store.append(batchOf('r', [said('new')], { from: 1, owner: 2 }))).toEqual({ is: 'kept', length: 2 });
    });

    test('a run can be renamed and deleted, and its writer is told', async () => {
      const store = open();
      await store.append(batchOf('r', [started()]));
      await store.append(batchOf('s', [started(), said('later')]));
      await store.amendRun('r', { title: 'Better' });
      await store.amendRun('none', { title: 'Nothing' });
      await store.append(batchOf('r', [said('a')], { from: 1 }));
      expect((await store.runs()).map(({ id, title }) => [id, title])).toEqual([
        ['r', 'Better'],
        ['s', 'A run'],
      ]);
      await store.deleteRun('r');
      expect(await store.readEvents('r')).toEqual([]);
      expect((await store.runs()).map(({ id }) => id)).toEqual(['s']);
      expect(await store.append(batchOf('r', [said('b')], { from: 2 }))).toMatchObject({ is: 'lost' });
      expect(await store.run('r')).toBeUndefined();
    });

    test('the run that changed last comes first', async () => {
      const store = open();
      await store.append(batchOf('old', [started()]));
      await store.append(batchOf('new', [started(), said('a'), said('b')]));
      await store.append(batchOf('between', [started(), said('a')]));
      expect((await store.runs()).map(({ id }) => id)).toEqual(['new', 'between', 'old']);
    });

    test('content on hold is found at once', async () => {
      const store = open();
      store.hold('r', 'h', new Uint8Array([1, 2, 3]));
      expect(await store.blob('h')).toEqual(new Uint8Array([1, 2, 3]));
      await store.append(batchOf('r', [started()]));
      expect(await store.blob('h')).toEqual(new Uint8Array([1, 2, 3]));
    });

    test('settings are kept by key', async () => {
      const store = open();
      await store.setSetting('theme', { dark: true });
      await store.setSetting('theme', { dark: false });
      expect(await store.setting('theme')).toEqual({ dark: false });
    });

    test('the head of a workspace is the tree that its run made', async () => {
      const head = fc.asyncProperty(changes, fc.array(changes, { maxLength: 4 }), async (files, edits) => {
        const store = await withWorkspace(open());
        const events = logOf([started(files), ...edits.map(changed)]);
        for (const [from, event] of events.entries())
          await store.append({ run: 'r', owner: 1, from, events: [event], workspace: { id: 'w', head: 0 } });
        const tree = events.reduce(workspaceView.evolve, workspaceView.initial);
        const kept = change(emptyFolder, (await store.head('w'))?.files ?? [], { seq: 0, at: 0 });
        expect(drawn(kept)).toEqual(drawn(tree));
        expect([...walk(kept)]).toHaveLength([...walk(tree)].length);
      });
      await fc.assert(head, { numRuns: rounds });
    });

    test('a run that begins from a head and changes nothing does not move it', async () => {
      const store = await withWorkspace(open());
      await store.append(batchOf('r', [started([file('a')])], { workspace: { id: 'w', head: 0 } }));
      const begun = batchOf('s', [started([file('a')]), said('Hello')], { workspace: { id: 'w', head: 1 } });
      expect(await store.append(begun)).toEqual({ is: 'kept', length: 2 });
      expect((await store.head('w'))?.workspace).toEqual({ id: 'w', name: 'W', created: 0, updated: 0, moved: 1 });
    });

    test('of two runs from one head, the first to write moves it, and the other is detached until it adopts', async () => {
      const store = await withWorkspace(open());
      const paths = async () => (await store.head('w'))?.files.map(({ path }) => path);
      await store.append(batchOf('r', [started([file('a')])], { workspace: { id: 'w', head: 0 } }));
      await store.append(batchOf('s', [started([file('a')])], { workspace: { id: 'w', head: 1 } }));
      const write = (run: string, path: string, from: number) =>
        store.append(batchOf(run, [changed([file(path)])], { from }));
      expect(await write('s', 'b', 1)).toEqual({ is: 'kept', length: 2, head: 'moved' });
      expect(await write('r', 'c', 1)).toEqual({ is: 'kept', length: 2, head: 'detached' });
      expect(await paths()).toEqual(['a', 'b']);
      const adoption = { workspace: 'w', run: 'r', at: 9 };
      const changes = [{ path: 'b', entry: { is: 'gone' } } as const, file('c')];
      expect(await store.adopt({ ...adoption, moved: 1, changes })).toMatchObject({ is: 'refused' });
      expect(await store.adopt({ ...adoption, moved: 2, changes })).toEqual({ is: 'adopted' });
      expect(await paths()).toEqual(['a', 'c']);
      expect(await write('r', 'd', 2)).toMatchObject({ head: 'moved' });
      expect(await write('s', 'e', 2)).toMatchObject({ head: 'detached' });
      expect(await paths()).toEqual(['a', 'c', 'd']);
    });

    test('a run that begins from files which are gone by then is refused', async () => {
      const store = await withWorkspace(open());
      const lost = batchOf('r', [started([named('0')])], { workspace: { id: 'w', head: 0 } });
      expect(await store.append(lost)).toMatchObject({ is: 'lost', why: expect.stringMatching(/Start it again/) });
      expect(await store.run('r')).toBeUndefined();
    });

    test('workspaces are renamed and deleted; runs that began from them keep their files', async () => {
      const store = await withWorkspace(open());
      await store.append(batchOf('r', [started([file('a')])], { workspace: { id: 'w', head: 0 } }));
      await store.renameWorkspace('w', 'Better');
      await store.createWorkspace({ id: 'w', name: 'Again', created: 5 });
      expect((await store.workspaces()).map(({ name }) => name)).toEqual(['Better']);
      await store.deleteWorkspace('w');
      expect(await store.head('w')).toBeUndefined();
      expect(await store.append(batchOf('r', [changed([file('b')])], { from: 1 }))).toMatchObject({ head: 'detached' });
      expect(await store.readEvents('r')).toHaveLength(2);
    });

    test('what is imported comes whole, as made elsewhere, and never over what is there', async () => {
      const store = open();
      const runs = [{ id: 'r', title: 'Theirs', events: logOf([started([named('1')]), said('Hello'), rested]) }];
      const workspaces = [{ id: 'w', name: 'W', files: [named('2')] }];
      const blobs = new Map([hashed('1'), hashed('2')].map((hash) => [hash, new Uint8Array([7])]));
      await store.import({ at: 7, runs, workspaces, blobs });
      expect(await store.run('r')).toMatchObject({ title: 'Theirs', length: 3, rested: 'done', imported: 7 });
      expect(await store.readEvents('r')).toEqual(runs[0]?.events);
      expect(await store.head('w')).toEqual({
        workspace: { id: 'w', name: 'W', created: 7, updated: 7, moved: 1, imported: 7 },
        files: [named('2')],
      });
      expect((await store.reclaim()).gone).toBe(0);
      expect(await store.blob(hashed('2'))).toBeDefined();
    });

    const deed = fc.tuple(
      fc.constantFrom('hold', 'write', 'delete', 'reclaim', 'clear workspace', 'begin'),
      fc.nat(2),
      fc.nat(3),
    );
    test('whatever happens in whatever order, content that something names stays, and what nothing names goes', async () => {
      const property = fc.asyncProperty(fc.array(deed, { maxLength: 40 }), async (deeds) => {
        const store = open();
        const length = new Map<string, number>();
        const waiting: { readonly run: string; readonly content: string }[] = [];
        let round = 0;
        const going: Promise<unknown>[] = [];
        const write = (run: string, facts: readonly Fact[]) => {
          const from = length.get(run) ?? 0;
          length.set(run, from + facts.length);
          going.push(store.append(batchOf(run, facts, { from, workspace: { id: 'w', head: 0 } })));
        };
        for (const [does, n, content] of deeds) {
          const run = [...length.keys()][n % Math.max(1, length.size)];
          if (does === 'begin') {
            going.push(store.createWorkspace({ id: 'w', name: 'W', created: 0 }));
            write(`r${round++}`, [started()]);
          } else if (does === 'reclaim') going.push(store.reclaim());
          else if (does === 'clear workspace') going.push(store.deleteWorkspace('w'));
          else if (run === undefined) continue;
          else if (does === 'hold') {
            store.hold(run, hashed(`${content}`), new Uint8Array([content]));
            waiting.push({ run, content: `${content}` });
          } else if (does === 'write') {
            const mine = waiting.findIndex((each) => each.run === run);
            const [next] = mine < 0 ? [] : waiting.splice(mine, 1);
            write(run, [next === undefined ? said('nothing') : changed([named(next.content)])]);
          } else {
            length.delete(run);
            waiting.splice(0, waiting.length, ...waiting.filter((each) => each.run !== run));
            going.push(store.deleteRun(run));
          }
          if (does !== 'delete' && n === 0) continue;
          await Promise.all(going.splice(0));
        }
        await Promise.all(going);
        await store.reclaim();
        const events = await Promise.all([...length.keys()].map((each) => store.readEvents(each)));
        const names = hashesIn([events, (await store.head('w'))?.files]);
        for (const content of ['0', '1', '2', '3']) {
          const hash = hashed(content);
          const found = await store.blob(hash);
          if (names.has(hash)) expect(found).toEqual(new Uint8Array([Number(content)]));
          else if (!waiting.some((each) => each.content === content)) expect(found).toBeUndefined();
        }
      });
      await fc.assert(property, { numRuns: rounds * 4 });
    });
  });
}
