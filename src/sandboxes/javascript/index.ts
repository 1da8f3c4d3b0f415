import type { SandboxSpec } from '../spec.ts';

/** JavaScript by QuickJS. Each program has a machine of its own; the worker around them stays. */
export const sandbox: SandboxSpec = {
  name: 'javascript',
  files: 'given',
  fresh: false,
  spare: 0,
  start: 20_000,
  memory: 128 * 1024 * 1024,
};
