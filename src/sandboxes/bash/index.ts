import type { SandboxSpec } from '../spec.ts';

/** A shell over the files. Nothing that a command does outlives it in there, so its worker serves again. */
export const sandbox: SandboxSpec = {
  name: 'bash',
  files: 'asked',
  fresh: false,
  spare: 1,
  start: 20_000,
  memory: 256 * 1024 * 1024,
};
