import { ModelError } from '../agent/ports.ts';

/** How every provider says that a conversation does not fit, as far as they are known. */
const tooLong = new RegExp(
  [
    'prompt is too long',
    'context[ _-]?(length|window|size|limit)',
    'maximum (context|model|prompt) length',
    'too many (input )?tokens(?! per)',
    'input is too long',
    'input token count .*exceeds',
    'exceeds? the (maximum|available) (number of )?(input )?(tokens|context)',
    'too large for model with',
    'reduce the length of (the|your) (messages|prompt|input)',
    'number of tokens to keep from the initial prompt',
    'context the overflows',
  ].join('|'),
  'i',
);
const overloaded = /overloaded/i;
const badKey = /api key (not valid|expired)|(invalid|incorrect) (x-)?api[ -]?key|invalid_api_key|no auth credentials/i;

/** Whether the words say that the account cannot pay: waiting does not heal it, whatever the status. */
const noCredit =
  /insufficient[ _](quota|credits?|balance|funds)|credit balance is too low|requires more credits|billing_hard_limit/i;

/** What the words of a failure say beyond its status. */
export function isUnpaid(status: number | undefined, reason: string): boolean {
  return status === 402 || noCredit.test(reason);
}

/**
 * The failure that an answer with an error status means, the same for every provider: what may heal is retryable, what
 * will not heal is not, and a conversation that does not fit is told by its words. `after` is in milliseconds.
 */
export function failedWith(status: number, reason: string, after?: number): ModelError {
  const mayFit = status === 429 || status >= 500;
  if (!mayFit && tooLong.test(reason)) return new ModelError('too-long', reason, { status });
  if (isUnpaid(status, reason)) return new ModelError('status', reason, { status });
  if (status === 401 || status === 403 || (status === 400 && badKey.test(reason)))
    return new ModelError('refused', reason, { status });
  const retryable = status >= 500 || [408, 409, 429].includes(status) || overloaded.test(reason);
  return new ModelError('status', reason, { status, retryable, after });
}

const reasons: Readonly<Record<number, string>> = {
  400: 'The provider could not read the request.',
  401: 'The provider did not accept the key.',
  402: 'The account has no credit left.',
  403: 'The key may not use this model.',
  404: 'The provider has no such model.',
  408: 'The provider waited too long for the request.',
  409: 'The request met another one.',
  413: 'The request is too large.',
  429: 'Too many requests.',
  500: 'The provider failed.',
  502: 'A gateway of the provider failed.',
  503: 'The provider is not available.',
  504: 'A gateway of the provider waited too long.',
  529: 'The provider is overloaded.',
};

/** A status in words, for an answer that brought none. */
export function reasonFor(status: number): string {
  return reasons[status] ?? `The provider answered with status ${status}.`;
}
