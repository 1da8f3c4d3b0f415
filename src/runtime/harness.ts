import type { Notice } from '../protocol/notice.ts';
import type { Keys } from '../storage/keys.ts';
import type { Store } from '../storage/store.ts';
import { tools } from '../tools/index.ts';
import { Host } from './host.ts';
import { modelsOver } from './models.ts';
import { PacedClock } from './paced-clock.ts';
import { takeCommand } from './take-command.ts';

/** The harness with the real ports of a browser: give it a command, whatever it turns out to be. */
export function openHarness(
  store: Store,
  keys: Keys,
  notify: (notice: Notice) => void,
): (command: unknown) => Promise<void> {
  const clock = (speed: ConstructorParameters<typeof PacedClock>[0], from: number): PacedClock =>
    new PacedClock(speed, from);
  const model = modelsOver((origin) => keys.keyFor(origin));
  const host = new Host({ store, tools, clock, model, notify });
  return (command) => takeCommand(host, command, notify);
}
