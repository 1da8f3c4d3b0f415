import { agentsView, contextNow } from '../../views/agent.ts';
import { canCompact } from '../../views/shorten.ts';
import type { Reading } from '../../views/view.ts';
import { send, useRun } from './run.ts';
import { say } from './said.ts';

/** Why the conversation of the main agent cannot be compacted now, in words; undefined when it can. `log` is read to its newest fact. */
export function whyNotCompact(log: Reading): string | undefined {
  const { main } = log.read(agentsView);
  if (main === undefined) return 'No run has begun.';
  if (main.compaction.asked) return 'The conversation is about to be compacted already.';
  if (canCompact(contextNow(main), main.config)) return undefined;
  return 'There is nothing to compact: the first prompt and the last messages stay as they are, and there are no others yet.';
}

/** Sums up the conversation now, or says why not. */
export function compactNow(): void {
  const { run, projector, length, readOnly } = useRun.getState();
  if (run === undefined) return;
  const why = readOnly ?? whyNotCompact(projector.at(length));
  if (why === undefined) send({ do: 'compact', run });
  else say(why);
}
