import type { Entry, FileChange } from '../protocol/event.ts';
import { editsOf, firstEdits, isWithin } from './head.ts';
import { advance } from './record.ts';
import type { Appended, Batch, RunRecord, Store } from './store.ts';

/** A store in memory, for tests and for browsers that keep nothing; in these, `none` says why. */
export class MemoryStore implements Store {
  readonly none: string | undefined;
  readonly #runs = new Map<string, RunRecord>();
  readonly #events = new Map<string, unknown[]>();
  readonly #blobs = new Map<string, Uint8Array>();
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
    return this.#blobs.get(hash);
  }

  async setting(key: string): Promise<unknown> {
    return this.#settings.get(key);
  }

  async readEvents(run: string): Promise<readonly unknown[]> {
    return [...(this.#events.get(run) ?? [])];
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
    this.#runs.set(batch.run, step.record);
    const events = this.#events.get(batch.run) ?? [];
    this.#events.set(batch.run, events);
    for (const event of step.events) events.push(event);
    if (step.record.workspace !== undefined) this.#moveHead(step.record.workspace, step.events);
    return { is: 'kept', length: step.record.length };
  }

  hold(hash: string, bytes: Uint8Array): void {
    this.#blobs.set(hash, bytes);
  }

  async renameRun(run: string, title: string): Promise<void> {
    const record = this.#runs.get(run);
    if (record !== undefined) this.#runs.set(run, { ...record, title });
  }

  async deleteRun(run: string): Promise<void> {
    this.#runs.delete(run);
    this.#events.delete(run);
    this.#heads.delete(run);
  }

  async head(workspace: string): Promise<readonly FileChange[]> {
    const entries = [...(this.#heads.get(workspace) ?? [])];
    return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, entry]) => ({ path, entry }));
  }

  async setSetting(key: string, value: unknown): Promise<void> {
    this.#settings.set(key, value);
  }

  #moveHead(workspace: string, events: Parameters<typeof editsOf>[0]): void {
    const known = this.#heads.get(workspace);
    const head = known ?? new Map<string, Entry>();
    this.#heads.set(workspace, head);
    const edits = [...(known === undefined ? firstEdits(events) : []), ...editsOf(events)];
    for (const edit of edits) {
      if (edit.is === 'put') head.set(edit.path, edit.entry);
      else for (const path of [...head.keys()]) if (isWithin(path, edit.path)) head.delete(path);
    }
  }
}
