import type { Log } from '../agent/log.ts';
import type { Event } from '../protocol/event.ts';
import type { Fixed } from '../protocol/notice.ts';
import type { Store } from '../storage/store.ts';
import type { ReadLog } from './damage.ts';
import { LiveRun, type Opening, type World } from './live-run.ts';
import { ReadRun } from './read-run.ts';
import { Refusal } from './refusal.ts';
import { alone, type LetGo, type Tabs } from './tabs.ts';

const takenOver = 'Another tab has taken this run over.';
const words: Readonly<Record<'elsewhere' | 'imported', string>> = {
  elsewhere: 'It is open in another tab. Take it over to go on here.',
  imported: 'It was made elsewhere and imported, so it only replays.',
};
const noSuchRun = 'There is no such run here. It may have been deleted, or made in another browser.';

/**
 * The runs that are in memory: those that this tab writes, and those that it only reads, since another tab writes them or
 * nobody may. A run goes from one to the other when it is taken over.
 */
export class Runs {
  readonly #world: World;
  readonly #tabs: Tabs;
  readonly #live = new Map<string, { readonly run: LiveRun; readonly letGo: LetGo }>();
  readonly #read = new Map<string, ReadRun>();
  readonly #settings: Opening['settings'];
  readonly #takenUp: (run: LiveRun) => void;

  /** `takenUp` is called with each stored run before its loops begin. */
  constructor(world: World, settings: Opening['settings'], takenUp: (run: LiveRun) => void) {
    this.#world = world;
    this.#settings = settings;
    this.#tabs = world.tabs ?? alone;
    this.#takenUp = takenUp;
    this.#tabs.listen((word) => {
      if (word.say === 'stored') void this.#read.get(word.run)?.readOn();
      if (word.say === 'yield') void this.#yield(word.run);
      if (word.say !== 'changed') return;
      world.notify({ say: 'changed', what: word.what });
      if (word.what === 'workspaces') this.showWorkspaces();
    });
  }

  /** A run that this tab writes. */
  live(id: string): LiveRun | undefined {
    return this.#live.get(id)?.run;
  }

  /** What is shown of an open run: with what is not on the disk yet, or what another tab keeps there. */
  events(id: string): readonly Event[] | undefined {
    return this.live(id)?.events ?? this.#read.get(id)?.log.events;
  }

  log(id: string): Log | undefined {
    return this.live(id)?.log ?? this.#read.get(id)?.log;
  }

  find({ run }: { readonly run: string }): LiveRun {
    const live = this.live(run);
    if (live !== undefined) return live;
    const read = this.#read.get(run);
    throw new Refusal(read === undefined ? 'This run is not open.' : onlyRead(read.readOnly));
  }

  writable(command: { readonly run: string }): LiveRun {
    const live = this.find(command);
    if (live.readOnly !== undefined) throw new Refusal(onlyRead(live.readOnly));
    return live;
  }

  /** Makes room for a new run, which may begin with facts copied from another; what else it begins with is up to the caller. */
  async begin(
    run: string,
    { copied = [], ...how }: Pick<Opening, 'paused' | 'until' | 'workspace'> & { readonly copied?: readonly Event[] },
  ): Promise<LiveRun> {
    const letGo = await this.#sit(run, false);
    if (letGo === undefined || this.#live.has(run)) throw new Refusal('There is a run of that name already.');
    return this.#write({ run, events: copied, kept: 0, owner: 1, ...how }, letGo);
  }

  /** Shows a run: goes on with it, or reads along when another tab does. */
  async open(run: string): Promise<void> {
    const live = this.live(run);
    if (live?.readOnly !== undefined) this.forget(run);
    else if (live !== undefined) {
      live.watched = true;
      return live.show();
    }
    const record = await this.#world.store.run(run);
    if (record === undefined) throw new Refusal(noSuchRun);
    if (record.imported !== undefined) return this.#lookAt(run, 'imported');
    const letGo = await this.#sit(run, false);
    return letGo === undefined ? this.#lookAt(run, 'elsewhere') : this.#takeUp(run, letGo);
  }

  /** Goes on here with a run that another tab has. */
  async takeOver(run: string): Promise<void> {
    const live = this.live(run);
    if (live !== undefined && live.readOnly === undefined) throw new Refusal('This tab goes on with the run already.');
    const record = await this.#world.store.run(run);
    if (record === undefined) throw new Refusal(noSuchRun);
    if (record.imported !== undefined) throw new Refusal(onlyRead(words.imported));
    const letGo = await this.#sit(run, true);
    if (letGo !== undefined) return this.#takeUp(run, letGo);
    throw new Refusal('The other tab does not let the run go. Close it, and open the run again.');
  }

  /** The page looks away. What works goes on, what rests is forgotten. */
  close(command: { readonly run: string }): void {
    if (this.#read.delete(command.run)) return;
    const live = this.find(command);
    live.watched = false;
    if (!live.working) this.forget(command.run);
  }

  forget(run: string): void {
    this.#read.delete(run);
    const live = this.#live.get(run);
    this.#live.delete(run);
    live?.run.end();
    live?.letGo();
  }

  /** Tells the page, and the other tabs, that a list is another. */
  changed(what: 'runs' | 'workspaces'): void {
    this.#world.notify({ say: 'changed', what });
    this.#tabs.tell({ say: 'changed', what });
    if (what === 'workspaces') this.showWorkspaces();
  }

  /** Says of every run that the page looks at how it stands to its workspace. */
  showWorkspaces(): void {
    for (const { run } of this.#live.values()) void run.showWorkspace();
  }

  async #sit(run: string, over: boolean): Promise<LetGo | undefined> {
    return this.#tabs.sit(run, { over, lost: () => this.live(run)?.lose(takenOver) });
  }

  /** Raises the owner number and goes on from what is stored then: nobody else can add to it any more. */
  async #takeUp(run: string, letGo: LetGo): Promise<void> {
    const { store } = this.#world;
    try {
      const owner = await store.takeOwnership(run);
      if (owner === undefined) throw new Refusal(noSuchRun);
      const breakpoints = (await store.run(run))?.breakpoints ?? [];
      const { events, trouble } = await storedLog(store, run);
      this.forget(run);
      if (trouble !== undefined) {
        letGo();
        return this.#show(new ReadRun(this.#world, { run, events, breakpoints, fixed: 'damaged', why: trouble }), run);
      }
      const live = this.#write({ run, events, owner, paused: false }, letGo);
      this.#takenUp(live);
      if (breakpoints.length > 0) await live.holdAt(breakpoints);
      live.begin();
      live.show();
    } catch (error) {
      letGo();
      throw error;
    }
  }

  async #lookAt(run: string, fixed: 'elsewhere' | 'imported', why = words[fixed]): Promise<void> {
    const breakpoints = (await this.#world.store.run(run))?.breakpoints;
    const { events, trouble } = await storedLog(this.#world.store, run);
    const looking: { readonly fixed: Fixed; readonly why: string } =
      trouble === undefined ? { fixed, why } : { fixed: 'damaged', why: trouble };
    this.#show(new ReadRun(this.#world, { run, events, breakpoints, ...looking }), run);
  }

  #show(read: ReadRun, run: string): void {
    this.#read.set(run, read);
    read.show();
    // what was told while it was being opened was heard by nobody
    void read.readOn();
  }

  #write(opening: Omit<Opening, 'lost' | 'tabs' | 'changed' | 'settings'>, letGo: LetGo): LiveRun {
    const live = new LiveRun(this.#world, {
      ...opening,
      tabs: this.#tabs,
      settings: this.#settings,
      lost: () => void this.#lost(opening.run, live),
      changed: (what) => this.changed(what),
    });
    this.#live.set(opening.run, { run: live, letGo });
    return live;
  }

  /** Another tab asks for the run: what is shown here is written first, so that it finds it there. */
  async #yield(run: string): Promise<void> {
    await this.live(run)?.yield(takenOver);
  }

  /** This tab may not write a run any more. It reads along, unless it shows facts that are nowhere else. */
  async #lost(run: string, live: LiveRun): Promise<void> {
    const seat = this.#live.get(run);
    if (seat?.run !== live) return;
    seat.letGo();
    if (live.unsaved > 0) return live.watched ? live.show() : undefined;
    this.#live.delete(run);
    const record = await this.#world.store.run(run).catch(() => undefined);
    if (record === undefined || !live.watched) return live.watched ? live.show() : undefined;
    await this.#lookAt(run, 'elsewhere', `${live.readOnly} Take it over to go on here.`);
  }
}

function onlyRead(why: string): string {
  return `This run can only be read. ${why}`;
}

/** Deletes what no run and no workspace names any more. A disk that fails is asked again at the next start. */
export async function reclaimAll(store: Store): Promise<void> {
  try {
    for (let next: string | undefined = ''; next !== undefined; ) ({ next } = await store.reclaim(next));
  } catch {
    // nothing is lost but room
  }
}

/** What checks each stored fact comes with the first run that is opened: one that begins has none. */
async function storedLog(store: Store, run: string): Promise<ReadLog> {
  const { readEvents } = await import('./damage.ts');
  return readEvents(await store.readEvents(run));
}
