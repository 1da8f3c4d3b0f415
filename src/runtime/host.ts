import type { Command, Wish } from '../protocol/command.ts';
import { formatVersion } from '../protocol/format.ts';
import { uploadFault } from '../protocol/upload.ts';
import { type Agent, agentsView } from '../views/agent.ts';
import type { Call } from '../views/calls.ts';
import { faultsIn } from './check-script.ts';
import { readEvents } from './damage.ts';
import { configOf } from './defaults.ts';
import { changeOf } from './file-changes.ts';
import { settleInterrupted } from './interrupted.ts';
import { LiveRun, type World } from './live-run.ts';
import { Refusal } from './refusal.ts';

type Of<Do extends Command['do']> = Extract<Command, { do: Do }>;

/** What a person does to a run. Who does any of it takes over from a recorded person. */
const acts: ReadonlySet<Command['do']> = new Set<Command['do']>([
  'prompt',
  'decide',
  'answer',
  'stop',
  'continue',
  'retry-now',
  'set',
  'write-files',
]);

/** Holds the runs that are in memory, and takes a person's words to their logs. */
export class Host {
  readonly #world: World;
  readonly #runs = new Map<string, LiveRun>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Does what the page asks. What makes no sense now is answered with a `refused` notice; anything else thrown is a bug. */
  async handle(command: Command): Promise<void> {
    if (acts.has(command.do)) this.#runs.get(command.run)?.takeOver();
    try {
      await this.#do(command);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#world.notify({ say: 'refused', command: command.id, run: command.run, why: error.message });
    }
  }

  /** A run in memory, for tests and the command line. */
  run(id: string): LiveRun | undefined {
    return this.#runs.get(id);
  }

  #do(command: Command): Promise<void> | void {
    switch (command.do) {
      case 'start':
        return this.#start(command);
      case 'open':
        return this.#open(command);
      case 'close':
        return this.#close(command);
      case 'rename':
        return this.#rename(command);
      case 'delete':
        return this.#delete(command);
      case 'prompt':
        return this.#prompt(command);
      case 'decide':
        return this.#decide(command);
      case 'answer':
        return this.#answer(command);
      case 'stop':
        return this.#stop(command);
      case 'continue':
        return this.#continue(command);
      case 'retry-now':
        return this.#retryNow(command);
      case 'set':
        return this.#set(command);
      case 'write-files':
        return this.#writeFiles(command);
      case 'pause':
        return this.#find(command).gate.pause();
      case 'step':
        return this.#step(command);
      case 'resume':
        return this.#find(command).gate.resume();
      case 'run-to':
        return this.#find(command).gate.runTo(command.step);
      case 'break':
        return this.#find(command).gate.breakAt(command.breakpoints);
      case 'speed':
        return this.#find(command).playAt(command.speed);
    }
  }

  #start(command: Of<'start'>): void {
    const { run, script, scenario, paused, until, model, uploads = [], repeat } = command;
    if (this.#runs.has(run)) throw new Refusal('There is a run of that name already.');
    const tooMuch = uploadFault(uploads.map(({ bytes }) => bytes.length));
    if (tooMuch !== undefined) throw new Refusal(tooMuch);
    const files = new Map<string, Uint8Array | string>(Object.entries(script.files));
    for (const { path, bytes } of uploads) files.set(path, bytes);
    const places = Object.fromEntries([...files.keys()].map((path) => [path, '']));
    const [fault] = faultsIn({ ...script, files: places }, [...this.#world.tools.keys()]);
    if (fault)
      throw new Refusal(`The script can't be played. At ${fault.path.map(String).join('.')}: ${fault.message}`);
    const live = new LiveRun(this.#world, {
      run,
      events: [],
      owner: 1,
      paused: paused ?? false,
      until,
      workspace: run,
      readOnly: undefined,
    });
    this.#runs.set(run, live);
    const { seed } = script.settings;
    const set = configOf(script, this.#world.tools);
    const config = model === undefined ? set : { ...set, model };
    live.log.append('main', {
      type: 'run.started',
      format: formatVersion,
      title: script.title,
      ...(scenario === undefined ? {} : { scenario }),
      config,
      files: [...files].map(([path, content]) => changeOf(live, path, content)),
      seed,
    });
    live.begin();
    live.show();
    if (repeat) void this.#repeat(live, command);
  }

  /** The recorded person acts, until the run goes another way: then the page is told, and its person acts. */
  async #repeat(live: LiveRun, { id, run, script }: Of<'start'>): Promise<void> {
    const refuse = (why: string): void =>
      this.#world.notify({ say: 'refused', command: id, run, why: `${why} From here on you act yourself.` });
    const why = await live.repeat(script.recorded, async (wish: Wish) => {
      try {
        await this.#do({ ...wish, id } as Command);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        live.takeOver();
        refuse(`The run went another way than the recorded one. ${error.message}`);
      }
    });
    if (why !== undefined) refuse(why);
  }

  async #open({ run }: Of<'open'>): Promise<void> {
    const known = this.#runs.get(run);
    if (known) {
      known.watched = true;
      return known.show();
    }
    const { store } = this.#world;
    const owner = await store.takeOwnership(run);
    if (owner === undefined)
      throw new Refusal('There is no such run here. It may have been deleted, or made in another browser.');
    const { events, trouble } = readEvents(await store.readEvents(run));
    const live = new LiveRun(this.#world, { run, events, owner, paused: false, readOnly: trouble });
    this.#runs.set(run, live);
    if (trouble === undefined) settleInterrupted(live);
    live.begin();
    live.show();
  }

  #close(command: Of<'close'>): void {
    const live = this.#find(command);
    live.watched = false;
    const working = Object.values(live.log.read(agentsView)).some(({ rested }) => rested === undefined);
    if (!working) this.#forget(command.run);
  }

  async #rename({ run, title }: Of<'rename'>): Promise<void> {
    await this.#world.store.renameRun(run, title);
    this.#world.notify({ say: 'changed', what: 'runs' });
  }

  async #delete({ run }: Of<'delete'>): Promise<void> {
    this.#forget(run);
    await this.#world.store.deleteRun(run);
    this.#world.notify({ say: 'changed', what: 'runs' });
  }

  #prompt(command: Of<'prompt'>): void {
    const { log } = this.#writable(command);
    log.append('main', { type: 'prompt.submitted', text: command.text });
  }

  #decide(command: Of<'decide'>): void {
    const { log } = this.#writable(command);
    const { agent, call } = this.#waiting(command);
    if (call.progress.is !== 'asked') throw new Refusal(`Call ${command.call} does not wait for approval any more.`);
    const { verdict, input, reason, by } = command;
    log.append(agent, {
      type: 'approval.resolved',
      call: call.id,
      verdict,
      by: by ?? 'person',
      ...(input === undefined ? {} : { input }),
      ...(reason === undefined ? {} : { reason }),
    });
  }

  #answer(command: Of<'answer'>): void {
    const { log } = this.#writable(command);
    const { agent, call } = this.#waiting(command);
    if (call.waits !== 'person' || call.progress.is !== 'allowed')
      throw new Refusal(`Call ${command.call} does not wait for an answer any more.`);
    log.append(agent, { type: 'question.answered', call: call.id, text: command.text, by: command.by ?? 'person' });
  }

  #stop(command: Of<'stop'>): void {
    const live = this.#writable(command);
    const { agent = 'main' } = command;
    if (this.#agent(command, agent).rested !== undefined) throw new Refusal(`${agent} rests already.`);
    live.log.append(agent, { type: 'stop.requested' });
    live.abort(agent);
  }

  #continue(command: Of<'continue'>): void {
    const { log } = this.#writable(command);
    const { rested, config } = this.#agent(command, 'main');
    if (typeof rested !== 'object' || rested.why === 'done')
      throw new Refusal('There is nothing to go on with: send a message.');
    if (rested.why !== 'limit') return void log.append('main', { type: 'model.retried', because: 'asked' });
    const { maxTurns, maxSpend } = config.limits;
    const limits = { maxTurns: maxTurns + 25, ...(maxSpend === undefined ? {} : { maxSpend: maxSpend * 2 }) };
    log.append('main', { type: 'settings.changed', because: 'raised', config: { limits } });
  }

  #retryNow(command: Of<'retry-now'>): void {
    const { log } = this.#writable(command);
    const { agent = 'main' } = command;
    if (this.#agent(command, agent).trouble.failure === undefined)
      throw new Refusal('No request waits to be tried again.');
    log.append(agent, { type: 'model.retried', because: 'hurried' });
  }

  #set(command: Of<'set'>): void {
    const { log } = this.#writable(command);
    log.append('main', { type: 'settings.changed', because: 'person', config: command.config });
  }

  #writeFiles(command: Of<'write-files'>): void {
    const live = this.#writable(command);
    const changes = command.files.map(({ path, text }) => changeOf(live, path, text));
    live.log.append('main', { type: 'files.changed', because: 'person', changes });
  }

  /** One step; a run that nothing holds is paused before its next one. */
  #step(command: Of<'step'>): void {
    const { gate } = this.#find(command);
    if (!gate.step(command.agent)) gate.pause();
  }

  #find({ run }: { readonly run: string }): LiveRun {
    const live = this.#runs.get(run);
    if (live === undefined) throw new Refusal('This run is not open.');
    return live;
  }

  #writable(command: { readonly run: string }): LiveRun {
    const live = this.#find(command);
    if (live.readOnly !== undefined) throw new Refusal(`This run can only be read: ${live.readOnly}`);
    return live;
  }

  #agent(command: { readonly run: string }, name: string): Agent {
    const agent = this.#find(command).log.read(agentsView)[name];
    if (agent === undefined) throw new Refusal(`There is no agent ${name}.`);
    return agent;
  }

  #waiting(command: { readonly run: string; readonly call: string }): { readonly agent: string; readonly call: Call } {
    const agent = command.call.replace(/\.\d+$/, '');
    const call = this.#agent(command, agent).calls.find(({ id }) => id === command.call);
    if (call === undefined) throw new Refusal(`Call ${command.call} does not wait for anything any more.`);
    return { agent, call };
  }

  #forget(run: string): void {
    this.#runs.get(run)?.end();
    this.#runs.delete(run);
  }
}
