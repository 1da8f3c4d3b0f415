import { type Breakpoint, breakpointsOf } from '../../agent/context/breakpoints.ts';
import { isCutShort } from '../../agent/context/conversation.ts';
import type { Request } from '../../agent/ports.ts';
import { goOnKey, messageKey } from './sections.ts';

/** The places up to which a request is stable, in words, by the key of the section that each stands after. */
export type StablePlaces = ReadonlyMap<string, string>;

/** The key of the place after the system text and the tools. */
export const afterSystem = 'system';

/** Where a request is stable up to. Only some services are told, with a breakpoint; others find out by themselves. */
export function stablePlaces(request: Request): StablePlaces {
  const { model, messages } = request;
  const breakpoints = breakpointsOf(request);
  const told = model.provider === 'anthropic' ? 'Cache breakpoint: stable' : 'Stable';
  const keyOf = (at: Breakpoint) => {
    const message = at === 'system' ? undefined : messages.at(at);
    if (at === 'system' || message === undefined) return afterSystem;
    return isCutShort(message, messages.at(at + 1)) ? goOnKey(message) : messageKey(message);
  };
  return new Map(
    breakpoints.map((at, i) => {
      const last = i === breakpoints.length - 1 ? 'for the next request' : 'as it was sent before';
      return [keyOf(at), `${told} up to here, ${at === 'system' ? 'tools and system text' : last}`];
    }),
  );
}

/** A line across the request, up to which it stays the same. */
export function StableLine({ words }: { readonly words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <p className="my-2 flex items-center gap-2 font-ui text-11 text-ctx before:min-w-3 before:flex-1 before:border-current before:border-t before:border-dashed after:min-w-3 after:flex-1 after:border-current after:border-t after:border-dashed">
      {words}
    </p>
  );
}
