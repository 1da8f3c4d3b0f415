import type { Stored } from '../../protocol/notice.ts';

/** Whether the run is kept, in words. */
export function storedWords(stored: Stored | undefined, length: number): string {
  switch (stored?.is) {
    case undefined:
      return '';
    case 'none':
      return `Not stored: ${stored.reason}`;
    case 'down':
      return `Storing fails: ${stored.reason} The first ${stored.length} events are safe; the rest is in this tab.`;
    case 'kept':
      return stored.length >= length ? 'Stored' : 'Storing…';
  }
}
