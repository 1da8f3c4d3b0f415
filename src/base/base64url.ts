const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map([...signs].map((sign, value) => [sign, value]));

/** Bytes in signs that an address carries as they are. */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const group = (a << 16) | (b << 8) | c;
    const four = [18, 12, 6, 0].map((shift) => signs[(group >> shift) & 63]).join('');
    text += four.slice(0, Math.min(4, bytes.length - at + 1));
  }
  return text;
}

/** The bytes that such signs stand for; nothing when one of them is no such sign, or when no bytes are written so. */
export function fromBase64url(text: string): Uint8Array | undefined {
  const over = text.length % 4;
  if (over === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const sign of text) {
    const value = values.get(sign);
    if (value === undefined) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 0xff;
  }
  // bits that belong to no byte are zero, so that the same bytes are always written the same
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}
