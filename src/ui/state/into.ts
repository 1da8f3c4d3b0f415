import { agentsView } from '../../views/agent.ts';
import { lanesView } from '../../views/lanes.ts';
import { aboveOf, childTowards, isBelow } from '../../views/lineage.ts';
import { toggleLane } from './fold.ts';
import { agentInMind, follow } from './followed.ts';
import { useLayout } from './layout.ts';
import { pendingIn } from './pending.ts';
import { rowAtFact, visibleRows } from './rows.ts';
import { goLive, moveTo, send, useRun } from './run.ts';
import { say } from './said.ts';

/**
 * Down into a subagent of the agent that is followed: the one of the selected row, else the one at work at the cursor,
 * else the next that begins. Where the debugger holds the agent right before it starts one, it is started.
 */
export function stepInto(): void {
  const { live, run, held, projector, cursor } = useRun.getState();
  const frame = useLayout.getState().followed ?? 'main';
  const log = projector.at(cursor);
  const step =
    live && held.some(({ agent }) => agent === frame) ? pendingIn(log, frame, { alone: true })?.step : undefined;
  if (step?.do === 'spawn' && run !== undefined) {
    send({ do: 'step', run, agent: frame });
    return void followAndSay(step.call);
  }
  const child = childInMind(frame);
  if (child === undefined) return void say(`There is no agent below ${frame}${live ? '' : ' in this run'}.`);
  followAndSay(child.agent);
  // what has not begun at the cursor is gone to
  if (child.begins > cursor) moveTo(child.begins);
}

/** Up and out of the agent that is followed, to the one above it: in the past to where it has reported, live when it has. */
export function stepOut(): void {
  const { live, run, held, events, cursor, length } = useRun.getState();
  const { followed } = useLayout.getState();
  if (followed === undefined) return void say('All agents are shown; there is nothing to go out of.');
  const above = aboveOf(followed);
  const isInside = (agent: string) => agent === followed || isBelow(agent, followed);
  followAndSay(above);
  if (above === undefined) return;
  if (live) {
    if (run !== undefined && held.some(({ agent }) => isInside(agent)))
      send({ do: 'step', run, agent: followed, out: true });
    return;
  }
  const end = events.findIndex(
    ({ seq, agent, type }) => seq >= cursor && agent === followed && type === 'agent.rested',
  );
  if (end < 0 || end >= length) return;
  const rows = visibleRows();
  const next = rows.at(rowAtFact(rows, end) + 1);
  if (next === undefined) goLive();
  else moveTo(next.seq);
}

/** Follows the next agent, in the order of the tree; after the last one, all of them. */
export function followNext(): void {
  followBeside(1);
}

/** Follows the agent before; before the first one, all of them. */
export function followPrevious(): void {
  followBeside(-1);
}

/** Folds the lane of the selected row, or shows its rows again; at a row of the main agent, all lanes. */
export function foldLane(): void {
  const { projector, length, events, cursor } = useRun.getState();
  const { selected, foldedAgents, followed } = useLayout.getState();
  if (followed !== undefined)
    return void say('In the conversation of one agent, those below it are folded. A shows them all.');
  const agents = Object.keys(projector.at(length).read(lanesView));
  const agent = events[selected ?? cursor - 1]?.agent ?? 'main';
  if (agents.length === 0) return void say('There are no subagents whose rows could be folded.');
  if (agent !== 'main') {
    const around = foldedAgents.find((each) => each === agent || isBelow(agent, each));
    toggleLane(around ?? agent);
  } else useLayout.setState({ foldedAgents: foldedAgents.length > 0 ? [] : agents });
}

/** The agents of the run, each right above those below it. */
export function inTreeOrder(agents: readonly string[]): readonly string[] {
  const places = (agent: string) => agent.split('.').map((part) => (part === 'main' ? 0 : Number(part)));
  return [...agents].sort((a, b) => {
    const [left, right] = [places(a), places(b)];
    const at = left.findIndex((part, i) => part !== right[i]);
    return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
  });
}

function followBeside(by: 1 | -1): void {
  const { projector, length } = useRun.getState();
  const agents = inTreeOrder(Object.keys(projector.at(length).read(agentsView)));
  const all: readonly (string | undefined)[] = [undefined, ...agents];
  const at = all.indexOf(useLayout.getState().followed);
  followAndSay(all[(Math.max(0, at) + by + all.length) % all.length]);
}

function followAndSay(agent: string | undefined): void {
  follow(agent);
  say(agent === undefined ? 'All agents are shown.' : `You follow ${agent}: its rows, its context and its next step.`);
}

/** The child of an agent that the reader has in mind, and the fact that it begins with. */
function childInMind(frame: string): { readonly agent: string; readonly begins: number } | undefined {
  const state = useRun.getState();
  const { events, cursor, length, projector } = state;
  const { selected } = useLayout.getState();
  const lanes = projector.at(length).read(lanesView);
  const now = projector.at(cursor).read(agentsView);
  const named = (agent: string | undefined) => {
    const begun = agent === undefined ? undefined : lanes[agent]?.begun;
    return begun === undefined ? undefined : { agent: begun.agent, begins: begun.seq };
  };
  const meant = selected === undefined ? agentInMind(state, undefined) : (events[selected]?.agent ?? frame);
  const towards = childTowards(frame, meant);
  if (selected !== undefined && towards !== undefined) return named(towards);
  if (towards !== undefined && now[towards]?.rested === undefined && now[towards] !== undefined) return named(towards);
  const children = Object.values(lanes).filter(({ agent }) => aboveOf(agent) === frame);
  const atWork = children.find(({ agent }) => now[agent] !== undefined && now[agent]?.rested === undefined);
  const next = children.find(({ begun }) => begun.seq >= cursor);
  return named((atWork ?? next ?? children.at(-1))?.agent);
}
