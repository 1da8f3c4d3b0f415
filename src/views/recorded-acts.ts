import type { Event, EventOf, FileChange } from '../protocol/event.ts';
import type { PersonRule } from '../protocol/play.ts';
import type { Recorded } from '../protocol/script.ts';
import { type Agents, agentsView } from './agent.ts';
import { courseOf } from './course.ts';
import { countedAs } from './recorded-model.ts';

type Act = Recorded['act'];

/** The text of a file that the person brought; undefined when it is none. */
export type TextOf = (change: FileChange) => string | undefined;

/** What the person said and answered, for a page to offer. */
export function personIn(events: readonly Event[]): readonly PersonRule[] {
  return events.flatMap((event): readonly PersonRule[] => {
    if (event.type === 'prompt.submitted') return [{ prompt: event.text, ...toAgent(event) }];
    if (event.type === 'question.answered' && event.by !== 'nobody')
      return [{ when: { call: event.call }, answer: event.text }];
    if (event.type !== 'approval.resolved' || event.by === 'nobody') return [];
    const when = { call: event.call };
    if (event.verdict === 'deny') return [{ when, deny: event.reason ?? '' }];
    const mode = event.mode === undefined ? {} : { mode: event.mode };
    return [event.input === undefined ? { when, allow: true, ...mode } : { when, edit: event.input, ...mode }];
  });
}

/**
 * All that the person did, each when the run had so many facts, and so long after the last of them; then the end. Facts in
 * `without` do not happen again, and are not counted.
 */
export function actsIn(events: readonly Event[], without: ReadonlySet<number>, textOf: TextOf): readonly Recorded[] {
  const acts: Recorded[] = [];
  let agents: Agents = agentsView.initial;
  let fact = 0;
  for (const event of events) {
    const act = actOf(event, textOf);
    const before = events[event.seq - 1]?.at ?? event.at;
    if (act !== undefined) acts.push({ fact, after: Math.max(0, event.at - before), act });
    agents = agentsView.evolve(agents, event);
    if (!without.has(event.seq)) fact += 1;
  }
  const over = Object.values(agents).every(({ rested }) => rested !== undefined);
  const course = courseOf(events.filter(({ seq }) => !without.has(seq)));
  return [...acts, { fact, after: 0, act: { do: 'end', course, ...(over ? {} : { open: true }) } }];
}

function actOf(event: Event, textOf: TextOf): Act | undefined {
  switch (event.type) {
    case 'prompt.submitted':
      return { do: 'prompt', text: event.text, ...toAgent(event) };
    case 'approval.resolved': {
      const { call, verdict, input, reason, mode, always, by } = event;
      return {
        do: 'decide',
        call,
        verdict,
        by,
        ...(input === undefined ? {} : { input }),
        ...(reason === undefined ? {} : { reason }),
        ...(mode === undefined ? {} : { mode }),
        ...(always === undefined ? {} : { always }),
      };
    }
    case 'question.answered':
      return { do: 'answer', call: event.call, text: event.text, by: event.by };
    case 'tool.hurried':
      return { do: 'hurry', call: event.call };
    case 'stop.requested':
      // an agent that stops another does so again by itself
      return event.call === undefined ? { do: 'stop', agent: event.agent } : undefined;
    case 'session.ended':
      return { do: 'leave' };
    case 'compaction.requested':
      return { do: 'compact', agent: event.agent };
    case 'model.retried':
      if (event.because === 'waited') return undefined;
      return event.because === 'asked'
        ? { do: 'continue', ...toAgent(event) }
        : { do: 'retry-now', agent: event.agent };
    case 'settings.changed':
      // what follows by itself from a call, an approval or a file is no act
      if (event.because === 'forked')
        return event.agent === 'main' ? { do: 'set', config: changeOf(event) } : undefined;
      if (
        event.because === 'tool' ||
        event.because === 'always' ||
        event.because === 'file' ||
        event.because === 'consent'
      )
        return undefined;
      return event.because === 'raised'
        ? { do: 'continue', ...toAgent(event) }
        : { do: 'set', config: changeOf(event) };
    case 'files.changed': {
      const files = changesOfPerson(event).flatMap((change): readonly { path: string; text: string | null }[] => {
        if (change.entry.is === 'gone') return [{ path: change.path, text: null }];
        const text = textOf(change);
        return text === undefined ? [] : [{ path: change.path, text }];
      });
      return files.length === 0 ? undefined : { do: 'write-files', files };
    }
    default:
      return undefined;
  }
}

/** Whom the person spoke to, where it was not the main agent. */
function toAgent({ agent }: Event): { readonly agent?: string } {
  return agent === 'main' ? {} : { agent };
}

/** What a person set, all but the script in force: a reply that they wrote is among the recorded ones. */
function changeOf({ config }: EventOf<'settings.changed'>): Extract<Act, { do: 'set' }>['config'] {
  const { mode, limits, context, system, tools, rules, hooks, model, knobs } = config;
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(limits === undefined ? {} : { limits }),
    ...(context === undefined ? {} : { context }),
    ...(system === undefined ? {} : { system }),
    ...(tools === undefined ? {} : { tools: tools.map(({ name }) => name) }),
    ...(rules === undefined ? {} : { rules }),
    ...(hooks === undefined ? {} : { hooks }),
    ...(model === undefined ? {} : { model: { ...countedAs(model), window: model.window } }),
    // a request that failed is a fault of the script already
    ...(knobs === undefined ? {} : { knobs: knobs.filter(({ on }) => on !== 'model') }),
  };
}

/** What the person put into the workspace: what the run began with, and what they changed on the way. */
export function changesOfPerson(event: Event): readonly FileChange[] {
  if (event.type === 'run.started') return event.files;
  return event.type === 'files.changed' && event.because === 'person' ? event.changes : [];
}
