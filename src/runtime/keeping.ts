import type { ToolSpec } from '../protocol/config.ts';
import type { Event } from '../protocol/event.ts';
import {
  type Keeping,
  type KeepingAsk,
  keepingAsks,
  type ListedWorkspace,
  type StorageState,
} from '../protocol/keeping.ts';
import type { Keys } from '../storage/keys.ts';
import type { Store } from '../storage/store.ts';
import { readEvents } from './damage.ts';
import { doctor } from './doctor.ts';
import { leaksIn } from './leaks.ts';
import { difference } from './workspaces.ts';

/** What questions about what is kept are answered from. */
export interface Archives {
  readonly store: Store;
  readonly keys: Pick<Keys, 'list' | 'keyFor'>;
  /** What is shown of a run that is open, whether or not it is stored. */
  open(run: string): readonly Event[] | undefined;
  /** Tells the page, and the other tabs, that a list is another. */
  changed(what: 'runs' | 'workspaces'): void;
  /** The tools as they are described here: what links name without describing it. */
  specs(): readonly ToolSpec[];
}

/** Answers a question about what is kept, whatever it turns out to be. Throws in words for the person. */
export async function answerKeeping(archives: Archives, ask: KeepingAsk, about: unknown): Promise<unknown> {
  const read = keepingAsks[ask].safeParse(about === '' ? undefined : about);
  if (!read.success) throw new Error(`The runtime does not understand the question "${ask}".`);
  return keepingFrom(archives)[ask](read.data as never);
}

/** The answers to questions about what is kept. What packs and unpacks is loaded when it is needed. */
export function keepingFrom(archives: Archives): Keeping {
  const { store } = archives;
  return {
    workspaces: () => listWorkspaces(store),
    difference: (about) => difference(store, archives.open(about.run), about),
    exportArchive: (about) => exportArchive(archives, about),
    async readArchive({ bytes }) {
      const [{ readArchive }, { bringsOf }] = await Promise.all([
        import('./archive/read-archive.ts'),
        import('./archive/brings.ts'),
      ]);
      const { made, runs, workspaces, blobs, missing } = readArchive(bytes);
      const content = [...blobs.values()].reduce((sum, { length }) => sum + length, 0);
      return {
        made,
        runs: runs.map(({ title, events }) => ({ title, facts: events.length, brings: bringsOf(events) })),
        workspaces: workspaces.map(({ name, files }) => ({ name, files: countFiles(files) })),
        bytes: content,
        missing: missing.length,
      };
    },
    async importArchive({ bytes }) {
      const { readArchive } = await import('./archive/read-archive.ts');
      const archive = readArchive(bytes);
      const runs = archive.runs.map((run) => ({ ...run, id: newName() }));
      const workspaces = archive.workspaces.map((workspace) => ({ ...workspace, id: newName() }));
      await store.import({ at: Date.now(), runs, workspaces, blobs: archive.blobs });
      if (runs.length > 0) archives.changed('runs');
      if (workspaces.length > 0) archives.changed('workspaces');
      return { runs: runs.map(({ id }) => id), workspaces: workspaces.map(({ id }) => id) };
    },
    facts: ({ run }) => factsOf(archives, run),
    storage: () => storageOf(store),
    doctor: () => doctor(archives),
    async writeLink(about) {
      const { writeLink } = await import('./share/write-link.ts');
      return writeLink(archives, about, (run) => factsOf(archives, run));
    },
    async bring(about) {
      const { bring } = await import('./share/bring.ts');
      return bring(about, archives.specs());
    },
  };
}

async function listWorkspaces(store: Store): Promise<readonly ListedWorkspace[]> {
  const [workspaces, runs] = await Promise.all([store.workspaces(), store.runs()]);
  return Promise.all(
    workspaces.map(async ({ id, name, created, updated, moved, imported }) => ({
      id,
      name,
      created,
      updated,
      imported: imported !== undefined,
      files: countFiles((await store.head(id))?.files ?? []),
      runs: runs
        .filter(({ workspace }) => workspace?.id === id)
        .map((run) => ({ id: run.id, title: run.title, attached: run.workspace?.head === moved })),
    })),
  );
}

async function exportArchive(
  { store, keys, open }: Archives,
  { runs: ids, workspaces: names }: Parameters<Keeping['exportArchive']>[0],
): ReturnType<Keeping['exportArchive']> {
  const { pack } = await import('./archive/pack.ts');
  const runs = await Promise.all(
    ids.map(async (id) => {
      const events = await factsOf({ store, open }, id);
      const [first] = events;
      if (first === undefined) throw new Error('There is no such run here. It may have been deleted.');
      // a disk that fails may not even tell the title
      const record = await store.run(id).catch(() => undefined);
      const title = record?.title ?? (first.type === 'run.started' ? first.title : 'A run');
      return { title, events, breakpoints: record?.breakpoints };
    }),
  );
  const workspaces = await Promise.all(
    names.map(async (id) => {
      const head = await store.head(id);
      if (head === undefined) throw new Error('There is no such workspace here. It may have been deleted.');
      return { name: head.workspace.name, files: head.files };
    }),
  );
  const blob = (hash: string) => store.blob(hash).catch(() => undefined);
  const { bytes, entries, missing } = await pack({ made: Date.now(), runs, workspaces, blob });
  const [first] = [...runs.map(({ title }) => title), ...workspaces.map(({ name }) => name)];
  const more = runs.length + workspaces.length - 1;
  const name = `${fileName(first ?? 'nothing')}${more > 0 ? ` and ${more} more` : ''}.loopscope.zip`;
  return { name, bytes, missing, suspects: await leaksIn(entries, keys) };
}

/** What is shown of a run, or what is kept of it. */
async function factsOf({ store, open }: Pick<Archives, 'store' | 'open'>, run: string): Promise<readonly Event[]> {
  return open(run) ?? readEvents(await store.readEvents(run)).events;
}

async function storageOf(store: Store): Promise<StorageState> {
  const { usage, quota } = (await globalThis.navigator?.storage?.estimate?.().catch(() => undefined)) ?? {};
  const persisted = await globalThis.navigator?.storage?.persisted?.().catch(() => undefined);
  const [sizes, records] = await Promise.all([store.sizes(), store.runs()]);
  const bytesOf = new Map(sizes.runs.map(({ id, bytes }) => [id, bytes]));
  return {
    ...(store.none === undefined ? {} : { none: store.none }),
    ...(usage === undefined ? {} : { usage }),
    ...(quota === undefined ? {} : { quota }),
    ...(persisted === undefined ? {} : { persisted }),
    runs: records.map(({ id, title }) => ({ id, title, bytes: bytesOf.get(id) ?? 0 })),
    blobs: sizes.blobs,
  };
}

function countFiles(files: readonly { readonly entry: { readonly is: string } }[]): number {
  return files.filter(({ entry }) => entry.is !== 'folder').length;
}

/** A title as the name of a file on any system. */
function fileName(title: string): string {
  const plain = title.replace(/[^\p{L}\p{N} ._-]/gu, ' ').replace(/\s+/g, ' ');
  return plain.trim().replace(/^\.+/, '').slice(0, 80).trim() || 'Run';
}

/** A name that nothing has: what comes from elsewhere never takes the place of what is here. */
function newName(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, '0')).join('');
}
