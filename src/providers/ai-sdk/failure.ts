import { ModelError } from '../../agent/ports.ts';
import { withoutKey } from '../../base/secrets.ts';
import { reasonOf, statusOf } from '../answer.ts';
import { failedWith } from '../status.ts';

/** The words that services use for their own troubles where they give no status. */
const statusByType: readonly (readonly [RegExp, number])[] = [
  [/overloaded/i, 529],
  [/rate[ _]?limit|resource_exhausted|too many requests/i, 429],
  [/authentication|invalid[ _]api[ _]key|unauthenticated/i, 401],
  [/permission/i, 403],
  [/not[ _]found/i, 404],
  [/invalid_request|invalid_argument|context_length/i, 400],
  [/timeout|deadline/i, 504],
  [/unavailable/i, 503],
  [/api_error|server_error|internal/i, 500],
];

/**
 * Whatever a library or a stream threw, as a failure that the harness knows. `ModelError`s that lie inside, put there by
 * our own `fetch`, come out as they went in.
 */
export function failureOf(error: unknown, key?: string): ModelError {
  const own = ownIn(error);
  if (own !== undefined) return own;
  const reason = withoutKey(reasonOf(error) ?? textOf(error), key);
  const status = statusOf(error) ?? statusByType.find(([words]) => words.test(`${reason} ${textOf(error)}`))?.[1];
  if (status !== undefined) return failedWith(status, reason);
  if (isUnwritable(error)) return new ModelError('status', `This request cannot be put to this model: ${reason}`);
  // a stream that holds nonsense, and an error without a name, may be better the next time
  return new ModelError('cut', `The reply could not be read: ${reason}`, { retryable: true });
}

/** Whether an error is the library's remark on one event that it does not know, after which the stream goes on. */
export function isUnknownEvent(error: unknown): boolean {
  return error instanceof Error && error.name === 'AI_TypeValidationError';
}

const unwritable = ['AI_UnsupportedFunctionalityError', 'AI_InvalidPromptError', 'AI_InvalidArgumentError'];

function isUnwritable(error: unknown): boolean {
  return error instanceof Error && unwritable.includes(error.name);
}

function ownIn(error: unknown, depth = 0): ModelError | undefined {
  if (error instanceof ModelError) return error;
  return error instanceof Error && depth < 5 ? ownIn(error.cause, depth + 1) : undefined;
}

function textOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return typeof error === 'object' ? JSON.stringify(error) : String(error);
}
