import type { Job, Mirrored, SandboxChange, SandboxEnd, SandboxOutput, WebAnswer, WebAsking } from '../agent/ports.ts';

/** What runs code, inside its worker. It answers whatever the code does; what it throws is a bug, and ends the worker. */
export interface Engine {
  run(job: JobInside, host: SandboxHost): Promise<EngineEnd>;
}

/** A job with everything that may be left out filled in. */
export type JobInside = Required<Job>;

/** What an engine says at the end. Changes count only when the code came to its own end. */
export type EngineEnd = Omit<SandboxEnd, 'ended' | 'notes' | 'changes'> & {
  readonly ended?: 'exit' | 'deadline' | 'memory';
  readonly notes?: readonly string[];
  readonly changes?: readonly SandboxChange[];
};

/** All that an engine can ask of the world outside its worker. */
export interface SandboxHost {
  /** What there is: folders before what is in them. */
  readonly entries: readonly Mirrored[];
  /** The contents by path, where files are given. */
  readonly given: ReadonlyMap<string, Uint8Array>;
  /** The contents of files, in the order of their paths. Why one is closed is told in words; what is not there is undefined. */
  read(paths: readonly string[]): Promise<readonly Content[]>;
  /** Why nothing may be written at each of these paths; undefined where it may. */
  refusals(paths: readonly string[]): Promise<readonly (string | undefined)[]>;
  /** Shows a piece of output at once. The whole of it comes with the end all the same. */
  output(piece: SandboxOutput): void;
  /** Asks the web, as far as the call may; why it got nothing is told in words. */
  web(asking: WebAsking): Promise<WebAnswer | { readonly why: string }>;
  /** Runs code in another sandbox, over the same files and what was changed in them so far. */
  run(engine: string, job: Job, changes: readonly SandboxChange[]): Promise<SandboxEnd>;
}

/** What a file holds, or why that may not be known; undefined when there is no such file. */
export type Content = Uint8Array | { readonly why: string } | undefined;

/** Where a worker was started, and what is there for it. */
export interface Place {
  /** The address of the folder of the page, or of the project in Node, with a slash at its end. */
  readonly base: string;
  readonly node: boolean;
}
