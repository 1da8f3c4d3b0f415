import { counted, sized } from '../../base/text.ts';
import type { Place } from '../found.ts';
import type { Order } from '../orders.ts';

interface Entry {
  readonly path: string;
  readonly newest: number;
  readonly says: string;
}

/** One line for each file, and for each folder that is as deep as is wanted, with what is below it counted. */
export function entriesOf(
  places: readonly Place[],
  { depth, order }: { readonly depth: number; readonly order: Order },
): readonly string[] {
  const folders = new Map<string, { count: number; newest: number }>();
  const entries: Entry[] = [];
  for (const { path, below, node } of places) {
    const names = below.split('/');
    const root = path.slice(0, path.length - below.length);
    for (let level = 1; level < names.length && level <= depth; level++) {
      const folder = `${root}${names.slice(0, level).join('/')}/`;
      const { count = 0, newest = 0 } = folders.get(folder) ?? {};
      folders.set(folder, { count: count + 1, newest: Math.max(newest, node.seq) });
    }
    if (names.length > depth) continue;
    const says = node.is === 'link' ? `link to ${node.target}` : sized(node.bytes);
    entries.push({ path, newest: node.seq, says });
  }
  for (const [path, { count, newest }] of folders) entries.push({ path, newest, says: counted(count, 'file') });
  const byPath = entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  const sorted = order === 'path' ? byPath : byPath.toSorted((a, b) => b.newest - a.newest);
  return sorted.map(({ path, says }) => `${path} (${says})`);
}
