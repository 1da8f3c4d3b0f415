import { Trail } from '../base/trail.ts';
import type { Event, EventOf } from '../protocol/event.ts';
import type { View } from './view.ts';

/** What a run has to do with the memory of its workspace, each with the fact that says so. */
export interface MemoryTraffic {
  /** When the index was read into the context. */
  readonly loads: Trail<EventOf<'context.added'>>;
  /** Topics that a call has read. */
  readonly reads: Trail<Touched>;
  /** Topics, and the index, as they were written or taken away, by a call or by the person. */
  readonly writes: Trail<Touched>;
}

/** One file of the memory, and the fact that tells of it; without a blob, it is gone. */
interface Touched {
  readonly path: string;
  readonly blob: string | undefined;
  readonly event: EventOf<'tool.finished' | 'files.changed'>;
}

const place = /^\.(?:agents|claude)\/memory\//;

/** What was read of the memory and written to it, by all agents of the run. */
export const memoryView: View<MemoryTraffic> = {
  initial: { loads: Trail.of(), reads: Trail.of(), writes: Trail.of() },
  evolve(traffic, event) {
    if (event.type === 'context.added')
      return event.source === 'memory' ? { ...traffic, loads: traffic.loads.add(event) } : traffic;
    const touched = touchedBy(event);
    if (touched.length === 0) return traffic;
    const list = event.type === 'tool.finished' ? 'reads' : 'writes';
    return { ...traffic, [list]: touched.reduce((trail, each) => trail.add(each), traffic[list]) };
  },
};

/** One object for each place of a fact, so that reading again is the same value. */
const known = new WeakMap<Event, readonly Touched[]>();

function touchedBy(event: Event): readonly Touched[] {
  if (event.type !== 'tool.finished' && event.type !== 'files.changed') return [];
  let touched = known.get(event);
  if (touched === undefined) {
    touched = filesIn(event)
      .filter(({ path }) => place.test(path))
      .map((file) => ({ ...file, event }));
    known.set(event, touched);
  }
  return touched;
}

function filesIn(event: Touched['event']): readonly { readonly path: string; readonly blob: string | undefined }[] {
  if (event.type === 'tool.finished') return event.read ?? [];
  return event.changes.map(({ path, entry }) => ({ path, blob: entry.is === 'file' ? entry.blob : undefined }));
}
