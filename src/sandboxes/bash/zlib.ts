import { Gunzip, gzipSync as pack } from 'fflate';

type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** What just-bash asks of Node's `zlib`, for a page has none. */
export const constants = { Z_BEST_SPEED: 1, Z_BEST_COMPRESSION: 9, Z_DEFAULT_COMPRESSION: 6 } as const;

/** Packs bytes as gzip does. Nothing in them says when. */
export function gzipSync(bytes: Uint8Array, { level }: { readonly level: Level }): Uint8Array {
  return pack(bytes, { level, mtime: 0 });
}

/** A piece that is unpacked at once: one that swells comes to no more than a thousand times as much. */
const piece = 8 * 1024;

/** Unpacks what gzip has packed, several in a row too. What swells past the bound is left, and what is damaged is said. */
export function gunzipSync(bytes: Uint8Array, { maxOutputLength }: { readonly maxOutputLength: number }): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) throw new Error('incorrect header check');
  const parts: Uint8Array[] = [];
  let length = 0;
  let members = 0; // after the first
  const unpacking = new Gunzip((part) => {
    length += part.length;
    if (length > maxOutputLength) throw new RangeError('it would be too large');
    parts.push(part);
  });
  unpacking.onmember = () => {
    members += 1;
  };
  for (let at = 0; at < bytes.length; at += piece)
    unpacking.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  // of several, each has sums of its own in the middle
  if (members === 0) check(bytes, whole);
  return whole;
}

/** Holds what was unpacked against the sums at the end. */
function check(packed: Uint8Array, whole: Uint8Array): void {
  const sums = new DataView(packed.buffer, packed.byteOffset + packed.length - 8);
  if (sums.getUint32(0, true) !== crc(whole)) throw new Error('incorrect data check');
  if (sums.getUint32(4, true) !== whole.length) throw new Error('incorrect length check');
}

/** The sum by which gzip knows damage. */
function crc(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
