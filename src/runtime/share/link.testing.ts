import { deflateRawSync } from 'node:zlib';
import { toBase64url } from '../../base/base64url.ts';
import { hashOf } from '../../base/hash.ts';
import { encode } from '../../base/text.ts';
import { commonWords } from './common-words.ts';
import { runWords } from './run-words.ts';

/** A link that was made when links were new. */
export const firstLink = 'B7De0pOEI6PY8kgFugCUteGZBD343fPzUxRSEiv1IAEMAA';

/** A run as links held it when they were new, and now. */
export const firstRunLink =
  '1NB0mGrApZVBboMwEEWvEuUAiAAmTnZtF1120wvYxlQooVAHKrHo3fv_2FFRVLWLrMDGHs38P_P4F1thjgIkZj1suMFqXSr24j-2R4ymQXJ8kNY42CMLZrlIYFzKUH1gLrg8BHAhzvE6bqQ7yTwad5KjqKftMEcRV1BFHPrsGmFKZKoc7Fjkag2OvMwT_H4dTp56lGTILVGIxAUK9bj86Dc2dL7NmHbCC4F0i8kwC6b57cpAvJ67vqMiSHRFMLTuFevsrdh2JpvQpSDU-0T0A4C0KxkNPlqsCqdtrhujnK_z8qD9rt0dTJt71Tjn9lXVtMW-srqojfVKK2-sqbVTharKSuc1Iy2AB21mryVwsgHEMEgvDogmv3sWJyG7zBaVRVHTeD0PmbSSRJIe_zuSWJelqZBA4xzGAT-I43aCVNj4GRNmSxFEy7tlAGALdX56w6h_fQM';

/** A link that holds this text, with a seal that fits, as only a forger would write it. */
export function forged(text: string, version: 1 | 2 = 1): string {
  const dictionary = encode(version === 1 ? commonWords : runWords);
  return sealed(deflateRawSync(encode(text), { level: 9, dictionary }), version);
}

/** A link as a version to come may seal it. */
export function sealedBy(version: number): string {
  return sealed(Uint8Array.from([1, 2, 3]), version);
}

function sealed(bytes: Uint8Array, version: number): string {
  const hashed = version === 1 ? bytes : Uint8Array.from([...bytes, version]);
  const seal = hashOf(hashed).match(/../g)?.slice(0, 6) ?? [];
  return toBase64url(Uint8Array.from([...seal.map((byte) => Number.parseInt(byte, 16)), ...bytes]));
}
