import type { EventOf } from '../protocol/event.ts';

type Added = EventOf<'context.added'>;

/** Which kind comes first: what changes least stands in front, so that a prompt cache holds longest. */
const kinds: readonly Added['source'][] = ['instructions', 'skills', 'memory'];

/**
 * The texts that are in the context once another was read, in the order in which the model reads them: instructions from
 * the root to the nearest folder, each followed by what it imports, then the indexes of skills and memory. A text takes
 * the place of the one of the same path; one without a blob takes it away.
 */
export function withLoaded(loaded: readonly Added[], added: Added): readonly Added[] {
  const others = loaded.filter(({ path }) => path !== added.path);
  return inOrder(added.blob === '' ? others : [...others, added]);
}

function inOrder(loaded: readonly Added[]): readonly Added[] {
  const tops = loaded.filter(({ from }) => from === undefined).sort(before);
  const placed = new Set<Added>();
  const place = (added: Added): void => {
    if (placed.has(added)) return;
    placed.add(added);
    for (const { path } of added.imports ?? [])
      for (const each of loaded) if (each.path === path && each.from === added.path) place(each);
  };
  for (const each of [...tops, ...loaded]) place(each);
  return [...placed];
}

/** Of one kind, what lies nearer to the root comes first. */
function before(a: Added, b: Added): number {
  const depth = ({ path }: Added) => path.split('/').length;
  return kinds.indexOf(a.source) - kinds.indexOf(b.source) || depth(a) - depth(b) || (a.path < b.path ? -1 : 1);
}
