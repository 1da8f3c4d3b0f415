import { deepest, depthOf } from '../../base/depth.ts';
import { resolvePath } from '../../base/path.ts';
import type { Event, FileChange } from '../../protocol/event.ts';
import { agentsView } from '../../views/agent.ts';
import { hitsView } from '../../views/hits.ts';
import { outputsView } from '../../views/outputs.ts';
import { timelineView } from '../../views/timeline.ts';
import { todosView } from '../../views/todo.ts';
import type { View } from '../../views/view.ts';
import { workspaceView } from '../../views/workspace.ts';
import { readEvents } from '../damage.ts';
import { ArchiveFault } from './fault.ts';

const views: readonly View<unknown>[] = [agentsView, timelineView, workspaceView, hitsView, outputsView, todosView].map(
  (view) => view as View<unknown>,
);

/** The facts of a log from outside: each of them known, each in its place, and all of them together such as can be shown. */
export function checkLog(name: string, text: string): readonly Event[] {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new ArchiveFault(name, 'its last line is cut off.');
  const raw = lines.map((line, place) => readLine(`${name} line ${place + 1}`, line));
  const { events, trouble } = readEvents(raw);
  if (trouble !== undefined) throw new ArchiveFault(name, trouble);
  for (const event of events) check(`${name} line ${event.seq + 1}`, event);
  for (const view of views) readThrough(name, view, events);
  return events;
}

/** Files of an archive bear names that a file can have. */
export function checkFiles(where: string, files: readonly FileChange[], are: 'changes' | 'a whole tree'): void {
  const seen = new Set<string>();
  for (const { path, entry } of files) {
    if (path === '' || resolvePath(path) !== path)
      throw new ArchiveFault(where, `there can be no file at ${quoted(path)}.`);
    if (are === 'changes') continue;
    if (seen.has(path)) throw new ArchiveFault(where, `${quoted(path)} is there twice.`);
    if (entry.is === 'gone') throw new ArchiveFault(where, `${quoted(path)} is gone.`);
    seen.add(path);
  }
}

function readLine(where: string, line: string): unknown {
  if (depthOf(line) > deepest) throw new ArchiveFault(where, `it is more than ${deepest} levels deep.`);
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new ArchiveFault(where, error instanceof Error ? error.message : 'it is no JSON.');
  }
}

function check(where: string, event: Event): void {
  if (event.type === 'run.started' && event.seq > 0) throw new ArchiveFault(where, 'a run begins once.');
  if (!/^main(\.\d{1,9}){0,20}$/.test(event.agent))
    throw new ArchiveFault(where, `no agent is called ${quoted(event.agent)}.`);
  if (event.type === 'run.started') checkFiles(where, event.files, 'changes');
  if (event.type === 'files.changed') checkFiles(where, event.changes, 'changes');
}

/** Facts that are sound one by one may contradict each other: what cannot be shown is refused here, not on the page. */
function readThrough(name: string, view: View<unknown>, events: readonly Event[]): void {
  let state = view.initial;
  for (const event of events) {
    try {
      state = view.evolve(state, event);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new ArchiveFault(`${name} line ${event.seq + 1}`, `it contradicts the facts before it: ${why}`);
    }
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
