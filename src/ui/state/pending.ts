import { nextStep } from '../../agent/next-step.ts';
import type { Step } from '../../agent/step.ts';
import { aboveOf } from '../../views/lineage.ts';
import type { Reading } from '../../views/view.ts';

/** What an agent is about to do. */
export interface Pending {
  readonly agent: string;
  readonly step: Step;
}

/** What an agent does next in a reading of the log, or, unless it is looked at alone, the one above it. */
export function pendingIn(log: Reading, agent: string, { alone = false } = {}): Pending | undefined {
  const step = nextStep(log, agent);
  if (step !== undefined) return { agent, step };
  const above = alone ? undefined : aboveOf(agent);
  return above === undefined ? undefined : pendingIn(log, above);
}
