import type { Wish } from '../protocol/command.ts';
import type { Connections } from '../protocol/connection.ts';
import type { Keeping } from '../protocol/keeping.ts';
import type { Notice } from '../protocol/notice.ts';
import type { RunRecord, Shelf } from '../storage/store.ts';
import { type Answer, type Ask, connectionWords, isAnswer, keepingWords, type Port } from './port.ts';
import type { Probe, Probed, TryHook } from './probe.ts';
import type { ScriptReading } from './read-script.ts';
import type { PageSandboxes } from './sandbox/on-page.ts';
import { isAboutSandbox, type ToPage } from './sandbox/words.ts';
import type { Tried } from './try-hook.ts';

/** The page's end of the port to the runtime. */
export interface Client {
  /** Sends a command once the runtime is ready, and gives its number, which `refused` names. */
  send(wish: Wish): string;
  /** Hears every notice from now on; call the result to stop. */
  listen(hear: (notice: Notice) => void): () => void;
  /** What lies at rest, asked of the runtime: it has content that is not on the disk yet, and a memory where there is no disk. */
  readonly shelf: Shelf;
  /** Questions about models and the keys for them. */
  readonly connections: Connections;
  /** Questions about what is kept: workspaces, archives, room. */
  readonly keeping: Keeping;
  /** Reads a script that came as a text, and runs nothing: what it says, or all that is wrong with it. */
  readScript(text: string): Promise<ScriptReading>;
  /** What would become of a call in an open run, if it were made now. Nothing is run or recorded. */
  probe(run: string, asked: Probe): Promise<Probed>;
  /** What a hook would answer to an event in an open run, if it happened now. Nothing is recorded; a hook that asks the model does ask it. */
  tryHook(run: string, asked: TryHook): Promise<Tried>;
  /** Ends the runtime. What is stored stays. */
  close(): void;
}

/** Starts the runtime in a worker of its own. What goes wrong there without a word is told as `crashed`. */
export function connect(): Client {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'runtime' });
  const line = new Line(worker, () => worker.terminate());
  worker.addEventListener('error', (event) => {
    line.tell({ say: 'crashed', why: event.message || 'The runtime could not be loaded. Reload the page.' });
  });
  worker.addEventListener('messageerror', () => {
    line.tell({ say: 'crashed', why: 'The runtime said something that could not be read.' });
  });
  return line;
}

/** The client of a runtime at the other end of a port. */
export function connectTo(port: MessagePort): Client {
  return new Line(port, () => port.close());
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

class Line implements Client {
  readonly shelf: Shelf = {
    // the other end is our own runtime, which answers with what its store gave
    runs: async () => (await this.#ask('runs')) as readonly RunRecord[],
    run: async (id) => (await this.#ask('run', id)) as RunRecord | undefined,
    blob: async (hash) => (await this.#ask('blob', hash)) as Uint8Array | undefined,
    setting: (key) => this.#ask('setting', key),
  };
  readonly connections: Connections = this.#asker<Connections>(connectionWords);
  readonly keeping: Keeping = this.#asker<Keeping>(keepingWords);
  readonly readScript = (text: string) => this.#ask('readScript', text) as Promise<ScriptReading>;
  readonly probe = (run: string, asked: Probe) => this.#ask('probe', { run, asked }) as Promise<Probed>;
  readonly tryHook = (run: string, asked: TryHook) => this.#ask('probe', { run, asked }) as Promise<Tried>;
  readonly close: () => void;
  readonly #port: Port;
  readonly #listeners = new Set<(notice: Notice) => void>();
  readonly #asked = new Map<string, Waiting>();
  /** What is posted to a worker whose module still loads may be dropped without a word. */
  #held: unknown[] | undefined = [];
  #sent = 0;
  #sandboxes: Promise<PageSandboxes> | undefined;

  constructor(port: Port, close: () => void) {
    this.#port = port;
    this.close = close;
    port.addEventListener('message', ({ data, ports }) => {
      if (isAnswer(data)) this.#answered(data);
      else if (isAboutSandbox(data)) void this.#sandbox(data as ToPage, ports?.[0]);
      else this.tell(data as Notice);
    });
    port.start?.();
  }

  send(wish: Wish): string {
    const id = this.#number();
    this.#post({ ...wish, id });
    return id;
  }

  listen(hear: (notice: Notice) => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  tell(notice: Notice): void {
    if (notice.say === 'ready') this.#open();
    for (const hear of this.#listeners) hear(notice);
  }

  /** Workers for code that nobody trusts are started here, in the page, so that its policy binds them. */
  async #sandbox(word: ToPage, port: MessagePort | undefined): Promise<void> {
    this.#sandboxes ??= import('./sandbox/on-page.ts').then(
      ({ PageSandboxes }) => new PageSandboxes((told) => this.#port.postMessage(told)),
    );
    (await this.#sandboxes).take(word, port);
  }

  #open(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const message of held) this.#port.postMessage(message);
  }

  #post(message: unknown): void {
    if (this.#held) this.#held.push(message);
    else this.#port.postMessage(message);
  }

  #ask(ask: Ask['ask'], about: unknown = ''): Promise<unknown> {
    const id = this.#number();
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#post({ ask, id, about } as Ask);
    });
  }

  /** A function for each question of a kind. */
  #asker<Answers>(words: readonly (keyof Answers & Ask['ask'])[]): Answers {
    // the other end is our own runtime, which answers as its interface says
    return Object.fromEntries(words.map((word) => [word, (about?: unknown) => this.#ask(word, about)])) as Answers;
  }

  #answered(answer: Answer): void {
    const waiting = this.#asked.get(answer.answer);
    this.#asked.delete(answer.answer);
    if ('failed' in answer) waiting?.reject(new Error(answer.failed));
    else waiting?.resolve(answer.value);
  }

  #number(): string {
    this.#sent += 1;
    return `c${this.#sent}`;
  }
}
