import type { Node } from '../views/workspace.ts';

/** Something about a file that the model or a person should read: what is wrong, and what to do. */
export class FileError extends Error {}

/** A file or folder that a tool found. `path` is resolved: no leading slash, no `.` or `..`. */
export interface Found {
  readonly path: string;
  readonly node: Node;
}

/**
 * The files of a run as one call may use them. Paths may be given in any form (`/a`, `a`, `./b/../a`, `~/a`); links are
 * followed. Everything passes the guard: what the rules refuse throws a `FileError`, and listings leave it out.
 */
export interface Files {
  /** What stands at a path after links are followed; undefined when nothing does. Refused paths throw. */
  find(path: string): Found | undefined;
  /** The bytes of a file. Missing, a folder, refused: a `FileError` that says so. The file counts as read by this call. */
  read(path: string): Promise<{ readonly path: string; readonly bytes: Uint8Array }>;
  /** Content of a blob by hash (for `output:<call>`). */
  blob(hash: string): Promise<Uint8Array | undefined>;
  /** All files below a folder that may be read, in order of path, and how many places were left out by the guard. */
  list(path: string): { readonly files: readonly Found[]; readonly leftOut: number };
  /** Puts text or bytes at a path, creating folders. Says which path it became, and whether something stood there. */
  write(path: string, content: string | Uint8Array): { readonly path: string; readonly replaced: boolean };
}
