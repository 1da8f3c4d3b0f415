import { create } from 'zustand';
import type { Event } from '../../protocol/event.ts';
import type { Stored } from '../../protocol/notice.ts';
import { Projector } from '../../views/projector.ts';
import type { Reading, View } from '../../views/view.ts';

/** What is still arriving of an agent's reply. */
export interface Arriving {
  readonly text: string;
  readonly thinking: string;
}

/** An agent that the gate holds, and what held it: a pause, or the breakpoint by its words. */
export interface Held {
  readonly agent: string;
  readonly by: string;
}

/** The open run: facts, where the reader stands in them, and how to ask the runtime for something. No derivations. */
export interface RunState {
  readonly run: string | undefined;
  /** The log. The array grows in place; `length` says how much of it this state shows. */
  readonly events: readonly Event[];
  readonly length: number;
  /** How many facts are read: `length` when the reader follows the run live. */
  readonly cursor: number;
  readonly live: boolean;
  readonly projector: Projector;
  readonly preview: Readonly<Record<string, Arriving>>;
  readonly pausing: boolean;
  readonly held: readonly Held[];
  readonly stored: Stored | undefined;
  readonly readOnly: string | undefined;
  /** The last thing that went wrong with a command, in words; cleared by the next that goes well. */
  readonly trouble: string | undefined;
  readonly loading: boolean;
}

const nothing: RunState = {
  run: undefined,
  events: [],
  length: 0,
  cursor: 0,
  live: true,
  projector: new Projector([]),
  preview: {},
  pausing: false,
  held: [],
  stored: undefined,
  readOnly: undefined,
  trouble: undefined,
  loading: false,
};

/** The one store of the open run. */
export const useRun = create<RunState>()(() => nothing);

/** Reads the log through a view, up to the cursor. */
export function useView<State>(view: View<State>): State {
  return useRun((state) => state.projector.at(state.cursor).read(view));
}

/** The log up to the cursor, for functions that read several views. A new value whenever the cursor moves. */
export function useReading(): Reading {
  const projector = useRun((state) => state.projector);
  const cursor = useRun((state) => state.cursor);
  return projector.at(cursor);
}
