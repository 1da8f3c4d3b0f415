/** The work's result, or a rejection as soon as the signal aborts, whether the work listens or not. */
export function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason);
    if (signal.aborted) {
      leave();
      work.catch(() => {}); // nobody waits for it any more
      return;
    }
    signal.addEventListener('abort', leave);
    const done = (): void => signal.removeEventListener('abort', leave);
    work.then(
      (value) => {
        done();
        resolve(value);
      },
      (error: unknown) => {
        done();
        reject(error);
      },
    );
  });
}
