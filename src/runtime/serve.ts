import type { ConnectionAsk } from '../protocol/connection.ts';
import type { KeepingAsk } from '../protocol/keeping.ts';
import type { Notice } from '../protocol/notice.ts';
import type { Store } from '../storage/store.ts';
import { Deltas } from './deltas.ts';
import { type Answer, type Ask, isAsk, isConnectionAsk, isKeepingAsk, type Port } from './port.ts';
import type { ScriptReading } from './read-script.ts';
import { isAboutSandbox } from './sandbox/words.ts';

/** What stands behind a port: the store, and what takes commands and questions, whatever they turn out to be. */
export interface Runtime {
  readonly store: Store;
  askConnections(ask: ConnectionAsk, about: unknown): Promise<unknown>;
  /** What a script says that came as a text. */
  readScript(text: string): Promise<ScriptReading>;
  /** What would become of a call, whatever the question turns out to be. */
  probe(about: unknown): Promise<unknown>;
  askKeeping(ask: KeepingAsk, about: unknown): Promise<unknown>;
  take(command: unknown): Promise<void>;
}

/**
 * The runtime's end of the port. It says `ready` when it can hear; commands are taken one after the other, in the order
 * in which they came. What cannot be understood is refused; a command that throws is told as `crashed`. A runtime that
 * cannot be opened throws: nothing that is sent to it is ever heard.
 */
export async function serve(port: Port, open: (notify: (notice: Notice) => void) => Promise<Runtime>): Promise<void> {
  const deltas = new Deltas((notice) => port.postMessage(notice));
  const notify = (notice: Notice): void => deltas.pass(notice);
  const opening = open(notify);
  let last: Promise<void> = opening.then(() => notify({ say: 'ready' }));
  port.addEventListener('message', ({ data }) => {
    if (isAboutSandbox(data)) return;
    if (isAsk(data)) void opening.then(async (runtime) => port.postMessage(await answer(runtime, data)));
    else last = last.then(async () => (await opening).take(data));
  });
  port.start?.();
  await opening;
}

async function answer(runtime: Runtime, ask: Ask): Promise<Answer> {
  const { store, askConnections, askKeeping, readScript, probe } = runtime;
  const { id } = ask;
  try {
    if (isConnectionAsk(ask)) return { answer: id, value: await askConnections(ask.ask, ask.about) };
    if (isKeepingAsk(ask)) return { answer: id, value: await askKeeping(ask.ask, ask.about) };
    if (ask.ask === 'readScript') return { answer: id, value: await readScript(ask.about) };
    if (ask.ask === 'probe') return { answer: id, value: await probe(ask.about) };
    return { answer: id, value: await store[ask.ask](ask.about) };
  } catch (error) {
    return { answer: id, failed: error instanceof Error ? error.message : String(error) };
  }
}
