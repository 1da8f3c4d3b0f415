/** What the runtime must know of a sandbox before it starts one. Each lies in a folder of its own, with its `worker.ts`. */
export interface SandboxSpec {
  readonly name: string;
  /** Whether all files that may be read are put into it at the start, or it asks for each content when it needs it. */
  readonly files: 'given' | 'asked';
  /** Whether a worker serves for one run only, because what code leaves behind in it cannot be swept out. */
  readonly fresh: boolean;
  /** How many workers are kept ready. */
  readonly spare: number;
  /** How long it may take to get ready, in milliseconds. */
  readonly start: number;
  /** How much memory it may use when nothing else is said, in bytes. */
  readonly memory: number;
}
