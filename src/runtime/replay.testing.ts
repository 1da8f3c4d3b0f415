import { isDeepStrictEqual } from 'node:util';
import { Log } from '../agent/log.ts';
import { nextStep } from '../agent/next-step.ts';
import type { Step } from '../agent/step.ts';
import type { Event, Message } from '../protocol/event.ts';
import type { Script } from '../protocol/script.ts';
import { MemoryStore } from '../storage/memory.ts';
import type { Store } from '../storage/store.ts';
import { agentsView } from '../views/agent.ts';
import { walk, workspaceView } from '../views/workspace.ts';
import { Headless } from './headless.ts';
import { attend } from './person.ts';
import { rememberingSandboxes } from './sandbox/remembering.testing.ts';
import { testTools } from './scripts.testing.ts';
import { VirtualClock } from './virtual-clock.ts';

/** A step that an agent took: what the gate saw, and how long the log was. */
interface Taken {
  readonly agent: string;
  readonly step: Step;
  readonly from: number;
}

/** A run of a script that was played to its end. */
export interface Recording {
  readonly events: readonly Event[];
  readonly taken: readonly Taken[];
  readonly store: Store;
  readonly headless: Headless;
}

const played = 'r';
const sandbox = rememberingSandboxes();

/** Plays a script from its start, with the person of the script. */
export async function play(script: Script): Promise<Recording> {
  const headless = new Headless({ tools: testTools, sandbox });
  await headless.send({ do: 'start', run: played, script });
  return finish(headless, script);
}

/** Takes a recording up again after its first `length` facts, as a new page would, and plays it to its end. */
export async function takeUp(recording: Recording, length: number, script: Script): Promise<Recording> {
  const store = new MemoryStore();
  for (const hash of blobsIn(recording.events)) {
    const bytes = await recording.store.blob(hash);
    if (bytes) store.hold(played, hash, bytes);
  }
  await store.append({ run: played, owner: 1, from: 0, events: recording.events.slice(0, length) });
  // no time goes back: who waits for a moment waits no longer than before
  const clock = new VirtualClock(recording.events[length - 1]?.at);
  const headless = new Headless({ tools: testTools, sandbox, store, clock });
  await headless.send({ do: 'open', run: played });
  return finish(headless, script);
}

/** Lets the person of a script act until the run is over. */
export async function finish(headless: Headless, script: Script, run = played): Promise<Recording> {
  const log = headless.log(run);
  const taken: Taken[] = [];
  const gate = headless.host.run(run)?.gate;
  if (gate) {
    const hold = gate.hold.bind(gate);
    gate.hold = (agent, step, signal) => {
      taken.push({ agent, step, from: log.events.length });
      return hold(agent, step, signal);
    };
  }
  await attend(script, {
    run,
    log,
    clock: headless.clock,
    send: (wish) => headless.send(wish),
    atRest: () => headless.atRest(run),
  });
  await headless.atRest(run);
  return { events: log.events, taken, store: headless.store, headless };
}

/** Every blob that facts name. */
export function blobsIn(events: readonly Event[]): ReadonlySet<string> {
  return new Set([...JSON.stringify(events).matchAll(/"blob":"([0-9a-f]{64})"/g)].map(([, hash]) => hash ?? ''));
}

/** What is left when a run is over, without times and places: conversations, how agents rest, files. */
export function outcomeOf(events: readonly Event[]): unknown {
  const log = new Log(() => 0, events);
  const agents = Object.entries(log.read(agentsView)).map(([name, { context, rested, tally, config }]) => {
    const messages = context.messages.slice().map((message) => withoutPlaces(message));
    const rests = typeof rested === 'object' ? [rested.why, rested.text] : rested;
    return [name, { messages, rests, replies: tally.replies, calls: tally.calls, mode: config.mode }];
  });
  const files = [...walk(log.read(workspaceView))].map(([path, node]) => [
    path,
    node.is === 'file' ? node.blob : node.target,
  ]);
  return { agents: Object.fromEntries(agents), files };
}

/** A message without its place, and without the place that it names. */
function withoutPlaces({ seq: _, at: __, ...message }: Message): unknown {
  return message.type === 'context.compacted' ? { ...message, keeps: 0 } : message;
}

/** The calls that a run had open, as running, after its first facts. */
export function isRunning(events: readonly Event[]): boolean {
  const agents = new Log(() => 0, events).read(agentsView);
  return Object.values(agents).some(({ calls }) => calls.some(({ progress }) => progress.is === 'running'));
}

/** Where a prefix of the log would have named another step than the one that was taken; empty when the log explains all. */
export function unexplained({ events, taken }: Recording): string[] {
  const wrong: string[] = [];
  for (const agent of new Set(taken.map((each) => each.agent))) {
    const steps = taken.filter((each) => each.agent === agent);
    for (const [i, { step, from }] of steps.entries()) {
      const end = steps[i + 1]?.from ?? events.length;
      // the last fact that this step appended: until then it was the step in hand
      const last = events.findLastIndex((event, place) => place >= from && place < end && isOwn(event, agent));
      for (let length = from; length <= Math.max(from, last); length++) {
        const says = nextStep(new Log(() => 0, events.slice(0, length)), agent);
        // what another said as it came to rest meanwhile is heard before anything else
        const meanwhile = says?.do === 'hear' && 'rested' in says && says.rested >= from;
        const same = length === from ? isDeepStrictEqual(says, step) : says?.do === step.do || meanwhile;
        if (!same)
          wrong.push(
            `after ${length} facts ${agent} took ${JSON.stringify(step)}, the log says ${JSON.stringify(says)}`,
          );
      }
    }
  }
  return wrong;
}

/** Whether a fact is one that the agent's own step wrote, rather than a person. */
function isOwn(event: Event, name: string): boolean {
  const { agent, type } = event;
  if (type === 'message.sent' && event.because === 'said') return false;
  const byPerson = [
    'prompt.submitted',
    'approval.resolved',
    'question.answered',
    'stop.requested',
    'settings.changed',
    'run.started',
    'run.forked',
    'agent.started',
  ];
  return agent === name && !byPerson.includes(type);
}
