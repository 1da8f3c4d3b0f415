import { nextStep } from '../../agent/next-step.ts';
import type { Step } from '../../agent/step.ts';
import type { Reading } from '../../views/view.ts';

/** What an agent is about to do. */
export interface Pending {
  readonly agent: string;
  readonly step: Step;
}

/** What an agent does next in a reading of the log, or the one above it. */
export function pendingIn(log: Reading, agent: string): Pending | undefined {
  const step = nextStep(log, agent);
  if (step !== undefined) return { agent, step };
  const above = agent.slice(0, Math.max(0, agent.lastIndexOf('.')));
  return above === '' ? undefined : pendingIn(log, above);
}
