import type { Entry } from '../protocol/event.ts';
import { contentAtStart, editsOf, type HeadEdit, isWithin, moveHead } from './head.ts';
import { Held } from './held.ts';
import { hashesIn } from './named.ts';
import { advance, recordOf } from './record.ts';
import type {
  Adopted,
  Adoption,
  Amendment,
  Appended,
  Batch,
  Head,
  Import,
  RunRecord,
  Sizes,
  Store,
  WorkspaceRecord,
} from './store.ts';
import { contentGone, moved, noRun, noWorkspace } from './trouble.ts';

/** A store in memory, for tests and for browsers that keep nothing; in these, `none` says why. */
export class MemoryStore implements Store {
  readonly none: string | undefined;
  readonly #runs = new Map<string, RunRecord>();
  readonly #events = new Map<string, unknown[]>();
  readonly #held = new Held();
  readonly #blobs = new Map<string, Uint8Array>();
  readonly #workspaces = new Map<string, WorkspaceRecord>();
  readonly #heads = new Map<string, Map<string, Entry>>();
  readonly #settings = new Map<string, unknown>();

  constructor(options: { readonly none?: string } = {}) {
    this.none = options.none;
  }

  async runs(): Promise<readonly RunRecord[]> {
    return [...this.#runs.values()].sort((a, b) => b.updated - a.updated);
  }

  async run(id: string): Promise<RunRecord | undefined> {
    return this.#runs.get(id);
  }

  async blob(hash: string): Promise<Uint8Array | undefined> {
    return this.#held.get(hash) ?? this.#blobs.get(hash);
  }

  async setting(key: string): Promise<unknown> {
    return this.#settings.get(key);
  }

  async readEvents(run: string, from = 0): Promise<readonly unknown[]> {
    return (this.#events.get(run) ?? []).slice(from);
  }

  async takeOwnership(run: string): Promise<number | undefined> {
    const record = this.#runs.get(run);
    if (record === undefined) return undefined;
    const owner = record.owner + 1;
    this.#runs.set(run, { ...record, owner });
    return owner;
  }

  async append(batch: Batch): Promise<Appended> {
    const step = advance(this.#runs.get(batch.run), batch);
    if (step.is === 'lost') return step;
    const { events } = step;
    const named = hashesIn(events);
    const gone = contentAtStart(batch).some((hash) => !this.#blobs.has(hash) && this.#held.get(hash) === undefined);
    if (gone) return { is: 'lost', why: contentGone };
    const { id = '' } = step.record.workspace ?? {};
    const rows = this.#heads.get(id) ?? new Map<string, Entry>();
    const { edits, record, workspace, head } = moveHead(step.record, events, this.#workspaces.get(id), rows);
    if (workspace !== undefined) this.#move(workspace, edits);
    this.#runs.set(batch.run, record);
    for (const [hash, bytes] of this.#held.among(named)) this.#blobs.set(hash, bytes);
    this.#held.release(batch.run, named);
    const kept = this.#events.get(batch.run) ?? [];
    this.#events.set(batch.run, kept);
    for (const event of events) kept.push(event);
    return { is: 'kept', length: record.length, ...(head === undefined ? {} : { head }) };
  }

  hold(run: string, hash: string, bytes: Uint8Array): void {
    this.#held.add(run, hash, bytes);
  }

  async amendRun(run: string, amendment: Amendment): Promise<void> {
    const record = this.#runs.get(run);
    if (record !== undefined) this.#runs.set(run, { ...record, ...amendment });
  }

  async deleteRun(run: string): Promise<void> {
    this.#runs.delete(run);
    this.#events.delete(run);
    this.#held.release(run);
  }

  async workspaces(): Promise<readonly WorkspaceRecord[]> {
    return [...this.#workspaces.values()].sort((a, b) => b.updated - a.updated);
  }

  async createWorkspace({ id, name, created }: Pick<WorkspaceRecord, 'id' | 'name' | 'created'>): Promise<void> {
    if (!this.#workspaces.has(id)) this.#workspaces.set(id, { id, name, created, updated: created, moved: 0 });
  }

  async renameWorkspace(id: string, name: string): Promise<void> {
    const workspace = this.#workspaces.get(id);
    if (workspace !== undefined) this.#workspaces.set(id, { ...workspace, name });
  }

  async deleteWorkspace(id: string): Promise<void> {
    this.#workspaces.delete(id);
    this.#heads.delete(id);
  }

  async head(id: string): Promise<Head | undefined> {
    const workspace = this.#workspaces.get(id);
    if (workspace === undefined) return undefined;
    const entries = [...(this.#heads.get(id) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    return { workspace, files: entries.map(([path, entry]) => ({ path, entry })) };
  }

  async adopt({ workspace: id, moved: seen, run, changes, at }: Adoption): Promise<Adopted> {
    const [workspace, record] = [this.#workspaces.get(id), this.#runs.get(run)];
    if (workspace === undefined) return { is: 'refused', why: noWorkspace };
    if (record === undefined) return { is: 'refused', why: noRun };
    if (workspace.moved !== seen) return { is: 'refused', why: moved };
    this.#move({ ...workspace, moved: seen + 1, updated: at }, editsOf(changes));
    this.#runs.set(run, { ...record, workspace: { id, head: seen + 1 } });
    return { is: 'adopted' };
  }

  async import({ at, runs, workspaces, blobs }: Import): Promise<void> {
    const records = runs.map((run) => recordOf(run, at));
    for (const record of records) this.#runs.set(record.id, record);
    for (const { id, events } of runs) this.#events.set(id, [...events]);
    for (const [hash, bytes] of blobs) this.#blobs.set(hash, bytes);
    for (const { id, name, files } of workspaces) {
      const workspace = { id, name, created: at, updated: at, moved: 1, imported: at };
      this.#move(workspace, editsOf(files));
    }
  }

  async reclaim(): Promise<{ readonly next: undefined; readonly gone: number }> {
    const named = hashesIn([[...this.#events.values()], [...this.#heads.values()].map((head) => [...head])]);
    const gone = [...this.#blobs.keys()].filter((hash) => !named.has(hash));
    for (const hash of gone) this.#blobs.delete(hash);
    return { next: undefined, gone: gone.length };
  }

  async sizes(): Promise<Sizes> {
    const runs = [...this.#events].map(([id, events]) => {
      const content = [...hashesIn(events)].reduce((sum, hash) => sum + (this.#blobs.get(hash)?.length ?? 0), 0);
      return { id, bytes: JSON.stringify(events).length + content };
    });
    const bytes = [...this.#blobs.values()].reduce((sum, { length }) => sum + length, 0);
    return { runs, blobs: { count: this.#blobs.size, bytes } };
  }

  async setSetting(key: string, value: unknown): Promise<void> {
    this.#settings.set(key, value);
  }

  #move(workspace: WorkspaceRecord, edits: readonly HeadEdit[]): void {
    this.#workspaces.set(workspace.id, workspace);
    const head = this.#heads.get(workspace.id) ?? new Map<string, Entry>();
    this.#heads.set(workspace.id, head);
    for (const edit of edits) {
      if (edit.is === 'put') head.set(edit.path, edit.entry);
      else for (const path of [...head.keys()]) if (isWithin(path, edit.path)) head.delete(path);
    }
  }
}
