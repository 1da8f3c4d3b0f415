import { encode } from '../../base/text.ts';
import type { Brought, Keeping } from '../../protocol/keeping.ts';
import { readLink } from './link.ts';

/** Brings what is outside to where it can be looked at. Keeps nothing and runs nothing; what cannot be brought is thrown in words for the person. */
export async function bring(asked: Parameters<Keeping['bring']>[0]): Promise<Brought> {
  if ('link' in asked) {
    const linked = await readLink(asked.link);
    return linked.is === 'script'
      ? { is: 'script', name: 'the link', bytes: encode(linked.text), notes: [] }
      : { is: 'archive', name: 'the run in the link', bytes: linked.bytes, notes: [] };
  }
  throw new Error('This cannot be opened yet.');
}
