import { type Mirrorable, mirrorOf } from './mirror.ts';
import type { Job, Ports, Reach, SandboxEnd, SandboxOutput } from './ports.ts';

/** What came of code, and of the files that it changed. */
export interface SandboxRun extends Omit<SandboxEnd, 'changes'> {
  readonly changed: readonly string[];
}

/** What is to run, over which files, and until when. */
interface Asked {
  readonly engine: string;
  readonly job: Job;
  readonly files: Mirrorable;
  readonly ports: Pick<Ports, 'clock' | 'sandbox'>;
  readonly signal: AbortSignal;
  hear?(output: SandboxOutput): void;
  /** The web, where the code may ask it. */
  readonly reach?: Reach | undefined;
}

/** Runs code in a sandbox over the files, and keeps what it changed. Code that did not come to its own end changes nothing. */
export async function runInSandbox({ engine, job, ports, signal, hear, reach, ...asked }: Asked): Promise<SandboxRun> {
  const files = mirrorOf(asked.files);
  const ran = await ports.clock.real(ports.sandbox.run(engine, job, files, signal, hear, reach));
  const { changes, ...end } = ran;
  if (end.ended !== 'exit') return { ...end, changed: [], notes: [endings[end.ended](job), ...end.notes] };
  const { changed, notes } = files.keep(changes);
  return { ...end, changed, notes: [...new Set([...end.notes, ...files.refused, ...notes])] };
}

const endings: Readonly<Record<Exclude<SandboxEnd['ended'], 'exit'>, (job: Job) => string>> = {
  deadline: ({ deadline }) =>
    `It was stopped after ${deadline / 1000} s, which was its time. No file was changed by it. Give it more time, or less to do.`,
  memory: () => 'It was stopped because it used more memory than it may. No file was changed by it.',
  stopped: () => 'It was stopped. No file was changed by it.',
  lost: () => 'Its sandbox broke, and it has no result. No file was changed by it. Try it once more, or another way.',
};
