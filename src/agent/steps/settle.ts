import type { Self } from '../self.ts';
import type { StepOf } from '../step.ts';

/** Writes down the result of a call that needs no run: refused, answered, reported or stopped. */
export function settle({ call, outcome }: Pick<StepOf<'settle'>, 'call' | 'outcome'>, { log, name }: Self): void {
  log.append(name, { type: 'tool.finished', because: 'settled', call, ...outcome });
}
