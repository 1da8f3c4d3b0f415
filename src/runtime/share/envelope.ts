import { deflateSync, Inflate } from 'fflate';
import { fromBase64url, toBase64url } from '../../base/base64url.ts';
import { hashOf } from '../../base/hash.ts';
import { decode, encode } from '../../base/text.ts';
import { mostCharacters } from '../../protocol/link-size.ts';
import { ArchiveFault } from '../archive/fault.ts';
import { commonWords } from './common-words.ts';
import { linkFault } from './link-fault.ts';
import { runWords } from './run-words.ts';

/** What a link may unpack to. Six thousand bytes that become more than this are a bomb. */
const mostUnpacked = 2 * 1024 * 1024;
/** How many bytes of the hash a link carries, so that one that was cut is told from one that is wrong. */
const seal = 6;
const slice = 512;

/** The words that links of each version were written with. */
const dictionaries = { 1: commonWords, 2: runWords } as const;
type Version = keyof typeof dictionaries;
const versions: readonly Version[] = [1, 2];
/** Those that are to come, so that their links are told from such as were cut. */
const later = [3, 4, 5, 6, 7, 8, 9];

/** A text as the signs of a link. */
export function seals(text: string, version: Version): string {
  const bytes = deflateSync(encode(text), { level: 9, dictionary: encode(dictionaries[version]) });
  return toBase64url(Uint8Array.from([...sealOf(bytes, version), ...bytes]));
}

/** The text of a link. Throws an `ArchiveFault` where the signs are none. */
export function opens(signs: string): string {
  if (signs.length > mostCharacters) throw linkFault(`it is longer than ${mostCharacters} characters, and no link is.`);
  if (!/^[\w-]*$/.test(signs)) throw linkFault('there are signs in it that belong in no link.');
  const bytes = fromBase64url(signs) ?? new Uint8Array();
  const packed = bytes.subarray(seal);
  const told = bytes.subarray(0, seal).join();
  const fits = (version: number) => packed.length > 0 && sealOf(packed, version).join() === told;
  const version = versions.find(fits);
  if (version === undefined && later.some(fits))
    throw linkFault('a newer version of Loopscope made it. Reload the page.');
  if (version === undefined) throw linkFault('it was cut off or changed on its way.');
  const text = decode(inflate(packed, version));
  if (text === undefined) throw linkFault('what it holds is no text.');
  return text;
}

/** Unpacks a little at a time, and no more than may come of it. */
function inflate(packed: Uint8Array, version: Version): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = new Inflate({ dictionary: encode(dictionaries[version]) }, (part, last) => {
    size += part.length;
    if (size > mostUnpacked) throw linkFault('it unpacks to more than any link holds.');
    parts.push(part.slice());
    ended = last;
  });
  try {
    for (let at = 0; at < packed.length; at += slice)
      stream.push(packed.subarray(at, at + slice), at + slice >= packed.length);
  } catch (error) {
    if (error instanceof ArchiveFault) throw error;
    throw linkFault('it cannot be unpacked.');
  }
  if (!ended) throw linkFault('it cannot be unpacked: its end is missing.');
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The beginning of the hash of what is packed, and with which words. The first version had no others. */
function sealOf(bytes: Uint8Array, version: number): Uint8Array {
  const hash = hashOf(version === 1 ? bytes : Uint8Array.from([...bytes, version]));
  return Uint8Array.from({ length: seal }, (_, at) => Number.parseInt(hash.slice(at * 2, at * 2 + 2), 16));
}
