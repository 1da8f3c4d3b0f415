import type { Script } from '../protocol/script.ts';

/** A script that comes along. Its `name` is its folder's, its `group` one of `groups`; `load` brings the script itself. */
export interface Scenario extends Card {
  readonly name: string;
  readonly group: string;
  load(): Promise<Script>;
}

/** What a list shows of a script: `prompt` is what its person says first. */
interface Card {
  readonly title: string;
  readonly summary: string;
  readonly prompt: string;
  readonly order?: number;
}

/** The groups of a list, in order. A script belongs to the one that the tens of its `order` count; without an order to the last. */
const groups = ['Start here', 'One part at a time', 'Plans, memory and context', 'Several agents', 'More'] as const;

const cards = import.meta.glob<Card>('./*/script.yaml', { query: '?card', import: 'card', eager: true });
const scripts = import.meta.glob<Script>('./*/script.yaml', { query: '?script', import: 'script' });

/** Every scenario there is, in the order in which a newcomer meets them. */
export const scenarios: readonly Scenario[] = Object.entries(cards)
  .map(([path, card]) => ({
    ...card,
    name: path.split('/')[1] ?? '',
    group: groupAt(card.order),
    load: () => loadFrom(path),
  }))
  .sort((a, b) => (a.order ?? Number.POSITIVE_INFINITY) - (b.order ?? Number.POSITIVE_INFINITY));

function groupAt(order = Number.POSITIVE_INFINITY): string {
  return groups[Math.min(Math.floor(order / 10), groups.length - 1)] ?? groups[0];
}

function loadFrom(path: string): Promise<Script> {
  const load = scripts[path];
  return load === undefined ? Promise.reject(new Error(`There is no script at ${path}.`)) : load();
}
