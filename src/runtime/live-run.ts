import { Log } from '../agent/log.ts';
import type { Arriving, Blobs, Clock, Model, Ports, Sandbox, Web } from '../agent/ports.ts';
import type { Step } from '../agent/step.ts';
import type { Tool } from '../agent/tool.ts';
import type { Breakpoint } from '../protocol/breakpoint.ts';
import type { Speed } from '../protocol/command.ts';
import type { Event } from '../protocol/event.ts';
import type { Notice, RunWorkspace, Stored } from '../protocol/notice.ts';
import type { Script } from '../protocol/script.ts';
import type { Store } from '../storage/store.ts';
import { agentsView } from '../views/agent.ts';
import { nodeAt, workspaceView } from '../views/workspace.ts';
import { breakableModel, breakableTools } from './breakable.ts';
import { DebugGate } from './gate.ts';
import { Loops } from './loops.ts';
import { Persist } from './persist.ts';
import { playedTools } from './played-tools.ts';
import type { Seat } from './seat.ts';
import type { Tabs } from './tabs.ts';

/** What the runtime gets from where it runs: a browser's worker, or Node. */
export interface World {
  readonly store: Store;
  readonly tools: ReadonlyMap<string, Tool>;
  /** A clock for one run that never shows an earlier time than `from`; waiting is scaled by the speed. */
  clock(speed: () => Speed, from: number): Clock;
  /** The models that a run may ask; images are found among its blobs. */
  model(clock: Clock, blobs: Blobs): Model;
  readonly sandbox: Sandbox;
  /** The web, for runs whose script brings no pages; when left out there is none. */
  readonly web?: Web;
  notify(notice: Notice): void;
  /** Who else writes to the store; nobody when left out. */
  readonly tabs?: Tabs;
}

const noWeb: Web = {
  ask: () => Promise.reject(new Error('Nothing is asked for in a run without a page. A script can bring pages.')),
};

/** How a run is taken up. */
export interface Opening {
  readonly run: string;
  readonly events: readonly Event[];
  /** How many of them are on the disk; all when left out. */
  readonly kept?: number;
  readonly owner: number;
  readonly paused: boolean;
  /** The kind of step before which it pauses, once. */
  readonly until?: string | undefined;
  /** The workspace that a new run begins from, and the state of its head. */
  readonly workspace?: { readonly id: string; readonly head: number };
  readonly tabs: Tabs;
  /** Hears, once, that nothing may be added to it any more. */
  lost(): void;
  /** Hears that a list at rest is another because of it. */
  changed(what: 'runs' | 'workspaces'): void;
  /** Reads the settings file of its workspace. */
  readonly settings: Ports['settings'];
}

/** One run that is in memory: its log, the loops of its agents, the gate they pass, and the disk behind them. */
export class LiveRun {
  readonly log: Log;
  readonly gate: DebugGate;
  readonly persist: Persist;
  /** Whether the page looks at it. */
  watched = true;
  #readOnly: string | undefined;
  /** How many facts there were when it ended: what the calls that were cut off still write is nobody's. */
  #ended: number | undefined;
  #workspace: RunWorkspace | undefined;
  #breakpoints: readonly Breakpoint[] = [];
  readonly #opening: Opening;
  #speed: Speed = '1x';
  readonly #world: World;
  readonly run: string;
  readonly #clock: Clock;
  #loops: Loops | undefined;
  /** How many acts of a recorded person are still to come, and what calls them off. */
  #repeat = { left: 0, over: new AbortController() };

  constructor(world: World, opening: Opening) {
    const { run, events, kept = events.length, owner, paused, until, workspace, tabs } = opening;
    this.#world = world;
    this.#opening = opening;
    this.run = run;
    this.#clock = world.clock(() => this.#pace, events.at(-1)?.at ?? 0);
    this.log = new Log(() => this.#clock.now(), events);
    this.persist = new Persist({
      store: world.store,
      run,
      owner,
      length: kept,
      ...(workspace === undefined ? {} : { workspace }),
      tell: (stored) => {
        this.#tell(stored);
        if (stored.is === 'kept') tabs.tell({ say: 'stored', run, length: stored.length });
      },
      head: (is) => (is === 'moved' ? opening.changed('workspaces') : void this.showWorkspace()),
      lost: (why) => this.lose(why),
    });
    this.gate = new DebugGate(
      {
        settle: (agent, step) => this.#settle(agent, step),
        changed: () => this.showGate(),
      },
      { paused, until },
    );
    for (const event of events.slice(kept)) this.persist.add(event);
    this.log.listen((event) => {
      if (this.#ended !== undefined) return;
      this.persist.add(event);
      this.gate.heard(event);
      if (this.watched) world.notify({ say: 'event', run, event });
      if (event.type === 'agent.rested' || event.type === 'run.started' || event.type === 'run.forked')
        void this.persist.flush().then(() => opening.changed('runs'));
    });
  }

  get readOnly(): string | undefined {
    return this.#readOnly;
  }

  /** What is shown of it. */
  get events(): readonly Event[] {
    return this.#ended === undefined ? this.log.events : this.log.events.slice(0, this.#ended);
  }

  /** How many of its facts are not on the disk. */
  get unsaved(): number {
    const { stored } = this.persist;
    return stored.is === 'none' ? 0 : this.events.length - stored.length;
  }

  /** Whether any of its agents has something to do. */
  get working(): boolean {
    return Object.values(this.log.read(agentsView)).some(({ rested }) => rested === undefined);
  }

  /** Only what is played can be hurried: a real model takes its time, and so does waiting for it. */
  get #pace(): Speed {
    return this.log.read(agentsView).main?.config.model.provider === 'scripted' ? this.#speed : '1x';
  }

  /** Gives its agents their loops, unless nothing may be added. */
  begin(): void {
    if (this.#readOnly !== undefined) return;
    const { tools, model, sandbox, web = noWeb, notify } = this.#world;
    const preview = (agent: string, part: Arriving & { readonly call?: string }): void => {
      if (this.watched) notify({ say: 'delta', run: this.run, agent, ...part });
    };
    const knobs = () => this.log.read(agentsView).main?.config.knobs;
    this.#loops = new Loops({
      log: this.log,
      tools: breakableTools(playedTools(tools), knobs),
      ports: {
        model: breakableModel(model(this.#clock, this.persist.blobs), this.#clock, knobs),
        blobs: this.persist.blobs,
        clock: this.#clock,
        gate: this.gate,
        preview: { add: preview },
        skills: { open: async (name) => (await import('../skills/index.ts')).openSkill(name) },
        sandbox,
        web,
        agents: {
          open: async (name) => (await import('../agents/index.ts')).openAgent(name),
          model: async (like, id) => (await import('./model-like.ts')).modelLike(like, id),
        },
        settings: this.#opening.settings,
      },
      crashed: (error) => this.#crash(error),
    });
  }

  /** The ports through which something can be tried in it. */
  get ports(): Pick<Ports, 'model' | 'clock' | 'blobs' | 'sandbox'> {
    const { model, sandbox } = this.#world;
    const { blobs } = this.persist;
    return { model: model(this.#clock, blobs), clock: this.#clock, blobs, sandbox };
  }

  /** The text of a file as it stands; empty when there is none. */
  async textAt(path: string): Promise<string> {
    const node = nodeAt(this.log.read(workspaceView), path);
    const bytes = node?.is === 'file' ? await this.persist.blobs.get(node.blob) : undefined;
    return bytes === undefined ? '' : new TextDecoder().decode(bytes);
  }

  /** Where it holds, and where it would if that were not switched off. */
  get breakpoints(): readonly Breakpoint[] {
    return this.#breakpoints;
  }

  /** Holds at these places from now on, and at no others, those left out that are switched off. */
  async holdAt(breakpoints: readonly Breakpoint[]): Promise<void> {
    const { Breaks, readBreakpoints } = await import('./breaks.ts'); // most runs have none
    this.#breakpoints = readBreakpoints(breakpoints);
    this.gate.breakAt(new Breaks(this.#breakpoints, this.log.events));
  }

  /** Holds at the places that the page sends, and at no others; refuses what is no place, and says why. */
  async breakAt(sent: readonly Breakpoint[]): Promise<void> {
    const { takeBreakpoints } = await import('./breaks.ts');
    await this.keepAt(takeBreakpoints(sent));
  }

  /** Holds at these places from now on, and keeps them beside the run. On a disk that fails they hold until it is left. */
  async keepAt(breakpoints: readonly Breakpoint[]): Promise<void> {
    await this.holdAt(breakpoints);
    await this.persist.flush();
    const { store } = this.#world;
    await store.amendRun(this.run, { breakpoints: this.#breakpoints }).catch(() => {});
  }

  /** Sets how fast a scripted model plays. */
  playAt(speed: Speed): void {
    this.#speed = speed;
  }

  /** Does again what the person of a recorded run did; gives why the run went another way, if it does. */
  async repeat(recorded: Script['recorded'], send: Seat['send']): Promise<string | undefined> {
    const seat = { run: this.run, log: this.log, clock: this.#clock, send, atRest: () => this.atRest() };
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
  leaveToPerson(): void {
    this.#repeat.over.abort();
  }

  /** Resolves when no agent has anything to do. */
  async atRest(): Promise<void> {
    if (this.#ended === undefined) await this.#loops?.atRest();
  }

  /** Ends its loops for good, as when it is deleted or lost. What they still say is heard by nobody. */
  end(): void {
    this.leaveToPerson();
    this.#ended ??= this.log.events.length;
    this.gate.close();
    this.#loops?.close();
    this.#loops?.abort('main');
  }

  /** Tells the page all that it must know to show this run. */
  show(): void {
    const why = this.#readOnly;
    const fixed = why === undefined ? {} : { readOnly: `${why}${this.#unsavedWords}`, fixed: 'lost' as const };
    this.#world.notify({ say: 'log', run: this.run, events: this.events, breakpoints: this.#breakpoints, ...fixed });
    this.#tell(this.persist.stored);
    this.#tellLeft(this.#repeat.left);
    this.showGate();
    void this.showWorkspace(true);
  }

  /** Says how it stands to the workspace that it began from, when that is news. */
  async showWorkspace(again = false): Promise<void> {
    if (!this.watched || this.#ended !== undefined) return;
    const { store } = this.#world;
    const at = (await store.run(this.run).catch(() => undefined))?.workspace ?? this.#opening.workspace;
    if (at === undefined) return;
    const known = await store.workspaces().catch(() => []);
    const there = known.find(({ id }) => id === at.id);
    const attached = there?.moved === at.head;
    const workspace = { id: at.id, attached, ...(there === undefined ? {} : { name: there.name }) };
    const same = JSON.stringify(workspace) === JSON.stringify(this.#workspace);
    this.#workspace = workspace;
    if (again || !same) this.#world.notify({ say: 'workspace', run: this.run, workspace });
  }

  showGate(): void {
    if (this.watched)
      this.#world.notify({ say: 'paused', run: this.run, pausing: this.gate.pausing, held: this.gate.held });
  }

  /** What reaches outside, costs money or was decided by a person is on disk before it acts. A disk that is down is said, and does not stop the run. */
  #settle(agent: string, step: Step): Promise<void> | undefined {
    const { stored } = this.persist;
    if (stored.is !== 'kept' || stored.length >= this.log.events.length) return undefined;
    const { calls = [], config } = this.log.read(agentsView)[agent] ?? {};
    const acts =
      step.do === 'run' && calls.some(({ id, risk }) => step.calls.includes(id) && risk !== 'read' && risk !== 'meta');
    const asks = step.do === 'ask-hooks' && config?.hooks.some(({ type }) => type === 'prompt');
    const pays = (step.do === 'call-model' || step.do === 'compact' || asks) && config?.model.provider !== 'scripted';
    return acts || pays ? this.persist.flush() : undefined;
  }

  #tell(stored: Stored): void {
    if (this.watched) this.#world.notify({ say: 'stored', run: this.run, stored });
  }

  #tellLeft(left: number): void {
    if (left === 0 && this.#repeat.left === 0) return;
    this.#repeat.left = left;
    if (this.watched) this.#world.notify({ say: 'repeating', run: this.run, left });
  }

  /** Nothing may be added any more, and nothing that is shown here reaches the disk. */
  lose(why: string): void {
    if (this.#readOnly !== undefined) return;
    this.#readOnly = why;
    this.end();
    this.#opening.lost();
  }

  /** Leaves the run to another tab, with all that is shown here on the disk if it can be. */
  async yield(why: string): Promise<void> {
    if (this.#readOnly !== undefined) return;
    this.#readOnly = why;
    this.end();
    await this.persist.flush();
    this.#opening.lost();
  }

  get #unsavedWords(): string {
    const { unsaved } = this;
    if (unsaved === 0) return '';
    const facts = unsaved === 1 ? 'The last fact here is' : `The last ${unsaved} facts here are`;
    return ` ${facts} not stored: export the run to keep ${unsaved === 1 ? 'it' : 'them'}, or open it again to read along.`;
  }

  #crash(error: unknown): void {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#world.notify({ say: 'crashed', run: this.run, why });
  }
}
