import { Log } from '../agent/log.ts';
import type { Arriving, Blobs, Clock, Model } from '../agent/ports.ts';
import type { Step } from '../agent/step.ts';
import type { Tool } from '../agent/tool.ts';
import type { Speed } from '../protocol/command.ts';
import type { Event } from '../protocol/event.ts';
import type { Notice, Stored } from '../protocol/notice.ts';
import type { Script } from '../protocol/script.ts';
import type { Store } from '../storage/store.ts';
import { agentsView } from '../views/agent.ts';
import { DebugGate } from './gate.ts';
import { Loops } from './loops.ts';
import { Persist } from './persist.ts';
import type { Seat } from './seat.ts';

/** What the runtime gets from where it runs: a browser's worker, or Node. */
export interface World {
  readonly store: Store;
  readonly tools: ReadonlyMap<string, Tool>;
  /** A clock for one run that never shows an earlier time than `from`; waiting is scaled by the speed. */
  clock(speed: () => Speed, from: number): Clock;
  /** The models that a run may ask; images are found among its blobs. */
  model(clock: Clock, blobs: Blobs): Model;
  notify(notice: Notice): void;
}

/** How a run is taken up. */
export interface Opening {
  readonly run: string;
  readonly events: readonly Event[];
  readonly owner: number;
  readonly paused: boolean;
  /** The kind of step before which it pauses, once. */
  readonly until?: string | undefined;
  /** The workspace that a new run holds. */
  readonly workspace?: string;
  /** Why nothing may be added to it; undefined when it may go on. */
  readonly readOnly: string | undefined;
}

/** One run that is in memory: its log, the loops of its agents, the gate they pass, and the disk behind them. */
export class LiveRun {
  readonly log: Log;
  readonly gate: DebugGate;
  readonly persist: Persist;
  /** Whether the page looks at it. */
  watched = true;
  #readOnly: string | undefined;
  #speed: Speed = '1x';
  readonly #world: World;
  readonly #run: string;
  readonly #clock: Clock;
  #loops: Loops | undefined;
  /** How many acts of a recorded person are still to come, and what calls them off. */
  #repeat = { left: 0, over: new AbortController() };

  constructor(world: World, { run, events, owner, paused, until, workspace, readOnly }: Opening) {
    this.#world = world;
    this.#run = run;
    this.#readOnly = readOnly;
    this.#clock = world.clock(() => this.#pace, events.at(-1)?.at ?? 0);
    this.log = new Log(() => this.#clock.now(), events);
    this.persist = new Persist({
      store: world.store,
      run,
      owner,
      length: events.length,
      ...(workspace === undefined ? {} : { workspace }),
      tell: (stored) => this.#tell(stored),
      lost: (why) => this.#lose(why),
    });
    this.gate = new DebugGate(
      {
        toolOf: (agent, call) => this.log.read(agentsView)[agent]?.calls.find(({ id }) => id === call)?.name,
        settle: (agent, step) => this.#settle(agent, step),
        changed: () => this.showGate(),
      },
      { paused, until },
    );
    this.log.listen((event) => {
      this.persist.add(event);
      if (this.watched) world.notify({ say: 'event', run, event });
      if (event.type === 'agent.rested' || event.type === 'run.started')
        void this.persist.flush().then(() => world.notify({ say: 'changed', what: 'runs' }));
    });
  }

  get readOnly(): string | undefined {
    return this.#readOnly;
  }

  /** Only what is played can be hurried: a real model takes its time, and so does waiting for it. */
  get #pace(): Speed {
    return this.log.read(agentsView).main?.config.model.provider === 'scripted' ? this.#speed : '1x';
  }

  /** Gives its agents their loops, unless nothing may be added. */
  begin(): void {
    if (this.#readOnly !== undefined) return;
    const { tools, model, notify } = this.#world;
    const preview = (agent: string, part: Arriving): void => {
      if (this.watched) notify({ say: 'delta', run: this.#run, agent, ...part });
    };
    this.#loops = new Loops({
      log: this.log,
      tools,
      ports: {
        model: model(this.#clock, this.persist.blobs),
        blobs: this.persist.blobs,
        clock: this.#clock,
        gate: this.gate,
        preview: { add: preview },
      },
      crashed: (error) => this.#crash(error),
    });
  }

  /** Sets how fast a scripted model plays. */
  playAt(speed: Speed): void {
    this.#speed = speed;
  }

  /** Does again what the person of a recorded run did; gives why the run went another way, if it does. */
  async repeat(recorded: Script['recorded'], send: Seat['send']): Promise<string | undefined> {
    const seat = { run: this.#run, log: this.log, clock: this.#clock, send, atRest: () => this.atRest() };
    const { signal } = this.#repeat.over;
    // few runs are repeated
    const { repeat, Strayed } = await import('./repeat.ts');
    try {
      await repeat(recorded, seat, { signal, told: (left) => this.#tellLeft(left) });
    } catch (error) {
      if (error instanceof Strayed) return error.message;
      this.#crash(error);
    } finally {
      this.#tellLeft(0);
    }
    return undefined;
  }

  /** From here on a person acts for themselves. */
  takeOver(): void {
    this.#repeat.over.abort();
  }

  /** Calls off what an agent and those below it are doing. */
  abort(agent: string): void {
    this.#loops?.abort(agent);
  }

  /** Resolves when no agent has anything to do. */
  async atRest(): Promise<void> {
    await this.#loops?.atRest();
  }

  /** Ends its loops for good, as when it is deleted or lost. */
  end(): void {
    this.takeOver();
    this.#loops?.close();
    this.#loops?.abort('main');
  }

  /** Tells the page all that it must know to show this run. */
  show(): void {
    const readOnly = this.#readOnly === undefined ? {} : { readOnly: this.#readOnly };
    this.#world.notify({ say: 'log', run: this.#run, events: this.log.events, ...readOnly });
    this.#tell(this.persist.stored);
    this.#tellLeft(this.#repeat.left);
    this.showGate();
  }

  showGate(): void {
    if (this.watched)
      this.#world.notify({ say: 'paused', run: this.#run, pausing: this.gate.pausing, held: this.gate.held });
  }

  /** What reaches outside, costs money or was decided by a person is on disk before it acts. A disk that is down is said, and does not stop the run. */
  #settle(agent: string, step: Step): Promise<void> | undefined {
    const { stored } = this.persist;
    if (stored.is !== 'kept' || stored.length >= this.log.events.length) return undefined;
    const { calls = [], config } = this.log.read(agentsView)[agent] ?? {};
    const acts =
      step.do === 'run' && calls.some(({ id, risk }) => step.calls.includes(id) && risk !== 'read' && risk !== 'meta');
    const pays = step.do === 'call-model' && config?.model.provider !== 'scripted';
    return acts || pays ? this.persist.flush() : undefined;
  }

  #tell(stored: Stored): void {
    if (this.watched) this.#world.notify({ say: 'stored', run: this.#run, stored });
  }

  #tellLeft(left: number): void {
    if (left === 0 && this.#repeat.left === 0) return;
    this.#repeat.left = left;
    if (this.watched) this.#world.notify({ say: 'repeating', run: this.#run, left });
  }

  #lose(why: string): void {
    this.#readOnly = why;
    this.end();
    if (this.watched) this.show();
  }

  #crash(error: unknown): void {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#world.notify({ say: 'crashed', run: this.#run, why });
  }
}
