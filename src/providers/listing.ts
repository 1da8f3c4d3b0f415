import { ModelError } from '../agent/ports.ts';

/** Reads lists of models, each service’s own form of them. */

/** What an address answers, as JSON. */
export async function getJson(
  send: typeof fetch,
  url: string,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const response = await send(url, { headers: { accept: 'application/json', ...headers }, signal });
  try {
    return await response.json();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelError) throw error;
    throw new ModelError('status', `${url} does not answer with JSON. Is the address right?`);
  }
}

/** The objects of a list under a name. */
export function listOf(page: unknown, name: string): readonly object[] {
  const list: unknown = typeof page === 'object' && page !== null ? Reflect.get(page, name) : undefined;
  if (!Array.isArray(list))
    throw new ModelError('status', `This service does not list its models: there is no "${name}".`);
  return list.filter((each): each is object => typeof each === 'object' && each !== null);
}

/** A text under a name. */
export function textIn(object: object, name: string): string | undefined {
  const value: unknown = Reflect.get(object, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number above zero under the first name that has one. */
export function numberIn(object: object, ...names: readonly string[]): number | undefined {
  return names
    .map((name): unknown => Reflect.get(object, name))
    .find((value): value is number => typeof value === 'number' && value > 0);
}
