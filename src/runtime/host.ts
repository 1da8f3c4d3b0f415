import { askToStop } from '../agent/ask-to-stop.ts';
import type { Log } from '../agent/log.ts';
import type { Command, Wish } from '../protocol/command.ts';
import type { Event, FileChange } from '../protocol/event.ts';
import { type Agent, agentsView, contextNow } from '../views/agent.ts';
import type { Call } from '../views/calls.ts';
import { canCompact } from '../views/shorten.ts';
import { changeFiles, changeOf } from './file-changes.ts';
import { settleInterrupted } from './interrupted.ts';
import { hearsLeave } from './leave.ts';
import type { LiveRun, World } from './live-run.ts';
import { Permissions } from './permissions.ts';
import type { Probe, Probed, TryHook } from './probe.ts';
import { Refusal } from './refusal.ts';
import { Runs, reclaimAll } from './runs.ts';
import { changeSettings } from './settings-change.ts';
import type { Tried } from './try-hook.ts';
import type { Workspaces } from './workspaces.ts';

type Of<Do extends Command['do']> = Extract<Command, { do: Do }>;

/** What a person does to a run. Who does any of it takes over from a recorded person. */
const acts: ReadonlySet<Command['do']> = new Set<Command['do']>([
  'prompt',
  'decide',
  'answer',
  'leave',
  'stop',
  'continue',
  'retry-now',
  'hurry',
  'compact',
  'set',
  'write-files',
  'write-settings',
  'consent',
]);

/** Holds the runs that are in memory, and takes a person's words to their logs. */
export class Host {
  readonly #world: World;
  readonly #runs: Runs;
  #workspaces: Promise<Workspaces> | undefined;
  readonly #permissions: Permissions;

  constructor(world: World) {
    this.#world = world;
    this.#permissions = new Permissions(world);
    this.#runs = new Runs(world, this.#permissions.read, (run) => settleInterrupted(run));
  }

  /** Does what the page asks. What makes no sense now is answered with a `refused` notice; anything else thrown is a bug. */
  async handle(command: Command): Promise<void> {
    if (acts.has(command.do) && 'run' in command) this.#runs.live(command.run)?.leaveToPerson();
    try {
      await this.#do(command);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const run = 'run' in command ? { run: command.run } : {};
      this.#world.notify({ say: 'refused', command: command.id, ...run, why: error.message });
    }
  }

  /** A run in memory, for tests and the command line. */
  run(id: string): LiveRun | undefined {
    return this.#runs.live(id);
  }

  /** The log of a run that is open, written here or only read. */
  log(id: string): Log | undefined {
    return this.#runs.log(id);
  }

  /** What is shown of an open run, whether or not it is on the disk. */
  events(id: string): readonly Event[] | undefined {
    return this.#runs.events(id);
  }

  /** Tells the page, and the other tabs, that a list at rest is another. */
  changed(what: 'runs' | 'workspaces'): void {
    this.#runs.changed(what);
  }

  #do(command: Command): Promise<void> | void {
    switch (command.do) {
      case 'start':
        return this.#start(command);
      case 'fork':
        return this.#fork(command);
      case 'open':
        return this.#runs.open(command.run);
      case 'take-over':
        return this.#runs.takeOver(command.run);
      case 'close':
        return this.#close(command);
      case 'leave':
        return void this.#leave(this.#runs.writable(command));
      case 'create-workspace':
      case 'rename-workspace':
      case 'delete-workspace':
      case 'adopt':
        return this.#ofWorkspaces().then((workspaces) => workspaces.handle(command));
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
      case 'hurry':
        return this.#hurry(command);
      case 'compact':
        return this.#compact(command);
      case 'set':
        return this.#set(command);
      case 'write-files':
        return this.#writeFiles(command);
      case 'write-settings':
        return this.#permissions.write(this.#runs.writable(command), command.text, command.wrote);
      case 'consent':
        return this.#permissions.agree(this.#runs.writable(command), command.entry, command.on);
      case 'pause':
        return this.#runs.find(command).gate.pause();
      case 'step':
        return this.#step(command);
      case 'resume':
        return this.#runs.find(command).gate.resume();
      case 'run-to':
        return this.#runs.find(command).gate.runTo(command.step);
      case 'break':
        return this.#runs.find(command).breakAt(command.breakpoints);
      case 'speed':
        return this.#runs.find(command).playAt(command.speed);
    }
  }

  /** Most pages open a run and do nothing with workspaces. */
  #ofWorkspaces(): Promise<Workspaces> {
    this.#workspaces ??= import('./workspaces.ts').then(
      (loaded) => new loaded.Workspaces(this.#world.store, this.#runs),
    );
    return this.#workspaces;
  }

  async #start(command: Of<'start'>): Promise<void> {
    const { startRun } = await import('./start-run.ts'); // most runs are opened, not begun
    const live = await startRun(this.#world, { runs: this.#runs, workspaces: await this.#ofWorkspaces() }, command);
    if (command.repeat) void this.#repeat(live, command);
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
        live.leaveToPerson();
        refuse(`The run went another way than the recorded one. ${error.message}`);
      }
    });
    if (why !== undefined) refuse(why);
  }

  async #fork(command: Of<'fork'>): Promise<void> {
    const { forkRun } = await import('./fork-run.ts'); // few runs are forked
    await forkRun(this.#world, this.#runs, command);
  }

  /** The page looks away. Where a hook wants to hear that, the run is kept until it has. */
  async #close(command: Of<'close'>): Promise<void> {
    const live = this.#runs.live(command.run);
    if (live !== undefined) {
      live.watched = false;
      if (this.#leave(live)) await live.atRest().then(() => live.persist.flush());
      // somebody may have looked at it again, or taken it away
      if (live.watched || this.#runs.live(command.run) !== live) return;
    }
    this.#runs.close(command);
  }

  /** The person leaves a run; whether a hook hears it. */
  #leave(live: LiveRun): boolean {
    if (!hearsLeave(live)) return false;
    live.log.append('main', { type: 'session.ended' });
    return true;
  }

  async #rename({ run, title }: Of<'rename'>): Promise<void> {
    await this.#world.store.amendRun(run, { title });
    this.#runs.changed('runs');
  }

  async #delete({ run }: Of<'delete'>): Promise<void> {
    this.#runs.forget(run);
    await this.#world.store.deleteRun(run);
    this.#runs.changed('runs');
    void reclaimAll(this.#world.store);
  }

  #prompt(command: Of<'prompt'>): void {
    const { log } = this.#runs.writable(command);
    const { agent = 'main' } = command;
    this.#agent(command, agent);
    log.append(agent, { type: 'prompt.submitted', text: command.text });
  }

  async #decide(command: Of<'decide'>): Promise<void> {
    const live = this.#runs.writable(command);
    const { agent, call } = this.#waiting(command);
    if (call.progress.is !== 'asked') throw new Refusal(`Call ${command.call} does not wait for approval any more.`);
    const { verdict, input, reason, mode, always, by } = command;
    if (always !== undefined) await this.#permissions.allowFromNowOn(live, { agent, call, always });
    live.log.append(agent, {
      type: 'approval.resolved',
      call: call.id,
      verdict,
      by: by ?? 'person',
      ...(input === undefined ? {} : { input }),
      ...(reason === undefined ? {} : { reason }),
      ...(mode === undefined ? {} : { mode }),
      ...(always === undefined ? {} : { always }),
    });
  }

  #answer(command: Of<'answer'>): void {
    const { log } = this.#runs.writable(command);
    const { agent, call } = this.#waiting(command);
    if (call.waits !== 'person' || call.progress.is !== 'allowed')
      throw new Refusal(`Call ${command.call} does not wait for an answer any more.`);
    log.append(agent, { type: 'question.answered', call: call.id, text: command.text, by: command.by ?? 'person' });
  }

  #stop(command: Of<'stop'>): void {
    const live = this.#runs.writable(command);
    const { agent = 'main' } = command;
    const { rested, compaction } = this.#agent(command, agent);
    if (rested !== undefined && !compaction.asked) throw new Refusal(`${agent} rests already.`);
    askToStop(live.log, agent);
  }

  #continue(command: Of<'continue'>): void {
    const { log } = this.#runs.writable(command);
    const { agent = 'main' } = command;
    const { rested, config } = this.#agent(command, agent);
    if (typeof rested !== 'object' || rested.why === 'done')
      throw new Refusal('There is nothing to go on with: send a message.');
    if (rested.why !== 'limit') return void log.append(agent, { type: 'model.retried', because: 'asked' });
    const { maxTurns, maxSpend } = config.limits;
    const limits = { maxTurns: maxTurns + 25, ...(maxSpend === undefined ? {} : { maxSpend: maxSpend * 2 }) };
    log.append(agent, { type: 'settings.changed', because: 'raised', config: { limits } });
  }

  #retryNow(command: Of<'retry-now'>): void {
    const { log } = this.#runs.writable(command);
    const { agent = 'main' } = command;
    const { trouble, compaction } = this.#agent(command, agent);
    if (trouble.failure === undefined && compaction.attempt.failure === undefined)
      throw new Refusal('No request waits to be tried again.');
    log.append(agent, { type: 'model.retried', because: 'hurried' });
  }

  #hurry(command: Of<'hurry'>): void {
    const { log } = this.#runs.writable(command);
    const { agent, call } = this.#waiting(command);
    const { name, progress } = call;
    if (progress.is !== 'running' || progress.hurried || !this.#world.tools.get(name)?.hurries)
      throw new Refusal(`Call ${command.call} does not wait for a time any more.`);
    log.append(agent, { type: 'tool.hurried', call: call.id });
  }

  #compact(command: Of<'compact'>): void {
    const { log } = this.#runs.writable(command);
    const { agent = 'main' } = command;
    const standing = this.#agent(command, agent);
    if (standing.compaction.asked) throw new Refusal('The conversation is about to be compacted already.');
    if (!canCompact(contextNow(standing), standing.config))
      throw new Refusal('There is nothing to compact yet: the conversation has no more than its last messages.');
    log.append(agent, { type: 'compaction.requested' });
  }

  #set(command: Of<'set'>): void {
    changeSettings(this.#runs.writable(command), command.config);
  }

  async #writeFiles(command: Of<'write-files'>): Promise<void> {
    const live = this.#runs.writable(command);
    const changes: FileChange[] = [];
    for (const file of command.files) {
      if ('from' in file) changes.push(...(await import('./copies.ts')).copiesOf(live, file.from, file.path));
      else changes.push(changeOf(live, file.path, 'bytes' in file ? file.bytes : file.text));
    }
    changeFiles(live, changes);
  }

  /** What would become of a call that nobody makes. */
  probe(run: string, asked: Probe): Promise<Probed> {
    return this.#permissions.probe(this.#runs.find({ run }), asked);
  }

  /** What a hook would answer to an event that does not happen. */
  async tryHook(run: string, asked: TryHook): Promise<Tried> {
    const { tryHook } = await import('./try-hook.ts');
    return tryHook(asked, this.#runs.find({ run }));
  }

  /** One step; a run that nothing holds is paused before its next one. */
  #step(command: Of<'step'>): void {
    const { gate } = this.#runs.find(command);
    if (!gate.step(command.agent, command.out)) gate.pause();
  }

  #agent(command: { readonly run: string }, name: string): Agent {
    const agent = this.#runs.find(command).log.read(agentsView)[name];
    if (agent === undefined) throw new Refusal(`There is no agent ${name}.`);
    return agent;
  }

  #waiting(command: { readonly run: string; readonly call: string }): { readonly agent: string; readonly call: Call } {
    const agent = command.call.replace(/\.\d+$/, '');
    const call = this.#agent(command, agent).calls.find(({ id }) => id === command.call);
    if (call === undefined) throw new Refusal(`Call ${command.call} does not wait for anything any more.`);
    return { agent, call };
  }
}
