import { ModelError } from '../agent/ports.ts';

const tooLong =
  /prompt is too long|context[ _-]?(length|window)|maximum context|too many (input )?tokens|input is too long/i;
const overloaded = /overloaded/i;

/**
 * The failure that an answer with an error status means, the same for every provider: what may heal is retryable, what
 * will not heal is not, and a conversation that does not fit is told by its words. `after` is in milliseconds.
 */
export function failedWith(status: number, reason: string, after?: number): ModelError {
  if (status < 500 && tooLong.test(reason)) return new ModelError('too-long', reason, { status });
  if (status === 401 || status === 403) return new ModelError('refused', reason, { status });
  const retryable = status >= 500 || [408, 409, 429].includes(status) || overloaded.test(reason);
  return new ModelError('status', reason, { status, retryable, after });
}

const reasons: Readonly<Record<number, string>> = {
  400: 'The provider could not read the request.',
  401: 'The provider did not accept the key.',
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
