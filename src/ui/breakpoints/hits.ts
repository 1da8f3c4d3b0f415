import { compilePattern, patternFault } from '../../base/pattern.ts';
import type { Breakpoint } from '../../protocol/breakpoint.ts';
import type { Event } from '../../protocol/event.ts';
import { fitsFact, isOf } from '../../views/breakpoint-fits.ts';
import { keyOf } from '../../views/hits.ts';

/** A step that was chosen: whose it was, and its kind and reason. */
interface Step {
  readonly agent: string;
  readonly key: string;
}

/** How often what a breakpoint is on has been there so far. Nothing of it is stored: it is read from the log. */
export function hitsOf(breakpoint: Breakpoint, events: readonly Event[], steps: readonly Step[]): number {
  if ('tool' in breakpoint || 'path' in breakpoint) return callsAt(breakpoint, events).size;
  if ('fact' in breakpoint || 'rung' in breakpoint || 'verdict' in breakpoint || 'any' in breakpoint)
    return events.filter((event) => isOf(breakpoint, event.agent) && fitsFact(breakpoint, event)).length;
  return steps.filter(({ agent, key }) => isOf(breakpoint, agent) && fitsStep(breakpoint, key)).length;
}

function fitsStep(breakpoint: Breakpoint, key: string): boolean {
  if (!('step' in breakpoint)) return true;
  const { step, because } = breakpoint;
  return because === undefined ? key === step || key.startsWith(`${step}: `) : key === keyOf(step, because);
}

/** The calls that were judged, of a tool or at a path. */
function callsAt(breakpoint: Breakpoint, events: readonly Event[]): ReadonlySet<string> {
  const named = new Map<string, string>();
  const found = new Set<string>();
  const pattern =
    'path' in breakpoint && patternFault(breakpoint.path) === undefined ? compilePattern(breakpoint.path) : undefined;
  for (const event of events) {
    if (event.type === 'model.responded') for (const { call, name } of event.calls) named.set(call, name);
    if (event.type !== 'tool.decided' || !isOf(breakpoint, event.agent)) continue;
    const fits =
      'tool' in breakpoint
        ? named.get(event.call) === breakpoint.tool
        : event.subjects.paths.some(({ path }) => pattern?.test(path));
    if (fits) found.add(event.call);
  }
  return found;
}
