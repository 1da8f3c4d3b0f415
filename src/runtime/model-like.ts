import type { ModelCard } from '../protocol/config.ts';

/** The card of another model of the same provider: what the table of prices knows of it, the rest as with this one. */
export async function modelLike(like: ModelCard, id: string): Promise<ModelCard> {
  const { prices: _, ...card } = like;
  if (like.provider === 'scripted') return { ...like, id };
  // few agents name a model
  const { knownOf } = await import('../providers/prices.ts');
  const { preset = like.provider } = like.settings ?? {};
  const { window, prices } = await knownOf(String(preset), id);
  return { ...card, id, ...(window === undefined ? {} : { window }), ...(prices === undefined ? {} : { prices }) };
}
