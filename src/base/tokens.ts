/** How many bytes a text takes in UTF-8. */
export function bytesIn(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // a surrogate pair is two units and four bytes: one more for each half
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/** How many tokens a text weighs, about: a quarter of its UTF-8 bytes, which is never far too low in any script. */
export function tokensIn(text: string): number {
  return Math.ceil(bytesIn(text) / 4);
}
