import { encode } from '../../base/text.ts';
import type { ToolSpec } from '../../protocol/config.ts';
import type { Event } from '../../protocol/event.ts';
import type { Keeping } from '../../protocol/keeping.ts';
import { mostCharacters } from '../../protocol/link-size.ts';
import type { Keys } from '../../storage/keys.ts';
import { hashesIn } from '../../storage/named.ts';
import type { Store } from '../../storage/store.ts';
import { leaksIn } from '../leaks.ts';
import { linkOfRun, linkOfScript } from './link.ts';

type Asked = Parameters<Keeping['writeLink']>[0];

/** What is left of a link for the address of the page. */
const forAddress = 500;

/** Makes a link, or tells how long it would be. A key in it stops it. */
export async function writeLink(
  {
    store,
    keys,
    specs,
  }: {
    readonly store: Pick<Store, 'blob'>;
    readonly keys: Pick<Keys, 'list' | 'keyFor'>;
    specs(): readonly ToolSpec[];
  },
  asked: Asked,
  factsOf: (run: string) => Promise<readonly Event[]>,
): ReturnType<Keeping['writeLink']> {
  if ('script' in asked) {
    await leaksIn(new Map([['the script', encode(JSON.stringify(asked.script))]]), keys);
    return short(linkOfScript(asked.script));
  }
  const events = await factsOf(asked.run);
  const [first] = events;
  if (first?.type !== 'run.started') throw new Error('There is no such run here. It may have been deleted.');
  const blobs = new Map<string, Uint8Array>();
  for (const hash of hashesIn(events)) {
    const bytes = await store.blob(hash).catch(() => undefined);
    if (bytes !== undefined) blobs.set(hash, bytes);
  }
  const suspects = await leaksIn(new Map([...blobs, ['the facts', encode(JSON.stringify(events))]]), keys);
  if (suspects.length > 0)
    throw new Error(
      'Something in this run looks like a key, so no link is made of it as it was. A script has it taken out.',
    );
  if (events.some(({ type }) => type === 'event.damaged'))
    throw new Error('A fact of this run is damaged, so no link is made of it. Export it from the library.');
  const whole = linkOfRun(first.title, events, blobs);
  // one that describes its tools opens in every version to come, so it is that one as long as there is room
  if (whole.length <= mostCharacters - forAddress) return short(whole);
  return { ...short(linkOfRun(first.title, events, blobs, specs())), leans: true };
}

function short(signs: string): Awaited<ReturnType<Keeping['writeLink']>> {
  return signs.length > mostCharacters ? { characters: signs.length } : { signs, characters: signs.length };
}
