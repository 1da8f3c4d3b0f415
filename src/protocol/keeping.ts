import { z } from 'zod';
import type { Entry, Event } from './event.ts';
import type { Frozen } from './json.ts';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What the page asks about what is kept, besides commands: each question has one answer. */
export const keepingAsks = {
  /** All workspaces, and the runs that began from each. */
  workspaces: z.undefined(),
  /** How the files of a workspace would change if it adopted those of a run. */
  difference: z.object({ run: z.string(), workspace: z.string() }),
  /** Runs and workspaces as one file. What is open is taken as it is shown, stored or not. */
  exportArchive: z.object({ runs: z.array(z.string()), workspaces: z.array(z.string()) }),
  /** What an archive holds, without keeping any of it. */
  readArchive: z.object({ bytes }),
  /** Keeps all that an archive holds, or nothing. */
  importArchive: z.object({ bytes }),
  /** The facts of a run, without opening it. */
  facts: z.object({ run: z.string() }),
  storage: z.undefined(),
  doctor: z.undefined(),
  /** A script, or a run that is kept here, as the signs behind `#/s/`. */
  writeLink: z.union([z.object({ script: z.custom<object>(isObject) }), z.object({ run: z.string() })]),
  /** What a link holds, what lies at an address that a person agreed to ask, or what a session of Claude Code comes to. */
  bring: z.union([
    z.object({ link: z.string() }),
    z.object({ address: z.string() }),
    z.object({ session: bytes, name: z.string() }),
  ]),
};

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** A question about what is kept, by its name. */
export type KeepingAsk = keyof typeof keepingAsks;

/** A workspace as a list shows it. */
export interface ListedWorkspace {
  readonly id: string;
  readonly name: string;
  readonly created: number;
  /** When its files last changed. */
  readonly updated: number;
  readonly files: number;
  /** It came from an archive: what its files would switch on, the person has not agreed to here. */
  readonly imported: boolean;
  /** The runs that began from it; what one that is attached writes becomes its. */
  readonly runs: readonly { readonly id: string; readonly title: string; readonly attached: boolean }[];
}

/** A path at which the files of a workspace and those of a run differ. */
export interface FileDifference {
  readonly path: string;
  readonly is: 'added' | 'changed' | 'removed';
  readonly before?: Entry;
  readonly after?: Entry;
}

/** What adopting would change. `moved` goes back with the command `adopt`. */
export interface ShownDifference {
  readonly moved: number;
  readonly differences: readonly FileDifference[];
}

/** A file to save. */
interface Exported {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Content that is not there any more. */
  readonly missing: readonly string[];
  /** Where in it something looks like a key, so that the person can look before they pass it on. */
  readonly suspects: readonly string[];
}

/** What an archive holds. */
interface ArchiveContents {
  readonly made: number;
  /** `brings`: what had effect where a run was made, in words. Here it has none. */
  readonly runs: readonly { readonly title: string; readonly facts: number; readonly brings: readonly string[] }[];
  readonly workspaces: readonly { readonly name: string; readonly files: number }[];
  readonly bytes: number;
  readonly missing: number;
}

/** A link, as far as it is short enough to be one. */
interface Linked {
  readonly signs?: string;
  readonly characters: number;
  /** It names the tools of this version without describing them: where they are others, it cannot be opened. */
  readonly leans?: true;
}

/** What was brought from outside: kept nowhere yet, and to be read like any file. `notes` say what a person should know of it. */
export interface Brought {
  readonly is: 'script' | 'archive';
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly notes: readonly string[];
}

/** What was imported, by its names here. */
interface Imported {
  readonly runs: readonly string[];
  readonly workspaces: readonly string[];
}

/** How much is kept, and how much can be. */
export interface StorageState {
  /** Why nothing outlives the page; absent when it does. */
  readonly none?: string;
  /** Bytes, as the browser counts them; absent where it does not say. */
  readonly usage?: number;
  readonly quota?: number;
  /** Whether the browser keeps it also when the disk gets short; `requestPersistence` of the client asks for that. */
  readonly persisted?: boolean;
  readonly runs: readonly { readonly id: string; readonly title: string; readonly bytes: number }[];
  readonly blobs: { readonly count: number; readonly bytes: number };
}

/** One thing that was looked at, how it stands, and what to do about it. */
export interface DoctorRow {
  readonly name: string;
  readonly state: 'fine' | 'warning' | 'bad';
  readonly what: string;
  readonly todo?: string;
}

/** The answers to the questions about what is kept. A promise that rejects holds words for the person. */
export interface Keeping {
  workspaces(): Promise<readonly ListedWorkspace[]>;
  difference(ask: { readonly run: string; readonly workspace: string }): Promise<ShownDifference>;
  exportArchive(ask: Frozen<z.infer<(typeof keepingAsks)['exportArchive']>>): Promise<Exported>;
  readArchive(ask: { readonly bytes: Uint8Array }): Promise<ArchiveContents>;
  importArchive(ask: { readonly bytes: Uint8Array }): Promise<Imported>;
  facts(ask: { readonly run: string }): Promise<readonly Event[]>;
  storage(): Promise<StorageState>;
  doctor(): Promise<readonly DoctorRow[]>;
  writeLink(ask: Frozen<z.infer<(typeof keepingAsks)['writeLink']>>): Promise<Linked>;
  bring(ask: Frozen<z.infer<(typeof keepingAsks)['bring']>>): Promise<Brought>;
}
