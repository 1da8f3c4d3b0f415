import type { Web } from '../agent/ports.ts';
import type { ToolSpec } from '../protocol/config.ts';
import type { Notice } from '../protocol/notice.ts';
import { databaseName } from '../storage/database.ts';
import type { Keys } from '../storage/keys.ts';
import type { Store } from '../storage/store.ts';
import { specsOf, tools } from '../tools/index.ts';
import { browserTabs } from './browser-tabs.ts';
import { Host } from './host.ts';
import { modelsOver } from './models.ts';
import { PacedClock } from './paced-clock.ts';
import type { Port } from './port.ts';
import type { Probed, TryHook } from './probe.ts';
import type { ScriptReading } from './read-script.ts';
import { reclaimAll } from './runs.ts';
import { lazySandbox } from './sandbox/lazy.ts';
import { takeCommand } from './take-command.ts';
import type { Tried } from './try-hook.ts';

/** The harness with the real ports of a browser, which knows what is open. */
export interface Harness extends Pick<Host, 'events' | 'changed'> {
  /** The tools as they are described here. */
  specs(): readonly ToolSpec[];
  /** Does a command, whatever it turns out to be. */
  take(command: unknown): Promise<void>;
  /** Reads a script that came as a text. The reader of YAML is loaded with the first. */
  readScript(text: string): Promise<ScriptReading>;
  /** What would become of a call, or what a hook would say, in an open run, whatever the question turns out to be. */
  probe(about: unknown): Promise<Probed | Tried>;
}

/** What the harness works with; `page` is the line to the page, which starts the sandboxes. */
interface Surroundings {
  readonly store: Store;
  readonly keys: Keys;
  readonly page: Port;
  notify(notice: Notice): void;
}

/** Opens the harness over a store and the keys. */
export function openHarness({ store, keys, page, notify }: Surroundings): Harness {
  const clock = (speed: ConstructorParameters<typeof PacedClock>[0], from: number): PacedClock =>
    new PacedClock(speed, from);
  const model = modelsOver((origin) => keys.keyFor(origin));
  const sandbox = lazySandbox(async () => (await import('./sandbox/from-page.ts')).sandboxesFrom(page));
  // what asks for a page comes with the first page
  const web: Web = { ask: async (...asked) => (await import('./web.ts')).realWeb.ask(...asked) };
  const host = new Host({ store, tools, clock, model, sandbox, web, notify, tabs: browserTabs(databaseName()) });
  void reclaimAll(store);
  return {
    specs: () => specsOf(tools),
    take: (command) => takeCommand(host, command, notify),
    events: (run) => host.events(run),
    changed: (what) => host.changed(what),
    async probe(about) {
      const { probeQuestionSchema } = await import('./probe.ts');
      const read = probeQuestionSchema.safeParse(about);
      if (!read.success) throw new Error('The runtime does not understand the question "probe".');
      const { run, asked } = read.data;
      return 'event' in asked ? host.tryHook(run, asked as TryHook) : host.probe(run, asked);
    },
    readScript: async (text) => (await import('./read-script.ts')).readScript(text, { tools: [...tools.keys()] }),
  };
}
