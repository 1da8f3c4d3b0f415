import { deflateSync } from 'fflate';
import { hashOf } from '../../base/hash.ts';
import { encode } from '../../base/text.ts';
import { toBase64url } from './base64url.ts';
import { commonWords } from './common-words.ts';

/** A link that was made when links were new. */
export const firstLink = 'B7De0pOEI6PY8kgFugCUteGZBD343fPzUxRSEiv1IAEMAA';

/** A link that holds this text, with a seal that fits, as only a forger would write it. */
export function forged(text: string): string {
  const bytes = deflateSync(encode(text), { level: 9, dictionary: encode(commonWords) });
  const seal = hashOf(bytes).match(/../g)?.slice(0, 6) ?? [];
  return toBase64url(Uint8Array.from([...seal.map((byte) => Number.parseInt(byte, 16)), ...bytes]));
}
