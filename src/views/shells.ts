import type { EventOf } from '../protocol/event.ts';
import type { View } from './view.ts';

/** Where the shell of each agent stands: its directory, and the environment that it gives to the next command. */
export const shellsView: View<Readonly<Record<string, NonNullable<EventOf<'tool.finished'>['shell']>>>> = {
  initial: {},
  evolve(shells, event) {
    if (event.type !== 'tool.finished' || event.shell === undefined) return shells;
    return { ...shells, [event.agent]: event.shell };
  },
};
