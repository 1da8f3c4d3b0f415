import type { Log } from '../agent/log.ts';
import type { Breakpoint } from '../protocol/breakpoint.ts';
import type { Command } from '../protocol/command.ts';
import type { Event, EventOf } from '../protocol/event.ts';
import { formatVersion } from '../protocol/format.ts';
import type { JsonObject } from '../protocol/json.ts';
import { agentsView } from '../views/agent.ts';
import { readEvents } from './damage.ts';
import { editFact } from './edit-fact.ts';
import { disown } from './elsewhere.ts';
import { changeFiles, changeOf } from './file-changes.ts';
import { settleInterrupted } from './interrupted.ts';
import type { LiveRun, World } from './live-run.ts';
import { Refusal } from './refusal.ts';
import type { Runs } from './runs.ts';
import { changeSettings } from './settings-change.ts';

type Fork = Extract<Command, { do: 'fork' }>;

/** A run that is to be forked: its facts as they are kept, and whether those that the fork begins with were made elsewhere. */
interface Parent {
  readonly events: readonly Event[];
  readonly title: string;
  readonly elsewhere: boolean;
  readonly breakpoints: readonly Breakpoint[];
}

/**
 * Goes on from the first facts of a run as another run: they are copied as they are kept, an edited fact stands in place
 * of its own, and what follows is chosen anew. What makes no sense is refused before there is anything of it.
 */
export async function forkRun(world: World, runs: Runs, command: Fork): Promise<LiveRun> {
  const { run: from, into, edit, paused = false, rewind, title: called, model, maxSpend } = command;
  const { events, title, elsewhere, breakpoints } = await parentOf(world, runs, command);
  const edited = editedIn(events, command, elsewhere);
  // files and settings can only be changed once there are some
  const seq = edited === undefined ? Math.max(1, command.seq) : command.seq;
  const before = events.slice(0, seq);
  const live = await runs.begin(into, { paused, copied: edited === undefined ? before : [...before, edited] });
  const { log } = live;
  log.append('main', {
    type: 'run.forked',
    from,
    place: seq,
    title: called ?? titleOf(title, seq),
    ...(edited === undefined ? {} : { was: JSON.parse(JSON.stringify(events[seq])) as JsonObject }),
    ...(elsewhere ? { elsewhere: true as const } : {}),
    ...(rewind ? { rewound: rewind } : {}),
  });
  if (elsewhere) disown(log, { tools: world.tools, model, maxSpend }, edited);
  else carryOver(log, events);
  settleInterrupted(live, 'the run was forked');
  if (edit?.of === 'files')
    changeFiles(
      live,
      edit.files.map(({ path, text }) => changeOf(live, path, text)),
    );
  if (edit?.of === 'settings' && edited === undefined) changeSettings(live, edit.config);
  // they hold from its first step on
  if (breakpoints.length > 0) await live.keepAt(breakpoints);
  live.begin();
  live.show();
  return live;
}

/** What is known of the run: what is kept of it, and what is shown where the disk does not have it. */
async function parentOf({ store }: World, runs: Runs, { run, seq }: Fork): Promise<Parent> {
  const live = runs.live(run);
  await live?.persist.flush();
  const record = await store.run(run).catch(() => undefined);
  const kept = await store.readEvents(run).catch(() => []);
  const read = runs.events(run) ?? readEvents(kept).events;
  const [first] = read;
  if (first?.type !== 'run.started') throw new Refusal('There is no such run here. It may have been deleted.');
  // facts of today's format are copied as they were found, to the byte
  const asFound = Reflect.get(Object(kept[0]), 'format') === formatVersion;
  const events = asFound ? read.map((event, place) => (kept[place] ?? event) as Event) : read;
  const notOurs = live === undefined && (record === undefined || record.imported !== undefined);
  const later = read.slice(seq).some((event) => event.type === 'run.forked' && event.elsewhere === true);
  const broken = read.slice(0, seq).find(({ type }) => type === 'event.damaged');
  if (broken !== undefined)
    throw new Refusal(`Fact ${broken.seq} could not be read, so the run can only be forked before it.`);
  const { breakpoints = [] } = live ?? record ?? {};
  return { events, title: record?.title ?? first.title, elsewhere: notOurs || later, breakpoints };
}

/** The fact that stands at the place of the fork instead of the one that is there; none when nothing is edited in place. */
function editedIn(events: readonly Event[], { seq, edit }: Fork, elsewhere: boolean): Event | undefined {
  if (seq > events.length) throw new Refusal(`The run has only ${events.length} facts.`);
  if (edit === undefined) return undefined;
  if (elsewhere && edit.of === 'approval')
    throw new Refusal(
      'This call was asked for elsewhere, so it cannot be allowed here. Go on with the run, and let it be asked for again.',
    );
  const called = events
    .slice(0, seq)
    .reduce(
      (sum, event) =>
        sum + (event.type === 'model.responded' && event.agent === events[seq]?.agent ? event.calls.length : 0),
      0,
    );
  const made = editFact(events[seq], edit, called);
  if (made.is === 'refused') throw new Refusal(made.why);
  return made.is === 'another' ? made.event : undefined;
}

/** A call that ran while the run was forked keeps the result that it has there, if nothing else came of it. */
function carryOver(log: Log, events: readonly Event[]): void {
  const after = events.slice(log.events.length - 1);
  for (const [name, { calls }] of Object.entries(log.read(agentsView))) {
    for (const { id, progress } of calls) {
      if (progress.is !== 'running') continue;
      const about = after.filter((event) => 'call' in event && event.call === id && event.type !== 'hook.ran');
      const [result] = about;
      if (result?.type !== 'tool.finished' || result.because !== 'ran') continue;
      const { content, failed, whole, read, skill }: EventOf<'tool.finished'> = result;
      log.append(name, {
        type: 'tool.finished',
        because: 'carried',
        call: id,
        content,
        failed,
        ...(whole === undefined ? {} : { whole }),
        ...(read === undefined ? {} : { read }),
        ...(skill === undefined ? {} : { skill }),
      });
    }
  }
}

/** A name for the other run, which says where it went another way. */
function titleOf(title: string, seq: number): string {
  return `${title.replace(/, forked at \d+$/, '')}, forked at ${seq}`;
}
