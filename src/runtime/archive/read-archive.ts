import { hashOf } from '../../base/hash.ts';
import { archiveVersion, type Manifest, manifestSchema } from '../../protocol/archive.ts';
import type { Breakpoint } from '../../protocol/breakpoint.ts';
import type { Event, FileChange } from '../../protocol/event.ts';
import { hashesIn } from '../../storage/named.ts';
import { checkFiles, checkLog } from './check-log.ts';
import { contentIn } from './content.ts';
import { ArchiveFault } from './fault.ts';
import { type Bounds, unpack } from './unpack.ts';

/** What an archive holds, all of it found to be sound. */
export interface Archive {
  readonly made: number;
  readonly runs: readonly {
    readonly title: string;
    readonly events: readonly Event[];
    readonly breakpoints?: readonly Breakpoint[];
  }[];
  readonly workspaces: readonly { readonly name: string; readonly files: readonly FileChange[] }[];
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  readonly missing: readonly string[];
}

/** Reads an archive, whatever the bytes turn out to be: all of it, or an `ArchiveFault` that names the place. */
export function readArchive(bytes: Uint8Array, bounds?: Bounds): Archive {
  try {
    return read(unpack(bytes, bounds));
  } catch (error) {
    if (error instanceof ArchiveFault) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new ArchiveFault('the file', `it cannot be unpacked: ${why}`);
  }
}

function read(entries: ReadonlyMap<string, Uint8Array>): Archive {
  const manifest = readManifest(entries);
  const names = new Set(['manifest.json', 'manifest.sha256', ...manifest.runs.map((_, place) => logName(place))]);
  for (const name of entries.keys())
    if (!names.has(name) && !name.startsWith('blobs/')) throw new ArchiveFault(name, 'manifest.json does not name it.');
  const runs = manifest.runs.map(({ title, facts, log, breakpoints }, place) => {
    const name = logName(place);
    const bytes = entries.get(name);
    if (bytes === undefined) throw new ArchiveFault(name, 'it is missing.');
    if (hashOf(bytes) !== log)
      throw new ArchiveFault(name, 'it was changed: its hash is not the one in manifest.json.');
    const events = checkLog(name, textOf(name, bytes));
    if (events.length !== facts) throw new ArchiveFault(name, `it has ${events.length} facts instead of ${facts}.`);
    return { title, events, ...(breakpoints === undefined ? {} : { breakpoints }) };
  });
  for (const [place, { files }] of manifest.workspaces.entries())
    checkFiles(`manifest.json at workspaces.${place}.files`, files, 'a whole tree');
  const workspaces = manifest.workspaces.map(({ name, files }) => ({ name, files }));
  const blobs = readBlobs(entries, manifest, [runs.map(({ events }) => events), workspaces]);
  return { made: manifest.made, runs, workspaces, blobs, missing: manifest.missing };
}

function readManifest(entries: ReadonlyMap<string, Uint8Array>): Manifest {
  const name = 'manifest.json';
  const bytes = entries.get(name);
  if (bytes === undefined) throw new ArchiveFault(name, 'it is missing, so this is no archive of Loopscope.');
  const seal = entries.get('manifest.sha256');
  if (seal === undefined || textOf('manifest.sha256', seal).trim() !== hashOf(bytes))
    throw new ArchiveFault(name, 'it was changed: its hash is not the one in manifest.sha256.');
  const raw = parse(name, textOf(name, bytes));
  const version: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'version') : undefined;
  if (typeof version === 'number' && version > archiveVersion)
    throw new ArchiveFault(name, `a newer version of Loopscope made it (version ${version}). Reload the page.`);
  const manifest = manifestSchema.safeParse(raw);
  if (manifest.success) return manifest.data as Manifest;
  const [issue] = manifest.error.issues;
  throw new ArchiveFault(`${name} at ${issue?.path.map(String).join('.') || 'its top'}`, issue?.message ?? 'unknown.');
}

/** The content of an archive: what its facts name, no more and no less. */
function readBlobs(
  entries: ReadonlyMap<string, Uint8Array>,
  { missing }: Manifest,
  named: unknown,
): ReadonlyMap<string, Uint8Array> {
  const found = [...entries].filter(([name]) => name.startsWith('blobs/'));
  const blobs = new Map(found.map(([name, bytes]) => [name.slice('blobs/'.length), bytes]));
  const names = hashesIn(named);
  for (const [hash, bytes] of blobs) {
    const name = `blobs/${hash}`;
    if (hashOf(bytes) !== hash) throw new ArchiveFault(name, 'it was changed: its hash is not its name.');
    if (!names.has(hash)) throw new ArchiveFault(name, 'no fact and no file names it.');
  }
  const known = new Set(missing);
  for (const { hash, bytes } of contentIn(named)) {
    const there = blobs.get(hash)?.length;
    if (there === undefined && !known.has(hash)) throw new ArchiveFault(`blobs/${hash}`, 'it is missing.');
    if (there !== undefined && bytes !== undefined && bytes !== there)
      throw new ArchiveFault(`blobs/${hash}`, `it has ${there} bytes, and a fact says ${bytes}.`);
  }
  return blobs;
}

function logName(place: number): string {
  return `runs/${place}.jsonl`;
}

function textOf(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ArchiveFault(name, 'it is no text.');
  }
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ArchiveFault(name, error instanceof Error ? error.message : 'it is no JSON.');
  }
}
