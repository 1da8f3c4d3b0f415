import type { Sandbox } from './ports.ts';

/** What stands where no test runs code. */
export const noSandbox: Sandbox = {
  run() {
    throw new Error('There is no sandbox in this test.');
  },
};
