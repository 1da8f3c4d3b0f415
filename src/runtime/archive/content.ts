import { isHash } from '../../storage/named.ts';

/** Content that a value names as its `blob`, and how many bytes it says that is. */
export interface Named {
  readonly hash: string;
  readonly bytes?: number;
}

/** All content that a value names as such, wherever in it. */
export function contentIn(value: unknown): readonly Named[] {
  const found: Named[] = [];
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const each = waiting.pop();
    if (typeof each !== 'object' || each === null) continue;
    const { blob, bytes, is }: { blob?: unknown; bytes?: unknown; is?: unknown } = each;
    if (typeof blob === 'string' && isHash(blob))
      found.push({ hash: blob, ...(is === 'file' && typeof bytes === 'number' ? { bytes } : {}) });
    for (const inner of Object.values(each)) waiting.push(inner);
  }
  return found;
}
