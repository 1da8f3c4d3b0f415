import type { Clock } from './ports.ts';

/** That work did not come to its end in time. */
export class TimeUp extends Error {}

/** Does work that has so many seconds: its signal aborts when they are over, and when the one around it does. */
export async function within<T>(
  seconds: number,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const own = new AbortController();
  const bell = new AbortController();
  const leave = (): void => own.abort(signal.reason);
  signal.addEventListener('abort', leave);
  if (signal.aborted) leave();
  void clock.until(clock.now() + seconds * 1000, bell.signal).then(() => {
    if (!bell.signal.aborted) own.abort(new TimeUp(`It did not answer within ${seconds} s.`));
  });
  try {
    return await work(own.signal);
  } finally {
    bell.abort();
    signal.removeEventListener('abort', leave);
  }
}
