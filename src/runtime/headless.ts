import type { Log } from '../agent/log.ts';
import type { Clock, Model, Sandbox, Web } from '../agent/ports.ts';
import type { Tool } from '../agent/tool.ts';
import type { Command, Wish } from '../protocol/command.ts';
import type { Notice } from '../protocol/notice.ts';
import { scripted } from '../providers/scripted/index.ts';
import { MemoryStore } from '../storage/memory.ts';
import type { Store } from '../storage/store.ts';
import { tools as allTools } from '../tools/index.ts';
import { Host } from './host.ts';
import { lazySandbox } from './sandbox/lazy.ts';
import { alone, type Tabs } from './tabs.ts';
import { VirtualClock } from './virtual-clock.ts';

/** What a headless runtime may be given instead of its own. */
export interface HeadlessOptions {
  readonly store?: Store;
  readonly clock?: VirtualClock;
  readonly tools?: ReadonlyMap<string, Tool>;
  readonly model?: (clock: Clock) => Model;
  /** The web; without it there are only the pages of the script. */
  readonly web?: Web;
  /** The tab that it runs in, of a browser with others. */
  readonly tabs?: Tabs;
  readonly sandbox?: Sandbox;
  /** Hears the notices instead of `notices`, which then stays empty. */
  readonly notify?: (notice: Notice) => void;
}

/** The whole runtime without a page: the same host, a store in memory, time that takes no time. */
export class Headless {
  readonly notices: Notice[] = [];
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly host: Host;
  #sent = 0;

  constructor({
    store = new MemoryStore(),
    clock = new VirtualClock(),
    tools = allTools,
    model = scripted,
    web,
    notify = (notice) => void this.notices.push(notice),
    tabs = alone,
    sandbox = nodeSandboxes,
  }: HeadlessOptions = {}) {
    this.clock = clock;
    this.store = store;
    const worlds = web === undefined ? {} : { web };
    this.host = new Host({ store, tools, clock: () => clock, model, sandbox, notify, tabs, ...worlds });
  }

  /** Sends a command and waits until the host has taken it up. */
  async send(wish: Wish): Promise<void> {
    await this.host.handle({ ...wish, id: `c${++this.#sent}` } as Command);
  }

  /** The log of an open run. */
  log(run: string): Log {
    const log = this.host.log(run);
    if (log === undefined) throw new Error(`The run ${run} is not open.`);
    return log;
  }

  /** Resolves when no agent of an open run has anything to do. */
  async atRest(run: string): Promise<void> {
    await this.host.run(run)?.atRest();
    const crash = this.notices.find((notice) => notice.say === 'crashed');
    if (crash?.say === 'crashed') throw new Error(crash.why);
  }
}

/** One set of workers for all runtimes of a process. */
const nodeSandboxes = lazySandbox(async () => (await import('./sandbox/in-node.ts')).sandboxesInNode());
