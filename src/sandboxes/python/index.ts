import type { SandboxSpec } from '../spec.ts';

/** Python by Pyodide. What a program leaves in its interpreter cannot be swept out, so each has a new one; one waits ready. */
export const sandbox: SandboxSpec = {
  name: 'python',
  files: 'given',
  fresh: true,
  spare: 1,
  start: 120_000,
  memory: 256 * 1024 * 1024,
};
