import { zipSync } from 'fflate';
import { hashOf } from '../../base/hash.ts';
import { archiveVersion, type Manifest } from '../../protocol/archive.ts';
import type { Breakpoint } from '../../protocol/breakpoint.ts';
import type { Event, FileChange } from '../../protocol/event.ts';
import { hashesIn } from '../../storage/named.ts';
import { contentIn } from './content.ts';

/** What goes into an archive, and where its content is found. */
export interface Packing {
  readonly made: number;
  readonly runs: readonly {
    readonly title: string;
    readonly events: readonly Event[];
    readonly breakpoints?: readonly Breakpoint[] | undefined;
  }[];
  readonly workspaces: readonly { readonly name: string; readonly files: readonly FileChange[] }[];
  blob(hash: string): Promise<Uint8Array | undefined>;
}

/** An archive, and its entries as they are before they are packed. */
export interface Packed {
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, Uint8Array>;
  /** Content that is named and was not found. */
  readonly missing: readonly string[];
}

/** Makes an archive of runs and workspaces. The same input gives the same bytes. */
export async function pack({ made, runs, workspaces, blob }: Packing): Promise<Packed> {
  const logs = runs.map(({ events }) => encode(events.map((event) => `${lineOf(event)}\n`).join('')));
  const needed = new Set(contentIn([runs, workspaces]).map(({ hash }) => hash));
  const blobs = new Map<string, Uint8Array>();
  for (const hash of [...hashesIn([runs.map(({ events }) => events), workspaces])].sort()) {
    const bytes = await blob(hash);
    if (bytes !== undefined) blobs.set(hash, bytes);
  }
  const missing = [...needed].filter((hash) => !blobs.has(hash)).sort();
  const manifest: Manifest = {
    loopscope: 'archive',
    version: archiveVersion,
    made,
    runs: runs.map(({ title, events, breakpoints = [] }, place) => ({
      title,
      facts: events.length,
      log: hashOf(logs[place] ?? encode('')),
      ...(breakpoints.length === 0 ? {} : { breakpoints }),
    })),
    workspaces: workspaces.map(({ name, files }) => ({ name, files })),
    missing,
  };
  const text = encode(JSON.stringify(manifest, undefined, 1));
  const entries = new Map<string, Uint8Array>([
    ['manifest.json', text],
    ['manifest.sha256', encode(`${hashOf(text)}\n`)],
    ...logs.map((log, place) => [`runs/${place}.jsonl`, log] as const),
    ...[...blobs].map(([hash, bytes]) => [`blobs/${hash}`, bytes] as const),
  ]);
  // the earliest day that a zip can name
  const bytes = zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1), level: 6 });
  return { bytes, entries, missing };
}

/** A fact that could not be read goes out as it was found. */
function lineOf(event: Event): string {
  return event.type === 'event.damaged' ? event.raw.replaceAll('\n', ' ') : JSON.stringify(event);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
