import { ModelError } from '../../agent/ports.ts';
import type { Fault } from '../../protocol/play.ts';
import { failedWith, reasonFor } from '../status.ts';

/** A fault that lets nothing through: an error status, or with a reason alone a network that failed. */
export function throwWhatIsWrong(fault: Fault | undefined): void {
  if (fault === undefined) return;
  const { status, failure, reason, retryable, retryAfter, cutAfter, malformed, differs } = fault;
  const after = retryAfter === undefined ? undefined : Math.round(retryAfter * 1000);
  if (failure !== undefined)
    throw new ModelError(failure, reason ?? '', {
      retryable: retryable ?? ['network', 'timeout', 'cut'].includes(failure),
      status,
      after,
      differs,
    });
  if (status !== undefined) throw failedWith(status, reason ?? reasonFor(status), after);
  if (reason !== undefined && cutAfter === undefined && malformed === undefined) {
    throw new ModelError('network', reason, { retryable: true, after });
  }
}
