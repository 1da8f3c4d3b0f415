import { unzipSync } from 'fflate';
import { ArchiveFault } from './fault.ts';

/** How much an archive may hold. What is small and unpacks to more is a bomb. */
export interface Bounds {
  readonly bytes: number;
  readonly entries: number;
  /** All of it unpacked, and one entry of it. */
  readonly unpacked: number;
  readonly entry: number;
  /** How many times its size an entry may unpack to: no zip that is honest exceeds it. */
  readonly ratio: number;
}

const mebibyte = 1024 * 1024;
export const defaultBounds: Bounds = {
  bytes: 256 * mebibyte,
  entries: 20_000,
  unpacked: 512 * mebibyte,
  entry: 256 * mebibyte,
  ratio: 1100,
};

const knownNames = /^(manifest\.json|manifest\.sha256|runs\/\d{1,6}\.jsonl|blobs\/[0-9a-f]{64})$/;

const notOurs =
  'an archive of Loopscope has no entry of that name. A zip of skills is brought in under Skills, in the inspector of a run.';

/** The entries of a zip, if they are those of an archive. What they claim is checked before anything is unpacked. */
export function unpack(bytes: Uint8Array, bounds = defaultBounds): ReadonlyMap<string, Uint8Array> {
  if (bytes.length > bounds.bytes) throw new ArchiveFault('the file', `it is larger than ${said(bounds.bytes)}.`);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new ArchiveFault('the file', 'it is no archive (no zip).');
  const claimed = new Map<string, number>();
  let unpacked = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      if (!knownNames.test(name)) throw new ArchiveFault(nameOf(name), notOurs);
      if (claimed.has(name)) throw new ArchiveFault(name, 'it is there twice.');
      if (claimed.size >= bounds.entries) throw new ArchiveFault(name, `it is entry ${bounds.entries + 1}: too many.`);
      unpacked += originalSize;
      const bomb = originalSize > mebibyte && originalSize > size * bounds.ratio;
      if (!(originalSize <= bounds.entry) || !(unpacked <= bounds.unpacked) || bomb)
        throw new ArchiveFault(name, `it would unpack to ${said(originalSize)}: too much.`);
      claimed.set(name, originalSize);
      return true;
    },
  });
  const entries = new Map(Object.entries(files));
  for (const [name, length] of claimed) {
    const found = entries.get(name)?.length;
    if (found !== length) throw new ArchiveFault(name, `it has ${found ?? 0} bytes instead of ${length}.`);
  }
  return entries;
}

function said(bytes: number): string {
  return bytes < mebibyte ? `${bytes} bytes` : `${Math.round(bytes / mebibyte)} MiB`;
}

/** A name from outside, short and on one line. */
function nameOf(name: string): string {
  return JSON.stringify(name.length > 100 ? `${name.slice(0, 100)}…` : name);
}
