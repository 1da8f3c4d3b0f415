import type { LetGo, Sitting, Tabs, Word } from './tabs.ts';

/** How long a tab has to write what it holds and leave, and how long one that was just closed takes to be gone. */
const patience = 1500;
/** How long a tab that is alive takes to say so, where the browser has no locks. */
const silence = 250;

type Message = Word | { readonly say: 'who'; readonly run: string } | { readonly say: 'me'; readonly run: string };

/** The tabs of this browser that have the same database open. */
export function browserTabs(name: string, locks: LockManager | undefined = globalThis.navigator?.locks): Tabs {
  const line = new Line(name);
  const sit = locks === undefined ? sitByAsking(line) : sitByLock(line, locks, name);
  return {
    sit: async (run, sitting) => {
      const letGo = await sit(run, {
        ...sitting,
        lost: () => {
          line.seats.delete(run);
          sitting.lost();
        },
      });
      if (letGo === undefined) return undefined;
      line.seats.add(run);
      return () => {
        line.seats.delete(run);
        letGo();
      };
    },
    tell: (word) => line.tell(word),
    listen: (hear) =>
      line.listen((message) => {
        if (message.say !== 'who' && message.say !== 'me') hear(message);
      }),
  };
}

/** What is said between tabs. A tab that is asked for a run that it has says so. */
class Line {
  readonly seats = new Set<string>();
  readonly #channel: BroadcastChannel;
  readonly #hearers = new Set<(message: Message) => void>();

  constructor(name: string) {
    this.#channel = new BroadcastChannel(name);
    this.#channel.addEventListener('message', ({ data }: { readonly data: Message }) => {
      for (const hear of this.#hearers) hear(data);
    });
    this.listen(({ say, ...message }) => {
      if (say === 'who' && 'run' in message && this.seats.has(message.run)) this.tell({ say: 'me', run: message.run });
    });
  }

  tell(message: Message): void {
    this.#channel.postMessage(message);
  }

  listen(hear: (message: Message) => void): void {
    this.#hearers.add(hear);
  }

  /** Asks who has a run; false when nobody answers for a while. */
  somebodySits(run: string): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (is: boolean): void => {
        this.#hearers.delete(hear);
        clearTimeout(timer);
        resolve(is);
      };
      const hear = (message: Message): void => {
        if (message.say === 'me' && message.run === run) end(true);
      };
      const timer = setTimeout(() => end(false), silence);
      this.listen(hear);
      this.tell({ say: 'who', run });
    });
  }
}

/** A seat is a lock, which the browser takes back from a tab that dies. */
function sitByLock(line: Line, locks: LockManager, name: string): Tabs['sit'] {
  function take(run: string, options: LockOptions, lost: () => void): Promise<LetGo | undefined> {
    return new Promise((resolve, reject) => {
      let sits = false;
      const held = locks.request(`${name} ${run}`, options, (lock) => {
        if (lock === null) return resolve(undefined);
        sits = true;
        return new Promise<void>((letGo) => resolve(letGo));
      });
      // a lock that is stolen ends with an error, and so does one that was waited for too long
      held.catch((error: unknown) => {
        if (sits) lost();
        else if (isDenied(error)) reject(error);
        else resolve(undefined);
      });
    });
  }

  return async (run, { over, lost }: Sitting) => {
    try {
      const free = await take(run, { ifAvailable: true }, lost);
      if (free !== undefined) return free;
    } catch (error) {
      if (!isDenied(error)) throw error;
      // inside another site some browsers deny locks
      return sitByAsking(line)(run, { over, lost });
    }
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), patience);
    if (over) line.tell({ say: 'yield', run });
    // a page that was just loaded anew may still hold it: only who answers is alive
    else void line.somebodySits(run).then((is) => is && waiting.abort());
    const left = await take(run, { signal: waiting.signal }, lost);
    clearTimeout(timer);
    return left ?? (over ? take(run, { steal: true }, lost) : undefined);
  };
}

function isDenied(error: unknown): boolean {
  return error instanceof Error && error.name === 'SecurityError';
}

/** Without locks, as on a page that is not served safely, only asking remains. */
function sitByAsking(line: Line): Tabs['sit'] {
  return async (run, { over }) => {
    let taken = await line.somebodySits(run);
    if (taken && !over) return undefined;
    if (taken) line.tell({ say: 'yield', run });
    for (const end = Date.now() + patience; taken && Date.now() < end; ) taken = await line.somebodySits(run);
    return () => {};
  };
}
