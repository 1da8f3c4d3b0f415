import type { Event, EventOf, FileChange } from '../protocol/event.ts';

/** A run as the library lists it. All but `title` and `owner` follows from its facts, and is written along with them. */
export interface RunRecord {
  readonly id: string;
  readonly title: string;
  readonly scenario?: string;
  /** When its first and its last stored fact happened. */
  readonly created: number;
  readonly updated: number;
  /** How many facts are stored. */
  readonly length: number;
  /** Who may write: the number that taking over raises. A run begins with 1. */
  readonly owner: number;
  /** How its main agent came to rest; absent while it has something to do. */
  readonly rested?: EventOf<'agent.rested'>['why'];
  /** The workspace whose head it moves; absent when its files are its own. */
  readonly workspace?: string;
}

/** The next facts of a run, for one transaction. */
export interface Batch {
  readonly run: string;
  readonly owner: number;
  /** The place of the first fact in the log. The batch at 0 begins with `run.started`, and creates the run. */
  readonly from: number;
  readonly events: readonly Event[];
  /** For the batch at 0: the workspace that the run holds. */
  readonly workspace?: string;
}

/** What came of a batch: it is kept; or this writer may not write any more; or the disk failed, and may heal. */
export type Appended =
  | { readonly is: 'kept'; readonly length: number }
  | { readonly is: 'lost'; readonly why: string }
  | { readonly is: 'down'; readonly reason: string };

/** What lies at rest, to be read. */
export interface Shelf {
  /** All runs, the one that changed last first. */
  runs(): Promise<readonly RunRecord[]>;
  run(id: string): Promise<RunRecord | undefined>;
  /** The content with this hash, or undefined when it is not there. */
  blob(hash: string): Promise<Uint8Array | undefined>;
  setting(key: string): Promise<unknown>;
}

/**
 * Where runs, blobs, workspaces and settings are kept. The worker is its only writer. Reading throws when the disk fails;
 * so does writing, except `append`, whose failures are values.
 */
export interface Store extends Shelf {
  /** Why nothing here outlives the page; undefined when it does. */
  readonly none: string | undefined;
  /** The stored facts in order, as they were found: `readEvents` of `runtime/damage.ts` makes events of them. */
  readEvents(run: string): Promise<readonly unknown[]>;
  /** Raises the owner number and gives it, so that whoever wrote before is refused; undefined when there is no such run. */
  takeOwnership(run: string): Promise<number | undefined>;
  /**
   * Writes facts, the record, the workspace's head and every blob on hold in one transaction, so that what is kept is a
   * prefix of the log with all that it names. Facts that are kept already are passed over, so a batch may be sent again.
   */
  append(batch: Batch): Promise<Appended>;
  /** Keeps content at hand until the next batch takes it along; `blob` finds it from now on. */
  hold(hash: string, bytes: Uint8Array): void;
  renameRun(run: string, title: string): Promise<void>;
  /** Forgets a run, its facts, and the workspace that bears its name. Blobs stay: other runs may name them. */
  deleteRun(run: string): Promise<void>;
  /** The files of a workspace, folders before what is in them; empty when there is no such workspace. */
  head(workspace: string): Promise<readonly FileChange[]>;
  setSetting(key: string, value: unknown): Promise<void>;
}
