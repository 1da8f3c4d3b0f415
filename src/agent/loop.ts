import { nextStep } from './next-step.ts';
import type { Self } from './self.ts';
import { perform } from './steps/perform.ts';

/** Runs one agent until it rests: choose, hold, do, look again. */
export async function loop(self: Self): Promise<void> {
  for (;;) {
    const step = nextStep(self.log, self.name); // pure: what does the log say this agent must do next?
    if (step === undefined) return;
    const held = self.ports.gate.hold(self.name, step, self.signal); // the debugger may wait here
    if (held) {
      await held;
      continue; // the log may have grown meanwhile, so choose again
    }
    await perform(self.ports.gate.narrow(self.name, step), self); // the only effects; whatever happens, the log says so
    if (step.do === 'rest') return; // the next waking gets a new loop and a new signal
  }
}
