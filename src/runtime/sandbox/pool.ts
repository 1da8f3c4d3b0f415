import type { Job, Reach, Sandbox, SandboxEnd, SandboxFiles, SandboxOutput } from '../../agent/ports.ts';
import { sized } from '../../base/text.ts';
import { sandboxes } from '../../sandboxes/index.ts';
import type { Answers, Question } from '../../sandboxes/messages.ts';
import type { SandboxSpec } from '../../sandboxes/spec.ts';
import { Cell, type Start } from './cell.ts';
import { withChanges } from './overlay.ts';

/** How much longer than its deadline code may take to say that its time is up, before it is ended from outside. */
const grace = 250;
/** How much of the files is put into a sandbox that cannot ask for them. */
const mostGiven = 64 * 1024 * 1024;
/** How deep code may run code in other sandboxes. */
const deepest = 4;

/** Who asks, how deep in other sandboxes, and until when. */
interface Asked {
  readonly job: Job;
  readonly files: SandboxFiles;
  readonly signal: AbortSignal;
  readonly hear?: ((output: SandboxOutput) => void) | undefined;
  readonly reach?: Reach | undefined;
  readonly depth: number;
}

/** Runs code in workers: starts them at their first use, keeps those that can be used again, and ends them from outside. */
export class Sandboxes implements Sandbox {
  readonly #start: Start;
  readonly #specs: ReadonlyMap<string, SandboxSpec>;
  readonly #idle = new Map<string, Cell[]>();

  constructor(start: Start, specs = sandboxes) {
    this.#start = start;
    this.#specs = specs;
  }

  run(
    engine: string,
    job: Job,
    files: SandboxFiles,
    signal: AbortSignal,
    hear?: (output: SandboxOutput) => void,
    reach?: Reach,
  ): Promise<SandboxEnd> {
    return this.#run(engine, { job, files, signal, hear, reach, depth: 0 });
  }

  async #run(engine: string, asked: Asked): Promise<SandboxEnd> {
    const spec = this.#specs.get(engine);
    if (spec === undefined) return nothing('exit', 127, `There is no sandbox ${engine}.`);
    if (asked.signal.aborted) return nothing('stopped', 137);
    if (asked.depth > deepest) return nothing('exit', 126, 'Code that runs code that runs code: this is too deep.');
    const cell = this.#idle.get(engine)?.pop() ?? new Cell(this.#start(engine));
    cell.busy(true);
    const end = await this.#within(cell, spec, asked);
    const whole = end.ended === 'exit' && !spec.fresh;
    if (whole) this.#keep(spec, cell);
    else {
      cell.end();
      this.#refill(spec);
    }
    return end;
  }

  /** What comes first: the end, the deadline, or the signal. */
  async #within(cell: Cell, spec: SandboxSpec, asked: Asked): Promise<SandboxEnd> {
    const { job, signal } = asked;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let leave = (): void => {};
    // what is asked of the web is not waited for when nobody is there to hear it
    const over = new AbortController();
    const cut = new Promise<SandboxEnd>((resolve) => {
      leave = () => resolve(nothing('stopped', 137));
      signal.addEventListener('abort', leave);
      timer = setTimeout(
        () => resolve(nothing('lost', 1, `The sandbox ${spec.name} was not ready in time.`)),
        spec.start,
      );
    });
    const work = async (): Promise<SandboxEnd> => {
      const [{ given, notes }] = await Promise.all([spec.files === 'given' ? give(asked.files) : none, cell.ready]);
      clearTimeout(timer);
      const began = Date.now();
      const late = new Promise<SandboxEnd>((resolve) => {
        timer = setTimeout(() => resolve(nothing('deadline', 124)), job.deadline + grace);
      });
      const end = await Promise.race([
        late,
        cell.run({
          job: { name: '', args: [], stdin: '', cwd: '', env: {}, memory: spec.memory, ...job },
          entries: asked.files.entries,
          given,
          hear: asked.hear,
          answer: (question) =>
            this.#answer(question, { ...asked, left: began + job.deadline - Date.now(), over: over.signal }),
        }),
      ]);
      return { ...end, notes: [...end.notes, ...notes] };
    };
    try {
      return await Promise.race([cut, work().catch((error: unknown) => nothing('lost', 1, wordsOf(error)))]);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
      over.abort();
    }
  }

  async #answer(
    question: Question,
    asked: Asked & { readonly left: number; readonly over: AbortSignal },
  ): Promise<Answers[keyof Answers]> {
    const { files, signal, depth, left, over } = asked;
    if ('read' in question) {
      const contents = question.read.map((path) =>
        files.read(path).catch((error: unknown) => ({ why: wordsOf(error) })),
      );
      return Promise.all(contents);
    }
    if ('refusals' in question) return question.refusals.map((path) => files.refusal(path));
    if ('web' in question)
      return (asked.reach ?? unreached)(question.web, over).catch((error: unknown) => ({ why: wordsOf(error) }));
    const { run: engine, job, changes } = question;
    const deadline = Math.max(0, Math.min(job.deadline, left));
    const changed = withChanges(files, changes);
    return this.#run(engine, { job: { ...job, deadline }, files: changed, signal, depth: depth + 1 });
  }

  #keep(spec: SandboxSpec, cell: Cell): void {
    cell.busy(false);
    const idle = this.#idle.get(spec.name) ?? [];
    if (idle.length < Math.max(1, spec.spare)) this.#idle.set(spec.name, [...idle, cell]);
    else cell.end();
  }

  /** Gets others ready in place of one that was ended. */
  #refill(spec: SandboxSpec): void {
    const idle = this.#idle.get(spec.name) ?? [];
    if (idle.length >= spec.spare) return;
    const cell = new Cell(this.#start(spec.name));
    this.#keep(spec, cell);
  }
}

/** Where nobody has opened the web to code, it reaches nothing: in hooks, and in code that other code runs. */
const unreached: Reach = () =>
  Promise.reject(new Error('nothing is asked from here: only a call of the tool bash asks the web.'));

const none = { given: new Map<string, Uint8Array>(), notes: [] };

/** The contents of all files that may be read, as far as there is room, and what is left out. */
async function give(files: SandboxFiles) {
  const given = new Map<string, Uint8Array>();
  const left: string[] = [];
  let room = mostGiven;
  const some = files.entries.filter((entry) => {
    if (entry.is !== 'file') return false;
    if (entry.bytes > room) left.push(entry.path);
    else room -= entry.bytes;
    return left.at(-1) !== entry.path;
  });
  await Promise.all(
    some.map(async ({ path }) => {
      const bytes = await files.read(path);
      if (bytes !== undefined) given.set(path, bytes);
    }),
  );
  const more = left.length > 3 ? ` and ${left.length - 3} more` : '';
  const notes =
    left.length === 0
      ? []
      : [`No more than ${sized(mostGiven)} of files fit in. Left out: ${left.slice(0, 3).join(', ')}${more}.`];
  return { given, notes };
}

function nothing(ended: SandboxEnd['ended'], exit: number, ...notes: readonly string[]): SandboxEnd {
  return { ended, exit, stdout: '', stderr: '', notes, changes: [] };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
