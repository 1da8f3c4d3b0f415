import type { SandboxEnd, SandboxOutput } from '../../agent/ports.ts';
import { bounded } from '../../sandboxes/bounded.ts';
import type { JobInside } from '../../sandboxes/engine.ts';
import {
  type Answers,
  type FromSandbox,
  fromSandboxSchema,
  type Question,
  type ToSandbox,
} from '../../sandboxes/messages.ts';

/** The line to a worker. */
export interface Line {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', hear: (event: { readonly data: unknown }) => void): void;
  start?(): void;
}

/** A worker that was started: the line to it, what ends it, and who hears that it went away by itself. */
export interface Started {
  readonly line: Line;
  end(): void;
  lost(hear: (why: string) => void): void;
  /** Whether somebody waits for it: in Node, one that idles must not keep the process alive. */
  busy?(is: boolean): void;
}

/** Starts a worker for an engine. */
export type Start = (engine: string) => Started;

/** What a run is given, and who answers its questions. */
export interface Running {
  readonly job: JobInside;
  readonly entries: Extract<ToSandbox, { do: 'run' }>['entries'];
  readonly given: ReadonlyMap<string, Uint8Array>;
  answer(question: Question): Promise<Answers[keyof Answers]>;
  hear?: ((output: SandboxOutput) => void) | undefined;
}

/** How much is heard of one run's output while it runs. */
const mostHeard = 1_000_000;

/** One worker of a sandbox, in which one job runs at a time. Nothing that it says is believed before it is read. */
export class Cell {
  /** Resolves when it can be used; rejects with the reason why it never will. */
  readonly ready: Promise<void>;
  readonly #started: Started;
  #fail: (why: Error) => void = () => {};
  #done: ((end: SandboxEnd) => void) | undefined;
  #running: Running | undefined;
  #run = 0;
  #heard = 0;

  constructor(started: Started) {
    this.#started = started;
    this.ready = new Promise((resolve, reject) => {
      this.#fail = reject;
      started.line.addEventListener('message', ({ data }) => {
        const message = fromSandboxSchema.safeParse(data);
        if (!message.success) return;
        if (message.data.say === 'ready') resolve();
        else this.#take(message.data);
      });
    });
    this.ready.catch(() => {}); // told to whoever uses it next
    started.lost((why) => this.#break(why));
    started.line.start?.();
  }

  /** Runs a job. Resolves in any case, unless the cell is ended meanwhile. */
  run(running: Running): Promise<SandboxEnd> {
    const { job, entries, given } = running;
    this.#run += 1;
    this.#heard = 0;
    this.#running = running;
    return new Promise((resolve) => {
      this.#done = resolve;
      this.#started.line.postMessage({ do: 'run', run: this.#run, job, entries, given } satisfies ToSandbox);
    });
  }

  /** Whether somebody waits for it. */
  busy(is: boolean): void {
    this.#started.busy?.(is);
  }

  end(): void {
    this.#started.end();
  }

  #take(message: FromSandbox): void {
    if (message.say === 'ready') return;
    if (message.say === 'broken') this.#break(message.why);
    else if (message.run !== this.#run || this.#running === undefined) return;
    else if (message.say === 'done') this.#finish(message.end);
    else if (message.say === 'ask') void this.#answer(this.#running, message.ask, message.about as Question);
    else this.#hear(this.#running, message);
  }

  #hear({ hear }: Running, { stream, text }: SandboxOutput): void {
    this.#heard += text.length;
    if (this.#heard <= mostHeard) hear?.({ stream, text });
  }

  async #answer({ answer }: Running, ask: number, question: Question): Promise<void> {
    const value = await answer(question);
    this.#started.line.postMessage({ do: 'answer', ask, value } satisfies ToSandbox);
  }

  #finish({ ended = 'exit', exit, stdout, stderr, value, notes = [], changes = [], shell }: EndOf): void {
    this.#settle({
      ended,
      exit,
      stdout: bounded(stdout),
      stderr: bounded(stderr),
      notes: notes.slice(0, 20).map((note) => bounded(note, 2000)),
      changes: ended === 'exit' ? changes : [],
      ...(value === undefined ? {} : { value: bounded(value) }),
      ...(shell === undefined ? {} : { shell }),
    });
  }

  #break(why: string): void {
    this.#fail(new Error(why));
    this.#settle({ ended: 'lost', exit: 1, stdout: '', stderr: '', notes: [bounded(why, 2000)], changes: [] });
  }

  #settle(end: SandboxEnd): void {
    this.#running = undefined;
    this.#done?.(end);
    this.#done = undefined;
  }
}

type EndOf = Extract<FromSandbox, { say: 'done' }>['end'];
