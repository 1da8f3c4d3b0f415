import { decode } from '../../base/text.ts';
import { type Folder, walk } from '../../views/workspace.ts';

/** A line in which a text was found. */
interface Hit {
  readonly path: string;
  /** Its number, counted from 1. */
  readonly line: number;
  /** The line, or the part of a long one around what was found. */
  readonly text: string;
}

/** What a search in the contents found, and what it left out. */
export interface FoundInFiles {
  readonly hits: readonly Hit[];
  /** Whether there is more than is listed. */
  readonly more: boolean;
  /** Files that were not searched, for they are too large, no text, or not stored here. */
  readonly unread: number;
}

const mostHits = 200;
/** A file that is larger is no text that anybody reads. */
const largest = 2_000_000;
const longest = 200;

/** Looks for a text in all files, letter case aside. Contents are fetched by their hashes, one by one. */
export async function findInFiles(
  root: Folder,
  wanted: string,
  get: (hash: string) => Promise<Uint8Array | undefined>,
  signal: AbortSignal,
): Promise<FoundInFiles> {
  const needle = wanted.toLowerCase();
  const hits: Hit[] = [];
  let unread = 0;
  for (const [path, node] of walk(root)) {
    signal.throwIfAborted();
    if (node.is !== 'file') continue;
    const bytes = node.bytes > largest ? undefined : await get(node.blob);
    const text = bytes && decode(bytes);
    if (text === undefined) unread++;
    else
      for (const hit of hitsIn(path, text, needle)) {
        if (hits.length === mostHits) return { hits, more: true, unread };
        hits.push(hit);
      }
  }
  return { hits, more: false, unread };
}

function* hitsIn(path: string, text: string, needle: string): Generator<Hit> {
  if (!text.toLowerCase().includes(needle)) return;
  for (const [at, line] of text.split('\n').entries()) {
    const place = line.toLowerCase().indexOf(needle);
    if (place >= 0) yield { path, line: at + 1, text: around(line, place) };
  }
}

function around(line: string, place: number): string {
  if (line.length <= longest) return line.trim();
  const from = Math.max(0, place - longest / 4);
  return `${from > 0 ? '…' : ''}${line.slice(from, from + longest).trim()}…`;
}
