import type { Engine, JobInside, Place, SandboxHost } from './engine.ts';
import type { Answers, FromSandbox, Question, ToSandbox, Welcome } from './messages.ts';

/** The worker's own scope, or a message port. */
interface Line {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', hear: (event: { readonly data: unknown }) => void): void;
  start?(): void;
}

/**
 * Serves an engine inside its worker: loads it when the worker has been welcomed, and runs one job after the other. The
 * module of a worker must not await at its top level, or it would not hear its first word.
 */
export function serve(load: (place: Place) => Promise<Engine>): void {
  const own: Line = self;
  let welcomed = false;
  own.addEventListener('message', ({ data }) => {
    if (welcomed) return;
    welcomed = true;
    // who starts a worker speaks first
    const { place, port } = data as Welcome;
    void attend(port ?? own, () => load(place));
  });
  own.postMessage('here');
}

async function attend(line: Line, load: () => Promise<Engine>): Promise<void> {
  const say = (message: FromSandbox): void => line.postMessage(message);
  const waiting = new Map<number, (value: unknown) => void>();
  let asked = 0;
  let engine: Engine | undefined;

  const hostOf = ({ run, entries, given }: Extract<ToSandbox, { do: 'run' }>): SandboxHost => {
    const ask = <Kind extends keyof Answers>(about: Question): Promise<Answers[Kind]> =>
      new Promise((resolve) => {
        asked += 1;
        // the other end is our own runtime, which answers as its interface says
        waiting.set(asked, resolve as (value: unknown) => void);
        say({ say: 'ask', run, ask: asked, about });
      });
    return {
      entries,
      given,
      read: (paths) => ask<'read'>({ read: paths }),
      refusals: (paths) => ask<'refusals'>({ refusals: paths }),
      web: (asking) => ask<'web'>({ web: asking }),
      output: (piece) => say({ say: 'output', run, ...piece }),
      run: (name, job, changes) => ask<'run'>({ run: name, job, changes }),
    };
  };

  line.addEventListener('message', ({ data }) => {
    const message = data as ToSandbox;
    if (message.do === 'answer') {
      waiting.get(message.ask)?.(message.value);
      waiting.delete(message.ask);
    } else if (message.do === 'run' && engine !== undefined) {
      const { run, job } = message;
      void runIn(engine, job, hostOf(message)).then(
        (end) => say({ say: 'done', run, end }),
        (error: unknown) => say({ say: 'broken', why: inWords(error) }),
      );
    }
  });
  line.start?.();
  try {
    engine = await load();
    say({ say: 'ready' });
  } catch (error) {
    say({ say: 'broken', why: inWords(error) });
  }
}

/** As a promise in any case: an engine may throw before it returns one. */
async function runIn(engine: Engine, job: JobInside, host: SandboxHost) {
  return engine.run(job, host);
}

function inWords(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
