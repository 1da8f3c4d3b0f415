import type { Event } from '../protocol/event.ts';
import { agentsView, contextNow } from './agent.ts';
import { type Difference, differences } from './compare.ts';
import { keyOfEvent } from './hits.ts';
import { type Part, partsOf } from './parts.ts';
import { type Sum, spendingView } from './spending.ts';
import { type Folder, workspaceView } from './workspace.ts';

/** Two facts side by side; where one is missing, the other run has none at this place. */
export interface Pair {
  readonly left: Event | undefined;
  readonly right: Event | undefined;
  /** Whether both say the same, whenever it was said. */
  readonly same: boolean;
}

/** What a run has come to. */
export interface Outcome {
  readonly facts: number;
  readonly rests: string;
  readonly said: string;
  /** About how many tokens the next request of the main agent would have. */
  readonly context: number;
  readonly messages: number;
  /** What such a request is made of, by estimate. */
  readonly parts: readonly Part[];
  readonly files: Folder;
  readonly cost: Sum;
}

/** Two runs, fact by fact, and what differs between them at their ends. */
export interface Comparison {
  readonly pairs: readonly Pair[];
  /** The place in `pairs` of the first that differ; undefined where none does. */
  readonly first: number | undefined;
  readonly changed: number;
  readonly onlyLeft: number;
  readonly onlyRight: number;
  readonly files: ReadonlyMap<string, Difference>;
  readonly left: Outcome;
  readonly right: Outcome;
}

/** Compares two runs, of which one may be a fork of the other. That it was forked is no difference. Pure. */
export function compareRuns(left: readonly Event[], right: readonly Event[]): Comparison {
  const [before, after] = [callByCall(left.filter(isOfTheRun)), callByCall(right.filter(isOfTheRun))];
  const pairs = align(before, after);
  const first = pairs.findIndex(({ same }) => !same);
  const count = (fits: (pair: Pair) => boolean) => pairs.reduce((sum, pair) => sum + (fits(pair) ? 1 : 0), 0);
  const [was, is] = [outcomeOf(left), outcomeOf(right)];
  return {
    pairs,
    first: first < 0 ? undefined : first,
    changed: count((pair) => !pair.same && pair.left !== undefined && pair.right !== undefined),
    onlyLeft: count((pair) => pair.right === undefined),
    onlyRight: count((pair) => pair.left === undefined),
    files: differences(was.files, is.files),
    left: was,
    right: is,
  };
}

function isOfTheRun({ type }: Event): boolean {
  return type !== 'run.forked';
}

/** The facts with those of each call of a group together, so that a group that was stepped through stands as one that was not. */
function callByCall(events: readonly Event[]): readonly Event[] {
  const stretches: Event[][] = [];
  for (const event of events) {
    const [before] = stretches.at(-1) ?? [];
    if (before !== undefined && isOfGroup(before) && isOfGroup(event) && before.agent === event.agent)
      stretches.at(-1)?.push(event);
    else stretches.push([event]);
  }
  return stretches.flatMap((stretch) => {
    const calls = [...new Set(stretch.map(callIn))];
    return calls.flatMap((call) => stretch.filter((event) => callIn(event) === call));
  });
}

function isOfGroup(event: Event): boolean {
  return groupTypes.has(event.type) && callIn(event) !== undefined;
}

const groupTypes: ReadonlySet<Event['type']> = new Set(['tool.started', 'tool.finished', 'hook.started', 'hook.ran']);

function callIn(event: Event): string | undefined {
  return 'call' in event ? event.call : undefined;
}

/** What stands at the same place of both is a pair; after the first difference, what happened for the same time to the same. */
function align(left: readonly Event[], right: readonly Event[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let shared = 0;
  for (; shared < Math.min(left.length, right.length); shared++) {
    const [one, other] = [left[shared], right[shared]];
    if (one === undefined || other === undefined || !isSame(one, other)) break;
    pairs.push({ left: one, right: other, same: true });
  }
  const places = new Map(namesOf(right, shared).map((name, place) => [name, shared + place]));
  const matched = rising(namesOf(left, shared).map((name) => places.get(name)));
  let next = shared;
  for (let at = shared; at < left.length; at++) {
    const to = matched[at - shared];
    const one = left[at];
    if (to !== undefined) for (; next < to; next++) pairs.push({ left: undefined, right: right[next], same: false });
    const other = to === undefined ? undefined : right[next++];
    pairs.push({ left: one, right: other, same: one !== undefined && other !== undefined && isSame(one, other) });
  }
  for (; next < right.length; next++) pairs.push({ left: undefined, right: right[next], same: false });
  return pairs;
}

/** A name for each fact from a place on: what happened, to which agent and call, and for which time. */
function namesOf(events: readonly Event[], from: number): readonly string[] {
  const times = new Map<string, number>();
  return events.slice(from).map((event) => {
    const about = 'call' in event && event.call !== undefined ? event.call : event.agent;
    const name = `${keyOfEvent(event)} ${about}`;
    const nth = (times.get(name) ?? 0) + 1;
    times.set(name, nth);
    return `${name} ${nth}`;
  });
}

/** Of some places the longest row that only rises, each where it stood; the others are left out. */
function rising(places: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [at, place] of places.entries()) {
    if (place === undefined) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[ends[middle] ?? 0] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  }
  const kept: (number | undefined)[] = places.map(() => undefined);
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) kept[at] = places[at];
  return kept;
}

/** Whether two facts say the same. When, and at which place, is no part of it. */
function isSame(one: Event, other: Event): boolean {
  return one === other || saying(one) === saying(other);
}

/** A fact without its place, as JSON. In which order its fields stand says nothing: what was read back has another. */
export function saying({ seq: _, at: __, ...fact }: Event, indent = 0): string {
  return JSON.stringify(
    fact,
    (___, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    indent,
  );
}

function outcomeOf(events: readonly Event[]): Outcome {
  const { main } = read(events, agentsView);
  const rested = main?.rested;
  const context = main && contextNow(main);
  const { system = '', tools = [] } = main?.config ?? {};
  const texts = main?.context.loaded.map(({ text }) => text) ?? [];
  const sent = { system: [system, ...texts].join('\n\n'), tools, messages: context?.messages ?? [] };
  return {
    facts: events.length,
    rests: rested === undefined ? 'at work' : rested === 'new' ? 'new' : rested.why,
    said: typeof rested === 'object' ? rested.text : '',
    context: (context?.reported ?? 0) + (context?.estimated ?? 0),
    messages: context?.messages.length ?? 0,
    parts: main === undefined ? [] : partsOf(sent, main).parts,
    files: read(events, workspaceView),
    cost: read(events, spendingView).sum,
  };
}

function read<State>(
  events: readonly Event[],
  view: { readonly initial: State; evolve(state: State, event: Event): State },
): State {
  return events.reduce((state, event) => view.evolve(state, event), view.initial);
}
