import type { Event } from '../protocol/event.ts';
import { isAside } from '../views/turn.ts';
import type { Batch, Import, RunRecord } from './store.ts';

/** What a batch does to a run's record, and which of its facts are new; or why it may not be written. */
export type Advance =
  | { readonly is: 'next'; readonly record: RunRecord; readonly events: readonly Event[] }
  | { readonly is: 'lost'; readonly why: string };

/** Weighs a batch against the record that is stored, and gives the record that follows. Pure. */
export function advance(stored: RunRecord | undefined, batch: Batch): Advance {
  const before = stored ?? begin(batch);
  if (before === undefined) return { is: 'lost', why: 'This run was deleted, perhaps in another tab.' };
  if (before.owner !== batch.owner) return { is: 'lost', why: 'Another tab has taken this run over.' };
  const unlike = batch.from > before.length || batch.from + batch.events.length < before.length;
  if (unlike)
    return { is: 'lost', why: `The stored run has ${before.length} facts, and this one goes on from ${batch.from}.` };
  const events = batch.events.slice(before.length - batch.from);
  return { is: 'next', record: follow(before, events), events };
}

/** The record of an imported run, which its facts say, and what was kept beside them. */
export function recordOf(run: Import['runs'][number], imported: number): RunRecord {
  const step = advance(undefined, { run: run.id, owner: 1, from: 0, events: run.events });
  if (step.is === 'lost') throw new Error(step.why);
  const { forked: _, ...record } = step.record; // the run that it names is another's
  const { title, breakpoints } = run;
  return { ...record, title, imported, ...(breakpoints === undefined ? {} : { breakpoints }) };
}

function begin({ run, owner, from, events, workspace }: Batch): RunRecord | undefined {
  const first = events[0];
  if (from !== 0 || first?.type !== 'run.started') return undefined;
  return {
    id: run,
    title: first.title,
    ...(first.scenario === undefined ? {} : { scenario: first.scenario }),
    created: first.at,
    updated: first.at,
    length: 0,
    owner,
    ...(workspace === undefined ? {} : { workspace }),
  };
}

function follow({ rested: before, ...record }: RunRecord, events: readonly Event[]): RunRecord {
  const rested = events.reduce(restAfter, before);
  const updated = events.at(-1)?.at ?? record.updated;
  const fork = events.findLast((event) => event.type === 'run.forked');
  const forked =
    fork?.type === 'run.forked' ? { title: fork.title, forked: { from: fork.from, seq: fork.place } } : undefined;
  return {
    ...record,
    ...forked,
    updated,
    length: record.length + events.length,
    ...(rested === undefined ? {} : { rested }),
  };
}

function restAfter(rested: RunRecord['rested'], event: Event): RunRecord['rested'] {
  if (event.agent !== 'main') return rested;
  if (event.type === 'agent.rested') return event.why;
  return isQuiet(event) ? rested : undefined;
}

/** What a person sets or edits wakes nobody, nor does a conversation that is made shorter, nor a hook. */
function isQuiet(event: Event): boolean {
  return isAside(event) || quiet.has(event.type) || (event.type === 'model.retried' && event.because !== 'asked');
}

const quiet: ReadonlySet<Event['type']> = new Set([
  'session.ended',
  'settings.changed',
  'files.changed',
  'hook.started',
  'hook.ran',
  'compaction.requested',
  'run.forked',
  'compaction.failed',
  'context.compacted',
]);
