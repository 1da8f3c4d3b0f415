import { agentsView, contextNow } from '../../views/agent.ts';
import { canCompact } from '../../views/shorten.ts';
import type { Reading } from '../../views/view.ts';
import { useLayout } from './layout.ts';
import { send, useRun } from './run.ts';
import { say } from './said.ts';

/** Why the conversation of an agent cannot be compacted now, in words; undefined when it can. `log` is read to its newest fact. */
export function whyNotCompact(log: Reading, name: string): string | undefined {
  const agent = log.read(agentsView)[name];
  if (agent === undefined) return name === 'main' ? 'No run has begun.' : `${name} has not begun.`;
  if (agent.compaction.asked) return 'The conversation is about to be compacted already.';
  if (canCompact(contextNow(agent), agent.config)) return undefined;
  return 'There is nothing to compact: the first prompt and the last messages stay as they are, and there are no others yet.';
}

/** Sums up the conversation now, or says why not. */
export function compactNow(): void {
  const { run, projector, length, readOnly } = useRun.getState();
  if (run === undefined) return;
  const { followed: agent = 'main' } = useLayout.getState();
  const why = readOnly ?? whyNotCompact(projector.at(length), agent);
  if (why === undefined) send({ do: 'compact', run, agent });
  else say(why);
}
