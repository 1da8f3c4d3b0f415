/** Whether a text has the form of the name of content: a SHA-256 in hex. */
export function isHash(text: string): boolean {
  return text.length === 64 && /^[0-9a-f]{64}$/.test(text);
}

/**
 * The content that a value names: every text in it that has the form of a hash. A new kind of fact needs no word here; a
 * text that only looks like a hash keeps content a little longer, and never loses any.
 */
export function hashesIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const each = waiting.pop();
    if (typeof each === 'string') {
      if (isHash(each)) found.add(each);
    } else if (typeof each === 'object' && each !== null) for (const inner of Object.values(each)) waiting.push(inner);
  }
  return found;
}
