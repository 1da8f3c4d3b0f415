import { wordsIn } from '../agent/memory/words.ts';

/** What is searched of a note, the day from which it is, and when its file was written. */
export interface Entry {
  readonly name: string;
  readonly description: string;
  readonly body: string;
  readonly day: number;
  readonly written: number;
}

const latin = /^[\p{Script=Latin}\p{N}]+$/u;

/**
 * Which entries fit a query, the best first, by BM25 over their fields; of those that fit equally well, the one that was
 * written last. The search engine is loaded at the first search.
 */
export async function rank(entries: readonly Entry[], query: string): Promise<readonly number[]> {
  const { default: MiniSearch } = await import('minisearch');
  const engine = new MiniSearch<Entry & { readonly id: number }>({
    fields: ['name', 'description', 'body'],
    tokenize: (said) => [...wordsIn(said)],
    processTerm: (word) => word,
  });
  engine.addAll(entries.map((entry, id) => ({ ...entry, id })));
  const hits = engine.search(query, {
    tokenize: (said) => [...wordsIn(said, 'query')],
    boost: { name: 3, description: 2 },
    // a word may have another ending, or a slip of the pen in it
    prefix: (word) => word.length > 3 && latin.test(word),
    fuzzy: (word) => (word.length > 5 && latin.test(word) ? 0.15 : false),
  });
  const newer = (a: number, b: number) =>
    (entries[b]?.day ?? 0) - (entries[a]?.day ?? 0) || (entries[b]?.written ?? 0) - (entries[a]?.written ?? 0);
  return hits
    .map(({ id, score }) => ({ id: Number(id), score: Math.round(score * 1000) }))
    .sort((a, b) => b.score - a.score || newer(a.id, b.id) || a.id - b.id)
    .map(({ id }) => id);
}
