import { nextStep } from '../next-step.ts';
import type { Self } from '../self.ts';
import type { StepOf } from '../step.ts';

/** Waits out the pause after a failure. "Try now" and "Stop" are facts that end it sooner. */
export async function retry({ at }: StepOf<'retry'>, { log, name, ports, signal }: Self): Promise<void> {
  const waits = (): boolean => nextStep(log, name)?.do === 'retry';
  await Promise.race([ports.clock.until(at, signal), log.until(() => !waits(), signal)]);
  if (waits() && !signal.aborted) log.append(name, { type: 'model.retried', because: 'waited' });
}
