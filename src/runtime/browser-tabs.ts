import type { LetGo, Sitting, Tabs, Word } from './tabs.ts';

/** How long a tab has to write what it holds and leave. */
const patience = 1500;
/** How long a tab that is alive takes to say so, where the browser has no locks. */
const silence = 250;

type Message = Word | { readonly say: 'who'; readonly run: string } | { readonly say: 'me'; readonly run: string };

/** The tabs of this browser that have the same database open. */
export function browserTabs(name: string): Tabs {
  const channel = new BroadcastChannel(name);
  const hearers = new Set<(message: Message) => void>();
  channel.addEventListener('message', ({ data }: { readonly data: Message }) => {
    for (const hear of hearers) hear(data);
  });
  const tell = (message: Message): void => channel.postMessage(message);
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  const sit = locks === undefined ? sitByAsking(tell, hearers) : sitByLock(locks, name, tell);
  return {
    sit,
    tell,
    listen: (hear) =>
      void hearers.add((message) => {
        if (message.say !== 'who' && message.say !== 'me') hear(message);
      }),
  };
}

/** A seat is a lock, which the browser takes back from a tab that dies. */
function sitByLock(locks: LockManager, name: string, tell: (message: Message) => void): Tabs['sit'] {
  function take(run: string, options: LockOptions, lost: () => void): Promise<LetGo | undefined> {
    return new Promise((resolve, reject) => {
      let sits = false;
      const held = locks.request(`${name} ${run}`, options, (lock) => {
        if (lock === null) return resolve(undefined);
        sits = true;
        return new Promise<void>((letGo) => resolve(letGo));
      });
      // a lock that is stolen ends with an error, and so does one that was waited for too long
      held.catch((error: unknown) => (sits ? lost() : reject(error)));
    });
  }

  return async (run, { over, lost }: Sitting) => {
    const free = await take(run, { ifAvailable: true }, lost);
    if (free !== undefined || !over) return free;
    tell({ say: 'yield', run });
    try {
      return await take(run, { signal: AbortSignal.timeout(patience) }, lost);
    } catch {
      return take(run, { steal: true }, lost);
    }
  };
}

/** Without locks, as on a page that is not served safely, a tab that is alive says so when it is asked. */
function sitByAsking(tell: (message: Message) => void, hearers: Set<(message: Message) => void>): Tabs['sit'] {
  const seats = new Map<string, LetGo>();
  hearers.add((message) => {
    if (message.say === 'who' && seats.has(message.run)) tell({ say: 'me', run: message.run });
  });

  function somebodySits(run: string): Promise<boolean> {
    return new Promise((resolve) => {
      const hear = (message: Message): void => {
        if (message.say === 'me' && message.run === run) end(true);
      };
      const end = (is: boolean): void => {
        hearers.delete(hear);
        clearTimeout(timer);
        resolve(is);
      };
      const timer = setTimeout(() => end(false), silence);
      hearers.add(hear);
      tell({ say: 'who', run });
    });
  }

  return async (run, { over }) => {
    let taken = await somebodySits(run);
    if (taken && !over) return undefined;
    if (taken) tell({ say: 'yield', run });
    for (const end = Date.now() + patience; taken && Date.now() < end; ) taken = await somebodySits(run);
    const letGo = (): void => void seats.delete(run);
    seats.set(run, letGo);
    return letGo;
  };
}
