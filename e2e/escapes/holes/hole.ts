import type { Engine } from '../../../src/sandboxes/engine.ts';
import type { Capability } from '../table.ts';

/** Which hole a program is to have, as its first line says. */
function holeIn(code: string): Capability | undefined {
  // the test says no other
  return /^\S+ hole: (.+)/.exec(code)?.[1] as Capability | undefined;
}

/** An engine that opens the hole of each program before it runs, and closes those of programs before. */
export function withHoles(engine: Engine, open: (hole: Capability | undefined) => void): Engine {
  return {
    run(job, host) {
      open(holeIn(job.code));
      return engine.run(job, host);
    },
  };
}
