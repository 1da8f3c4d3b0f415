import { createContext, use } from 'react';
import type { Actions } from '../ui/state/actions.ts';

const Context = createContext<Actions | undefined>(undefined);

/** Hands what commands do to the page below. */
export const ActionsProvider = Context.Provider;

/** What commands do on this page. */
export function useActions(): Actions {
  const actions = use(Context);
  if (actions === undefined) throw new Error('Commands are known below ActionsProvider only.');
  return actions;
}
