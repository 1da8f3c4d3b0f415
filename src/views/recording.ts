import { blotKeys, keysIn } from '../base/secrets.ts';
import { counted, decode } from '../base/text.ts';
import type { Config, ModelCard } from '../protocol/config.ts';
import type { Event, EventOf } from '../protocol/event.ts';
import type { Json } from '../protocol/json.ts';
import type { Check, Script } from '../protocol/script.ts';
import { actsIn, changesOfPerson, personIn, type TextOf } from './recorded-acts.ts';
import { countedAs, modelIn } from './recorded-model.ts';
import { blobsOfResults, type Contents, resultsIn } from './recorded-results.ts';

/** A run as a script that plays it again, and what of it the script does not hold. */
export interface Recording {
  readonly script: Script;
  /** What no script can hold, in words. */
  readonly lost: readonly string[];
  /** How many different things that look like keys were taken out. */
  readonly keys: number;
}

/** The content that a recording of these facts needs, by hash: what the person put into the workspace, and what calls did. */
export function blobsToRecord(events: readonly Event[]): readonly string[] {
  const hashes = events.flatMap(changesOfPerson).flatMap(({ entry }) => (entry.is === 'file' ? [entry.blob] : []));
  return [...new Set([...hashes, ...blobsOfResults(events)])];
}

/**
 * The script that plays a run again: the model replies and fails as it did, the person does what they did, each in its
 * time, and code, the web and other servers come to what they came to. What looks like a key is taken out. Pure;
 * `contents` is what `blobsToRecord` names, as far as it is there.
 */
export function recordingOf(events: readonly Event[], contents: Contents): Recording {
  const [first] = events;
  if (first?.type !== 'run.started') throw new Error('A recording begins with the beginning of a run.');
  const cuts = cutRequests(events);
  const leftOut = new Set<string>();
  const textOf: TextOf = ({ path, entry }) => {
    const bytes = entry.is === 'file' ? contents.get(entry.blob) : undefined;
    const text = bytes && decode(bytes);
    if (text === undefined && entry.is !== 'folder') leftOut.add(`${path} is no text, and was left out.`);
    return text;
  };
  const files = first.files.flatMap((change) => {
    const text = textOf(change);
    return text === undefined ? [] : [[change.path, text] as const];
  });
  const { rules, faults } = modelIn(events);
  const { results, lost: unkept } = resultsIn(events, contents);
  const pages = first.config.play?.pages;
  const script: Script = {
    title: first.title,
    summary: 'A recorded run.',
    files: Object.fromEntries(files),
    ...(pages === undefined ? {} : { pages }),
    settings: settingsOf(first.config, first.seed),
    model: rules,
    person: personIn(events),
    faults,
    ...(results.length > 0 && { results }),
    recorded: actsIn(events, new Set([...cuts, ...forksIn(events)]), textOf),
    checks: checksFor(events),
  };
  const keys = new Set<string>();
  const bare = clean(script as unknown as Json, keys) as unknown as Script;
  // where files come back as others, or not at all, no call meets what it met
  const anew = keys.size + leftOut.size > 0 && bare.results?.map(({ over: _, ...result }) => result);
  return {
    script: anew ? { ...bare, results: anew } : bare,
    lost: [...lostIn(events, cuts), ...unkept, ...leftOut],
    keys: keys.size,
  };
}

/** Every text without what looks like a key; what was taken out goes into `keys`. */
function clean(value: Json, keys: Set<string>): Json {
  const bare = (text: string): string => {
    for (const key of keysIn(text)) keys.add(key);
    return blotKeys(text);
  };
  if (typeof value === 'string') return bare(value);
  if (Array.isArray(value)) return value.map((each) => clean(each as Json, keys));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [bare(key), clean(each as Json, keys)]));
}

function settingsOf(
  { context, system, mode, tools, skills = [], agents = [], trustedSkills, rules, hooks, limits, model }: Config,
  seed: number,
): Script['settings'] {
  const of = (verdict: 'allow' | 'ask' | 'deny') =>
    rules.filter((rule) => rule.verdict === verdict).map(({ rule }) => rule);
  return {
    system,
    mode,
    tools: tools.map(({ name }) => name),
    skills: skills.map(({ name }) => name),
    agents: agents.map(({ name }) => name),
    ...(trustedSkills === undefined ? {} : { trustedSkills }),
    permissions: { allow: of('allow'), ask: of('ask'), deny: of('deny') },
    hooks,
    maxTurns: limits.maxTurns,
    ...(limits.maxSpend === undefined ? {} : { maxSpend: limits.maxSpend }),
    window: model.window,
    ...(isPlain(model) ? {} : { model: countedAs(model) }),
    ...(context === undefined ? {} : { context }),
    seed,
  };
}

/** Whether it is the model of scripts as it comes, which costs nothing. */
function isPlain({ provider, id, prices }: ModelCard): boolean {
  return provider === 'scripted' && id === 'scripted' && prices === undefined;
}

/** How the main agent came to rest, if it rests. That all went the same way is checked by the recording itself. */
function checksFor(events: readonly Event[]): readonly Check[] {
  const last = events.findLast(({ agent }) => agent === 'main');
  return last?.type === 'agent.rested' ? [{ rested: last.why }] : [];
}

/** Requests that neither came to a reply nor failed: the page was closed, and they were asked again. */
function cutRequests(events: readonly Event[]): ReadonlySet<number> {
  const open = new Map<string, number>();
  const cut = new Set<number>();
  for (const { type, agent, seq } of events) {
    if (type === 'model.responded' || type === 'model.failed') open.delete(agent);
    // one that was stopped before it could be sent again never had an end
    if (type !== 'model.requested' && type !== 'agent.rested') continue;
    const before = open.get(agent);
    if (before !== undefined) cut.add(before);
    open.delete(agent);
    if (type === 'model.requested') open.set(agent, seq);
  }
  return cut;
}

/** Facts of a fork itself: a script that plays the run again begins with no other. */
function forksIn(events: readonly Event[]): readonly number[] {
  return events
    .filter(
      (event) =>
        event.type === 'run.forked' ||
        (event.type === 'settings.changed' && event.because === 'forked' && event.agent !== 'main'),
    )
    .map(({ seq }) => seq);
}

/** Whether rules that allow, or hooks, came from the settings file of the workspace. */
function loosens({ rules = [], hooks = [] }: EventOf<'settings.changed'>['config']): boolean {
  const fromFile = (source = ''): boolean => /\/settings\.json:\d+$/.test(source);
  return (
    rules.some(({ verdict, source }) => verdict === 'allow' && fromFile(source)) ||
    hooks.some(({ source }) => fromFile(source))
  );
}

function lostIn(events: readonly Event[], cuts: ReadonlySet<number>): readonly string[] {
  const asked =
    cuts.size === 0
      ? []
      : [
          `${counted(cuts.size, 'request')} of the model broke off when the page was closed or the run was forked, and had to be sent again. In the script nothing breaks off, and of agents that work at the same time another may go first.`,
        ];
  const calls = events
    .filter((event): event is EventOf<'tool.finished'> => event.type === 'tool.finished')
    .filter(({ because }) => because === 'interrupted')
    .map(
      ({ call }) =>
        `Call ${call} broke off when the page was closed or the run was forked. In the script it runs to its end, and from there the run may go another way.`,
    );
  const agreed = events.some(
    (event) => event.type === 'settings.changed' && event.because === 'file' && loosens(event.config),
  )
    ? [
        'The settings file of the workspace allows calls or has hooks that you agreed to. Whoever plays the script has to agree as well.',
      ]
    : [];
  const damaged = events
    .filter(({ type }) => type === 'event.damaged')
    .map(({ seq }) => `Fact ${seq} could not be read, and is not in the script.`);
  const forked = events.flatMap((event) => {
    if (event.type === 'run.forked' && event.was?.type === 'tool.finished')
      return [
        `The result of call ${event.was.call} was edited in a fork. In the script the call has the result that it gives, and from there the run may go another way.`,
      ];
    if (event.type !== 'tool.finished' || event.because !== 'undecided') return [];
    return [
      `Call ${event.call} was not decided here, since the run came from elsewhere. In the script it is judged like any other.`,
    ];
  });
  return [...asked, ...calls, ...agreed, ...forked, ...damaged];
}
