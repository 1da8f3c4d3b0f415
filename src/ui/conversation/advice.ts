import { attemptsAtMost } from '../../agent/retry.ts';
import type { EventOf } from '../../protocol/event.ts';
import { isUnpaid } from '../../providers/status.ts';
import { count } from '../kit/format.ts';

/** What went wrong with the model, and what a person can do about it. */
export interface Advice {
  readonly happened: string;
  readonly todo: string;
  /** Whether the dialog of the person's own model is where to do it. */
  readonly inModel: boolean;
}

/** Why the agent gave up, in words that say what to do. */
export function adviceFor({ failure, status, reason, retryable }: EventOf<'model.failed'>): Advice {
  const elsewhere = (happened: string, todo: string): Advice => ({ happened, todo, inModel: false });
  const inModel = (happened: string, todo: string): Advice => ({ happened, todo, inModel: true });
  const tries = retryable ? ` It was asked ${count(attemptsAtMost, 'time')}.` : '';
  switch (failure) {
    case 'refused':
      if (status === undefined) return inModel('The model’s service wants a key.', 'Enter one, then try again.');
      return inModel(
        'The model’s service refused the key.',
        'Enter one that is good, and that may use this model; then try again.',
      );
    case 'status':
      if (isUnpaid(status, reason))
        return inModel(
          'The account has no credit left.',
          'Add credit at the service and try again, or take another model.',
        );
      if (retryable)
        return elsewhere(`The model’s service is too busy, or fails.${tries}`, 'Wait a minute, then try again.');
      if (status === 404) return inModel('The service has no such model.', 'Pick one that it has, then try again.');
      return inModel(
        'The model’s service could not take the request.',
        'Read what it said. Another model may take the same request.',
      );
    case 'network':
      return inModel(
        `The model’s service could not be reached.${tries}`,
        'Check the connection, then try again. The test of your model says exactly what is in the way.',
      );
    case 'timeout':
      return elsewhere(
        `The model’s service took the request, and sent nothing.${tries}`,
        'Wait a minute, then try again. A model on this computer may still be loading.',
      );
    case 'cut':
      return elsewhere(
        `The reply broke off before its end.${tries}`,
        'Try again: what had come is thrown away, and asked for anew.',
      );
    case 'too-long':
      return inModel(
        'The request is longer than the model takes.',
        'Take a model with a larger window, or start another run. Context shows what takes the room.',
      );
    case 'filtered':
      return elsewhere(
        'The service withheld its reply.',
        'Its rules forbid this request, or the answer. Say it in other words, and send that.',
      );
    case 'no-rule':
      return elsewhere('The script has no reply for this request.', 'Write what the model replies, and go on.');
    case 'stopped':
      return elsewhere('The request was stopped.', 'Try again to send it anew.');
  }
}
