import type { Breakpoint } from '../protocol/breakpoint.ts';
import type { Event, EventOf, FileChange } from '../protocol/event.ts';

/** A run as the library lists it. All but `title`, `owner` and `breakpoints` follows from its facts, and is written along with them. */
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
  /** The workspace that it began from. While `head` is what the workspace has `moved` to, the run is attached. */
  readonly workspace?: { readonly id: string; readonly head: number };
  /** The run that it was forked from, which may be gone, and how many facts they share. */
  readonly forked?: { readonly from: string; readonly seq: number };
  /** When it was imported. It was made elsewhere, so it only replays. */
  readonly imported?: number;
  /** Where its debugger holds. They are no facts: to hold a run changes nothing of what happens in it. */
  readonly breakpoints?: readonly Breakpoint[];
}

/** What a person changes of a record, apart from the facts. */
export type Amendment = Partial<Pick<RunRecord, 'title' | 'breakpoints'>>;

/** A named file tree that outlives runs. */
export interface WorkspaceRecord {
  readonly id: string;
  readonly name: string;
  readonly created: number;
  /** When its files last changed. */
  readonly updated: number;
  /** How often they did: names one state of its head. */
  readonly moved: number;
  /** When it was imported: what its files would switch on, a person has not agreed to here. */
  readonly imported?: number;
}

/** A workspace with its files, folders before what is in them. */
export interface Head {
  readonly workspace: WorkspaceRecord;
  readonly files: readonly FileChange[];
}

/** The next facts of a run, for one transaction. */
export interface Batch {
  readonly run: string;
  readonly owner: number;
  /** The place of the first fact in the log. The batch at 0 begins with `run.started`, and creates the run. */
  readonly from: number;
  readonly events: readonly Event[];
  /** For the batch at 0: the workspace that the run begins from, and the state of its head. */
  readonly workspace?: { readonly id: string; readonly head: number };
}

/** What came of a batch: it is kept; or this writer may not write any more; or the disk failed, and may heal. */
export type Appended =
  | {
      readonly is: 'kept';
      readonly length: number;
      /** What became of the workspace's head, when files changed: it moved, or the run is detached from it. */
      readonly head?: 'moved' | 'detached';
    }
  | { readonly is: 'lost'; readonly why: string }
  | { readonly is: 'down'; readonly reason: string };

/** Files of a run that become those of a workspace. */
export interface Adoption {
  readonly workspace: string;
  /** The state of the head that the person saw. */
  readonly moved: number;
  readonly run: string;
  readonly changes: readonly FileChange[];
  readonly at: number;
}

/** What came of an adoption. */
export type Adopted = { readonly is: 'adopted' } | { readonly is: 'refused'; readonly why: string };

/** Runs and workspaces from an archive, with all that they name. */
export interface Import {
  readonly at: number;
  readonly runs: readonly (Pick<RunRecord, 'id' | 'title' | 'breakpoints'> & { readonly events: readonly Event[] })[];
  readonly workspaces: readonly { readonly id: string; readonly name: string; readonly files: readonly FileChange[] }[];
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

/** How much of the disk each run takes: its facts as text, and the content that they name. */
export interface Sizes {
  readonly runs: readonly { readonly id: string; readonly bytes: number }[];
  readonly blobs: { readonly count: number; readonly bytes: number };
}

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
  readEvents(run: string, from?: number): Promise<readonly unknown[]>;
  /** Raises the owner number and gives it, so that whoever wrote before is refused; undefined when there is no such run. */
  takeOwnership(run: string): Promise<number | undefined>;
  /**
   * Writes facts, the record, the workspace's head and the content that the facts name in one transaction, so that what is
   * kept is a prefix of the log with all that it names. Facts that are kept already are passed over, so a batch may be
   * sent again.
   */
  append(batch: Batch): Promise<Appended>;
  /** Keeps content at hand until a fact of this run that names it is written; `blob` finds it from now on. */
  hold(run: string, hash: string, bytes: Uint8Array): void;
  amendRun(run: string, amendment: Amendment): Promise<void>;
  /** Forgets a run and its facts. Its content stays until `reclaim` comes by. */
  deleteRun(run: string): Promise<void>;
  /** All workspaces, the one that changed last first. */
  workspaces(): Promise<readonly WorkspaceRecord[]>;
  createWorkspace(workspace: Pick<WorkspaceRecord, 'id' | 'name' | 'created'>): Promise<void>;
  renameWorkspace(id: string, name: string): Promise<void>;
  /** Forgets a workspace and its files. Runs that began from it keep theirs. */
  deleteWorkspace(id: string): Promise<void>;
  /** A workspace and its files as they are now. */
  head(workspace: string): Promise<Head | undefined>;
  /** Makes the files of a run those of a workspace, and attaches the run to it; refused when the head has moved meanwhile. */
  adopt(adoption: Adoption): Promise<Adopted>;
  /** Puts all of it there in one transaction, or throws and puts nothing. */
  import(all: Import): Promise<void>;
  /**
   * Deletes content that no run and no workspace names, among so many blobs from a place on, in one transaction. Gives the
   * place to go on from; undefined at the end.
   */
  reclaim(after?: string): Promise<{ readonly next: string | undefined; readonly gone: number }>;
  sizes(): Promise<Sizes>;
  setSetting(key: string, value: unknown): Promise<void>;
}
