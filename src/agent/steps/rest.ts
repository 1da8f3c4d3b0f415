import type { Self } from '../self.ts';
import type { StepOf } from '../step.ts';

/** Comes to rest, and says why. */
export function rest(
  { why, text }: Pick<StepOf<'rest'>, 'why' | 'text'>,
  { log, name }: Pick<Self, 'log' | 'name'>,
): void {
  log.append(name, { type: 'agent.rested', why, text });
}
