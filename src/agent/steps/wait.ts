import { nextStep } from '../next-step.ts';
import type { Self } from '../self.ts';
import type { StepOf } from '../step.ts';

/** Waits until a fact, whoever appends it, makes the log say something else. */
export function wait(_: StepOf<'wait'>, { log, name, signal }: Self): Promise<void> {
  return log.until(() => nextStep(log, name)?.do !== 'wait', signal);
}
