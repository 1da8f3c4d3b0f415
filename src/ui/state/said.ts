import { create } from 'zustand';
import { agentsView } from '../../views/agent.ts';
import { conversationOf, type Standing } from '../../views/conversation.ts';
import { count } from '../kit/format.ts';
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

const standings: Readonly<Record<Standing, string>> = {
  closed: 'No run is open',
  new: 'Not begun',
  working: 'At work',
  done: 'Done',
  stopped: 'Stopped',
  failed: 'Failed',
  limit: 'At a limit',
};

/** Says where the run stands. */
export function showStatus(): void {
  const { projector, length, stored } = useRun.getState();
  const log = projector.at(length);
  const { main } = log.read(agentsView);
  const { standing, queued } = conversationOf(log);
  const kept = stored === undefined || stored.is === 'kept' ? '' : ` Not kept on the disk: ${stored.reason}`;
  const waiting = queued === 0 ? '' : ` ${count(queued, 'message')} to be read.`;
  const rest =
    main === undefined
      ? ''
      : `, turn ${main.tally.replies}, ${count(length, 'fact')}. Mode ${modes[main.config.mode].label}: ${modes[main.config.mode].says}`;
  say(`${standings[standing]}${rest}.${waiting}${kept}`);
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
