import type { Notice } from '../protocol/notice.ts';
import { scripted } from '../providers/scripted/index.ts';
import type { Store } from '../storage/store.ts';
import { tools } from '../tools/index.ts';
import { Host } from './host.ts';
import { PacedClock } from './paced-clock.ts';
import { takeCommand } from './take-command.ts';

/** The harness with the real ports of a browser: give it a command, whatever it turns out to be. */
export function openHarness(store: Store, notify: (notice: Notice) => void): (command: unknown) => Promise<void> {
  const clock = (speed: ConstructorParameters<typeof PacedClock>[0], from: number): PacedClock =>
    new PacedClock(speed, from);
  const host = new Host({ store, tools, clock, model: scripted, notify });
  return (command) => takeCommand(host, command, notify);
}
