import type { Event } from '../protocol/event.ts';

/** A reading of the log. `evolve` is pure: it never changes the state it is given. */
export interface View<State> {
  readonly initial: State;
  evolve(state: State, event: Event): State;
}

/** Anything that can be read through a view: the log as it stands, or a shorter prefix of it. */
export interface Reading {
  read<State>(view: View<State>): State;
}

/** Gives every agent a reading of its own, of the facts that carry its name. */
export function perAgent<State>(view: View<State>): View<Readonly<Record<string, State>>> {
  return {
    initial: {},
    evolve(states, event) {
      const before = Object.hasOwn(states, event.agent) ? (states[event.agent] as State) : view.initial;
      const after = view.evolve(before, event);
      return after === before ? states : { ...states, [event.agent]: after };
    },
  };
}
