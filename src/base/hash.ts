import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The name of content: its SHA-256 in lower-case hex, computed at once, so that writing a file takes no turn of its own. */
export function hashOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
