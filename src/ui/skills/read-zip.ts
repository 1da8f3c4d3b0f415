import { inflateSync } from 'fflate';
import type { GivenFile } from '../../agent/skills/import-skills.ts';
import { grouped } from '../../base/text.ts';
import type { Opened } from './sources.ts';

/** What is wrong with a zip, in words for the person who chose it. */
class ZipFault extends Error {}

const mostEntries = 20_000;

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const entryHead = 0x04034b50;
const endBytes = 22;
const longestRemark = 0xffff;
/** In place of a number that is too large for a plain zip. */
const elsewhere = 0xffffffff;

/** Reads the list of a zip. Nothing is unpacked yet, and a file that is damaged, locked or packed in another way says so when it is read. */
export function readZip(bytes: Uint8Array): Opened {
  try {
    return { ok: true, files: listed(bytes) };
  } catch (error) {
    if (error instanceof ZipFault) return { ok: false, why: error.message };
    // a number in it that leads out of the file
    if (error instanceof RangeError) return { ok: false, why: 'The zip is damaged: its list of files leads nowhere.' };
    throw error;
  }
}

function listed(bytes: Uint8Array): readonly GivenFile[] {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new ZipFault('It is not a zip, whatever its name says.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) throw new ZipFault(`The zip lists ${grouped(count)} files: too many.`);
  const files: GivenFile[] = [];
  const names = new Set<string>();
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n++) {
    if (view.getUint32(at, true) !== directoryEntry)
      throw new ZipFault('The zip is damaged: its list of files breaks off.');
    const [nameBytes, extra, remark] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const path = nameIn(bytes.subarray(at + 46, at + 46 + nameBytes));
    if (names.has(path)) throw new ZipFault(`The zip lists ${path} twice.`);
    names.add(path);
    // what a Mac lays beside each file is not one
    if (!path.endsWith('/') && !path.startsWith('__MACOSX/')) files.push(fileAt(view, at, path));
    at += 46 + nameBytes + extra + remark;
  }
  return files;
}

/** Where the end of the list stands, which says where it begins: at the end of the file, before a remark. */
function endOf(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - endBytes - longestRemark);
  for (let at = view.byteLength - endBytes; at >= earliest; at--)
    if (view.getUint32(at, true) === directoryEnd) return at;
  throw new ZipFault('The zip is cut off: the list of its files is missing. Fetch it again.');
}

function nameIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ZipFault('A file in the zip has a name that is not text in UTF-8. Pack it again with another program.');
  }
}

function fileAt(view: DataView, at: number, path: string): GivenFile {
  const word = (field: number): number => view.getUint32(at + field, true);
  const half = (field: number): number => view.getUint16(at + field, true);
  const [sealed, method, check] = [(half(8) & 1) === 1, half(10), word(16)];
  const [packed, size, head] = [word(20), word(24), word(42)];
  if (packed === elsewhere || size === elsewhere || head === elsewhere) throw new ZipFault(`${path} is too large.`);
  // the kind of file as Unix says it
  const link = (view.getUint16(at + 40, true) & 0xf000) === 0xa000;
  const read = async () => {
    if (sealed) throw new ZipFault(`${path} is locked with a password. Unpack the zip, and choose the folder.`);
    if (method !== 0 && method !== 8)
      throw new ZipFault(`${path} is packed in a way that is not read here (${method}).`);
    const content = unpacked(view, { head, packed, size, method });
    if (content === undefined || content.length !== size || checksum(content) !== check)
      throw new ZipFault(`${path} is damaged in the zip. Fetch it again.`);
    return content;
  };
  return { path, size, read, ...(link ? { link } : {}) };
}

/** The content of an entry, no longer than it claims to be. */
function unpacked(
  view: DataView,
  entry: { readonly head: number; readonly packed: number; readonly size: number; readonly method: number },
): Uint8Array | undefined {
  const { head, packed, size, method } = entry;
  try {
    if (view.getUint32(head, true) !== entryHead) return undefined;
    const from = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
    const bytes = new Uint8Array(view.buffer, view.byteOffset + from, packed);
    return method === 0 ? bytes.slice() : inflateSync(bytes, { out: new Uint8Array(size) });
  } catch {
    return undefined;
  }
}

/** The CRC-32 of some bytes, bit by bit: skills are small. */
function checksum(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ ((sum & 1) === 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
