import { useMemo } from 'react';
import { create } from 'zustand';
import type { Breakpoint } from '../../protocol/breakpoint.ts';
import type { Speed, Wish } from '../../protocol/command.ts';
import type { ModelCard } from '../../protocol/config.ts';
import type { Event } from '../../protocol/event.ts';
import type { Fixed, RunWorkspace, Stored } from '../../protocol/notice.ts';
import type { Script } from '../../protocol/script.ts';
import type { Upload } from '../../protocol/upload.ts';
import type { Client } from '../../runtime/client.ts';
import { Projector } from '../../views/projector.ts';
import type { Reading, View } from '../../views/view.ts';
import { useLayout } from './layout.ts';

/** What is still arriving of an agent's reply; `calling` is of its calls. */
export interface Arriving {
  readonly text: string;
  readonly thinking: string;
  readonly calling: string;
}

/** An agent that the gate holds, and what held it: a pause, or the breakpoint by its words. */
interface Held {
  readonly agent: string;
  readonly by: string;
}

/** The open run: facts, where the reader stands in them, and how to ask the runtime for something. No derivations. */
export interface RunState {
  readonly client: Client | undefined;
  readonly run: string | undefined;
  /** The log. The array grows in place; `length` says how much of it this state shows. */
  readonly events: readonly Event[];
  readonly length: number;
  /** How many facts are read: `length` when the reader follows the run live. */
  readonly cursor: number;
  readonly live: boolean;
  /** Whether the recording is being played from the cursor on. */
  readonly replaying: boolean;
  readonly projector: Projector;
  /** What is still arriving: of the reply of an agent by its name, of the output of a call by its own. */
  readonly preview: Readonly<Record<string, Arriving>>;
  readonly pausing: boolean;
  readonly held: readonly Held[];
  /** Where it holds; some of them may be switched off. */
  readonly breakpoints: readonly Breakpoint[];
  readonly speed: Speed;
  /** How many acts of a recorded person are still to come by themselves. */
  readonly repeating: number;
  readonly stored: Stored | undefined;
  readonly readOnly: string | undefined;
  /** Of what kind that is which makes it read-only. */
  readonly fixed: Fixed | undefined;
  /** The workspace that it began from, if it began from one. */
  readonly workspace: RunWorkspace | undefined;
  /** The last thing that went wrong with a command, in words; cleared by the next that goes well. */
  readonly trouble: string | undefined;
  readonly loading: boolean;
}

/** A run of which nothing is known yet. */
export const emptyRun: Omit<RunState, 'client'> = {
  run: undefined,
  events: [],
  length: 0,
  cursor: 0,
  live: true,
  replaying: false,
  projector: new Projector([]),
  preview: {},
  pausing: false,
  held: [],
  breakpoints: [],
  speed: '1x',
  repeating: 0,
  stored: undefined,
  readOnly: undefined,
  fixed: undefined,
  workspace: undefined,
  trouble: undefined,
  loading: false,
};

/** The one store of the open run. */
export const useRun = create<RunState>()(() => ({ client: undefined, ...emptyRun }));

/** Reads the log through a view, up to the cursor. */
export function useView<State>(view: View<State>): State {
  return useRun((state) => state.projector.at(state.cursor).read(view));
}

/** The log up to the cursor, for functions that read several views. A new value whenever the cursor moves. */
export function useReading(): Reading {
  const projector = useRun((state) => state.projector);
  const cursor = useRun((state) => state.cursor);
  return useMemo(() => projector.at(cursor), [projector, cursor]);
}

/** Asks the runtime for something; what it refuses comes back as `trouble`. */
export function send(wish: Wish): void {
  const { client } = useRun.getState();
  if (client === undefined) useRun.setState({ trouble: 'The agent has not started yet. Nothing was sent; try again.' });
  else client.send(wish);
}

/** Opens a run at its newest fact, or so that a number of its facts are read. Opening the open one only moves. */
export function openRun(run: string, cursor?: number): void {
  const state = useRun.getState();
  if (state.run !== run) {
    if (state.run !== undefined) send({ do: 'close', run: state.run });
    useRun.setState({ ...emptyRun, run, loading: true });
    useLayout.setState({ followed: undefined, foldedAgents: [] });
    if (cursor !== undefined) useRun.setState({ live: false, cursor });
    send({ do: 'open', run });
  } else if (cursor === undefined) goLive();
  else moveTo(cursor);
}

/** A run to start. */
export interface Beginning {
  readonly script: Script;
  /** What is said first; when left out, the person says it when the run stands. */
  readonly prompt?: string | undefined;
  /** Files of the person's own. */
  readonly uploads?: readonly Upload[];
  /** The workspace whose files it begins with, and which takes over what the run writes. */
  readonly workspace?: string | undefined;
  /** The scenario it is of, if it is of one. */
  readonly name?: string;
  /** The model that is asked in place of the script's. */
  readonly model?: ModelCard | undefined;
  /** Where it is held: before anything is done, or when the first request is made up, and before it is sent. */
  readonly hold?: 'first step' | 'first request' | undefined;
  /** Whether the acts of a recorded person are done again by themselves. */
  readonly repeat?: boolean;
}

/** Starts a new run, sends its first prompt, and gives the run's id. */
export function startRun(beginning: Beginning): string {
  const { script, prompt, uploads, workspace, name, model, hold, repeat } = beginning;
  const run = crypto.randomUUID();
  const open = useRun.getState().run;
  if (open !== undefined) send({ do: 'close', run: open });
  useRun.setState({ ...emptyRun, run, loading: true, speed: useRun.getState().speed });
  useLayout.setState({ followed: undefined, foldedAgents: [] });
  send({
    do: 'start',
    run,
    script,
    paused: hold === 'first step',
    ...(name === undefined ? {} : { scenario: name }),
    ...(model === undefined ? {} : { model }),
    ...(workspace === undefined ? {} : { workspace }),
    ...(hold === 'first request' && { until: 'call-model' }),
    ...(uploads !== undefined && uploads.length > 0 && { uploads }),
    ...(repeat && { repeat }),
  });
  send({ do: 'speed', run, speed: useRun.getState().speed });
  if (prompt !== undefined) send({ do: 'prompt', run, text: prompt });
  return run;
}

/** Reads the first `cursor` facts. The first, which says what the run is, is always read. */
export function moveTo(cursor: number): void {
  const { length, loading } = useRun.getState();
  if (loading) useRun.setState({ live: false, cursor });
  else if (cursor >= length) goLive();
  else useRun.setState({ live: false, cursor: Math.max(Math.min(1, length), cursor) });
}

/** Goes to the newest fact, and stays with it; the timeline follows. */
export function goLive(): void {
  useRun.setState(({ length }) => ({ live: true, replaying: false, cursor: length }));
  useLayout.setState({ following: true });
}
