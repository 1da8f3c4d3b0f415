import { withoutKeys } from '../base/secrets.ts';
import type { Config } from '../protocol/config.ts';
import type { Event, EventOf, FileChange } from '../protocol/event.ts';
import type { Json } from '../protocol/json.ts';
import type { Fault, ModelRule, PersonRule, Recorded, Script } from '../protocol/script.ts';

/** A run as a script that plays it again, and what of it no script can hold, in words. */
export interface Recording {
  readonly script: Script;
  readonly lost: readonly string[];
}

/** The content that a recording of these facts needs, by hash: what the person put into the workspace. */
export function blobsToRecord(events: readonly Event[]): readonly string[] {
  const hashes = events.flatMap(changesOfPerson).flatMap(({ entry }) => (entry.is === 'file' ? [entry.blob] : []));
  return [...new Set(hashes)];
}

/**
 * The script that plays a run again: the model replies and fails as it did, and the person does what they did, each in its
 * time. What looks like a key is taken out. Pure; `texts` are the contents that `blobsToRecord` names, as far as they are text.
 */
export function recordingOf(events: readonly Event[], texts: ReadonlyMap<string, string>): Recording {
  const [first] = events;
  if (first?.type !== 'run.started') throw new Error('A recording begins with the beginning of a run.');
  const lost: string[] = [];
  const textOf = ({ path, entry }: FileChange): string | undefined => {
    const text = entry.is === 'file' ? texts.get(entry.blob) : undefined;
    if (text === undefined && entry.is !== 'folder') lost.push(`${path} is no text, and was left out.`);
    return text;
  };
  const files = first.files.flatMap((change) => {
    const text = textOf(change);
    return text === undefined ? [] : [[change.path, text] as const];
  });
  const { rules, faults } = modelIn(events);
  const script: Script = {
    title: first.title,
    summary: 'A recorded run.',
    files: Object.fromEntries(files),
    settings: settingsOf(first.config, first.seed),
    // a script must have a rule, also when nothing was ever replied
    model: rules.length > 0 ? rules : [{ when: { reply: 1_000_000 }, once: false, reply: silence }],
    person: personIn(events),
    faults,
    recorded: actsIn(events, textOf),
    checks: [],
  };
  return { script: clean(script as unknown as Json) as unknown as Script, lost };
}

const silence: ModelRule['reply'] = { text: '', thinking: '', calls: [], speed: 400, cut: false };

/** Every text without what looks like a key. */
function clean(value: Json): Json {
  if (typeof value === 'string') return withoutKeys(value);
  if (Array.isArray(value)) return value.map((each) => clean(each as Json));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [withoutKeys(key), clean(each as Json)]));
}

function settingsOf(
  { context, system, mode, tools, skills = [], trustedSkills, rules, hooks, limits, model }: Config,
  seed: number,
): Script['settings'] {
  const of = (verdict: 'allow' | 'ask' | 'deny') =>
    rules.filter((rule) => rule.verdict === verdict).map(({ rule }) => rule);
  return {
    system,
    mode,
    tools: tools.map(({ name }) => name),
    skills: skills.map(({ name }) => name),
    ...(trustedSkills === undefined ? {} : { trustedSkills }),
    permissions: { allow: of('allow'), ask: of('ask'), deny: of('deny') },
    hooks,
    maxTurns: limits.maxTurns,
    ...(limits.maxSpend === undefined ? {} : { maxSpend: limits.maxSpend }),
    window: model.window,
    ...(context === undefined ? {} : { context }),
    seed,
  };
}

/** What each agent’s model replied, and how it failed, by the number of the reply and of the request. */
function modelIn(events: readonly Event[]): {
  readonly rules: readonly ModelRule[];
  readonly faults: readonly Fault[];
} {
  const rules: ModelRule[] = [];
  const faults: Fault[] = [];
  const names = new Map<string, number>();
  const stands = new Map<string, { asked: number; replies: number; summaries: number; since: number }>();
  for (const event of events) {
    if (event.type !== 'model.requested' && event.type !== 'model.responded' && event.type !== 'model.failed') continue;
    const { agent } = event;
    const stand = stands.get(agent) ?? { asked: 0, replies: 0, summaries: 0, since: event.at };
    stands.set(agent, stand);
    if (event.type === 'model.requested') {
      stand.since = event.at;
      continue;
    }
    // a request that a reload cut off was asked again, and counts once
    stand.asked += 1;
    const took = Math.max(0, event.at - stand.since);
    if (event.type === 'model.failed') faults.push(faultOf(event, stand.asked, took));
    else rules.push(ruleOf(event, event.purpose === 'compaction' ? ++stand.summaries : ++stand.replies, took, names));
  }
  return { rules, faults };
}

/** A pattern that fits this agent and no other. */
function only(agent: string): string {
  return `/^${agent.replaceAll('.', '\\.')}$/`;
}

function ruleOf(
  { agent, purpose, text, thinking, calls, usage, stop, rule }: EventOf<'model.responded'>,
  reply: number,
  takes: number,
  names: Map<string, number>,
): ModelRule {
  const times = (names.get(rule ?? '') ?? 0) + 1;
  names.set(rule ?? '', times);
  const sent = calls.map(({ name, input, malformed }) => ({
    tool: name,
    input,
    ...(malformed === undefined ? {} : { malformed }),
  }));
  const quotes = JSON.stringify([text, thinking, sent]).includes('{{');
  return {
    ...(rule === undefined || /^rule \d+$/.test(rule) ? {} : { name: times === 1 ? rule : `${rule} (${times})` }),
    when: { agent: only(agent), reply, ...(purpose === undefined ? {} : { purpose }) },
    once: false,
    reply: {
      text,
      thinking,
      calls: sent,
      usage,
      speed: 400,
      takes,
      ...(quotes ? { plain: true as const } : {}),
      cut: stop === 'length',
    },
  };
}

/** Longer than any stop waits: the stop comes in between. */
const forLong = 3_600_000;

function faultOf(
  { agent, purpose, failure, reason, status, retryable, wait }: EventOf<'model.failed'>,
  asked: number,
  took: number,
): Fault {
  const at = { asked, agent: only(agent), ...(purpose === undefined ? {} : { purpose }) };
  if (failure === 'stopped') return { ...at, failure: 'network', reason, delay: took + forLong };
  return {
    ...at,
    failure,
    retryable,
    reason,
    // what failed at once is not even a moment late: others may act at the same time
    ...(took === 0 ? {} : { delay: took }),
    ...(status === undefined ? {} : { status }),
    ...(retryable ? { retryAfter: wait / 1000 } : {}),
  };
}

/** What the person said and answered, for a page to offer. */
function personIn(events: readonly Event[]): readonly PersonRule[] {
  return events.flatMap((event): readonly PersonRule[] => {
    if (event.type === 'prompt.submitted' && event.agent === 'main') return [{ prompt: event.text }];
    if (event.type === 'question.answered' && event.by !== 'nobody')
      return [{ when: { call: event.call }, answer: event.text }];
    if (event.type !== 'approval.resolved' || event.by === 'nobody') return [];
    const when = { call: event.call };
    if (event.verdict === 'deny') return [{ when, deny: event.reason ?? '' }];
    const mode = event.mode === undefined ? {} : { mode: event.mode };
    return [event.input === undefined ? { when, allow: true, ...mode } : { when, edit: event.input, ...mode }];
  });
}

/** All that the person did, each when the run had so many facts, and so long after the last of them. */
function actsIn(events: readonly Event[], textOf: (change: FileChange) => string | undefined): readonly Recorded[] {
  return events.flatMap((event) => {
    const act = actOf(event, textOf);
    const before = events[event.seq - 1]?.at ?? event.at;
    return act === undefined ? [] : [{ fact: event.seq, after: Math.max(0, event.at - before), act }];
  });
}

function actOf(event: Event, textOf: (change: FileChange) => string | undefined): Recorded['act'] | undefined {
  switch (event.type) {
    case 'prompt.submitted':
      return { do: 'prompt', text: event.text };
    case 'approval.resolved': {
      const { call, verdict, input, reason, mode, by } = event;
      return {
        do: 'decide',
        call,
        verdict,
        by,
        ...(input === undefined ? {} : { input }),
        ...(reason === undefined ? {} : { reason }),
        ...(mode === undefined ? {} : { mode }),
      };
    }
    case 'question.answered':
      return { do: 'answer', call: event.call, text: event.text, by: event.by };
    case 'stop.requested':
      return { do: 'stop', agent: event.agent };
    case 'compaction.requested':
      return { do: 'compact', agent: event.agent };
    case 'model.retried':
      if (event.because === 'waited') return undefined;
      return event.because === 'asked' ? { do: 'continue' } : { do: 'retry-now', agent: event.agent };
    case 'settings.changed': {
      if (event.because === 'tool') return undefined;
      if (event.because === 'raised') return { do: 'continue' };
      const { mode, limits, context } = event.config;
      return {
        do: 'set',
        config: {
          ...(mode === undefined ? {} : { mode }),
          ...(limits === undefined ? {} : { limits }),
          ...(context === undefined ? {} : { context }),
        },
      };
    }
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

/** What the person put into the workspace: what the run began with, and what they changed on the way. */
function changesOfPerson(event: Event): readonly FileChange[] {
  if (event.type === 'run.started') return event.files;
  return event.type === 'files.changed' && event.because === 'person' ? event.changes : [];
}
