import { type Event, type Fact, factSchema, type Place, placeSchema } from '../protocol/event.ts';
import { upgradeLog } from '../protocol/upgrade.ts';

/** The events of a stored log, and why it can only be read when something is wrong with it. */
export interface ReadLog {
  readonly events: readonly Event[];
  readonly trouble: string | undefined;
}

/**
 * Reads facts from outside: what cannot be read keeps its place as `event.damaged`, and the log ends where facts are
 * missing. A log with either can only be read, since nobody knows what its agents did. `from` is the place of the first.
 */
export function readEvents(raw: readonly unknown[], from = 0): ReadLog {
  const events: Event[] = [];
  let trouble: string | undefined;
  const upgraded = upgradeLog(raw);
  if (upgraded.is === 'newer')
    trouble = `A newer version of this page wrote it (format ${upgraded.version}). Reload the page.`;
  for (const each of upgraded.is === 'newer' ? raw : upgraded.facts) {
    const seq = from + events.length;
    const event = readEvent(each, placeAfter(events.at(-1), seq));
    if (event.seq !== seq) {
      const cut = `Fact ${seq} is missing: fact ${event.seq} stands in its place. The run is shown as far as that.`;
      return { events, trouble: trouble ?? cut };
    }
    if (event.type === 'event.damaged') trouble ??= `Fact ${seq} could not be read: ${event.issue}`;
    events.push(event);
  }
  if (from > 0) return { events, trouble };
  if (events.length === 0) trouble = 'None of its facts is stored.';
  else if (events[0]?.type !== 'run.started') trouble ??= 'It does not begin with the start of a run.';
  return { events, trouble };
}

/** An unreadable fact has no place of its own; it stands where it was found. */
function placeAfter(before: Event | undefined, seq: number): Place {
  return { seq, at: before?.at ?? 0, agent: before?.agent ?? 'main' };
}

function readEvent(raw: unknown, found: Place): Event {
  const place = placeSchema.safeParse(raw);
  if (!place.success) return damaged(raw, found, place.error.issues);
  const fact = factSchema.safeParse(raw);
  if (!fact.success) return damaged(raw, place.data, fact.error.issues);
  return { ...place.data, ...(fact.data as Fact) };
}

function damaged(raw: unknown, place: Place, issues: readonly { path: PropertyKey[]; message: string }[]): Event {
  const [first] = issues;
  const where = first === undefined || first.path.length === 0 ? '' : `${first.path.map(String).join('.')}: `;
  return { ...place, type: 'event.damaged', raw: textOf(raw), issue: `${where}${first?.message ?? 'Unknown.'}` };
}

function textOf(raw: unknown): string {
  try {
    return JSON.stringify(raw) ?? String(raw);
  } catch {
    // what is stored may hold more than JSON can say
    return String(raw);
  }
}
