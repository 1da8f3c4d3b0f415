import { create } from 'zustand';
import { agentsView } from '../../views/agent.ts';
import { announce } from '../kit/live-region.tsx';
import { modes } from '../words/modes.ts';
import { send, useRun } from './run.ts';

/** What the page says to the person beside the composer, until they type again. It is no part of the conversation. */
export const useSaid = create<{ readonly text: string | undefined }>()(() => ({ text: undefined }));

/** Says something, to the eye and to the ear; undefined takes it away. */
export function say(text: string | undefined): void {
  useSaid.setState({ text });
  if (text !== undefined) announce(text);
}

/** Wakes the agent after a stop, at a limit, or to try again what failed. */
export function goOn(): void {
  const { run } = useRun.getState();
  if (run !== undefined) send({ do: 'continue', run });
}

/** Puts the agent into plan mode, or from it back to asking, and says so. */
export function togglePlan(): void {
  const { run, projector, length } = useRun.getState();
  if (run === undefined) return;
  const mode = projector.at(length).read(agentsView).main?.config.mode === 'plan' ? 'default' : 'plan';
  send({ do: 'set', run, config: { mode } });
  say(`Mode ${modes[mode].label}: the agent ${modes[mode].says}.`);
}
