import { type Agent, type Agents, agentsView } from '../views/agent.ts';
import { type Call, groupInFront, openCalls } from '../views/calls.ts';
import type { Reading } from '../views/view.ts';
import { nodeAt, workspaceView } from '../views/workspace.ts';
import { instructionsPath } from './context/instructions.ts';
import { hooksFor } from './hooks/rule.ts';
import { attemptsAtMost } from './retry.ts';
import { type Outcome, type Step, told } from './step.ts';

/**
 * What this agent must do next, by the log alone; undefined when it rests. Pure: it does nothing, asks nobody, knows no
 * time. The first rule that has a say wins.
 */
export function nextStep(log: Reading, name: string): Step | undefined {
  const agents = log.read(agentsView);
  const agent = Object.hasOwn(agents, name) ? agents[name] : undefined;
  if (agent === undefined || agent.rested !== undefined) return undefined;
  return (
    stop(agents, name, agent) ??
    askHooks(agent) ??
    closeCalls(agents, agent) ??
    endTurn(agent) ??
    keepLimits(agents, agent) ??
    recover(agent) ??
    loadContext(log, agent) ??
    callModel(agent)
  );
}

/** A stop holds for an agent and all below it: what is open is settled, then it rests. */
function stop(agents: Agents, name: string, { line, calls }: Agent): Step | undefined {
  if (line.every((above) => agents[above]?.stopping === undefined)) return undefined;
  const [open] = openCalls(calls);
  if (open)
    return { do: 'settle', because: 'stopped', call: open.id, outcome: told('Stopped before it had a result.', true) };
  const busy = Object.keys(agents).filter((other) => other.startsWith(`${name}.`) && !agents[other]?.rested);
  if (busy.length > 0) return { do: 'wait', because: 'for agents to stop', for: busy };
  return { do: 'rest', because: 'stop asked', why: 'stopped', text: 'Stopped.' };
}

/** Hooks that a call of the group in front, or a result, still owes an answer. */
function askHooks({ calls, config }: Agent): Step | undefined {
  if (config.hooks.length === 0 || calls.some(({ progress }) => progress.is === 'running')) return undefined;
  const done = calls.find(
    (call) => hasRun(call) && call.hooked.after < hooksFor(config, 'PostToolUse', call.name).length,
  );
  if (done) return { do: 'ask-hooks', because: 'after a result', on: 'PostToolUse', call: done.id };
  const next = groupInFront(calls).find(({ progress }) => progress.is === 'proposed' && !progress.approved);
  if (next === undefined || next.hooked.block || next.hooked.before >= hooksFor(config, 'PreToolUse', next.name).length)
    return undefined;
  return { do: 'ask-hooks', because: 'before a call', on: 'PreToolUse', call: next.id };
}

/** Every call gets exactly one result: the group in front is judged, asked for, then run or waited for, in order. */
function closeCalls(agents: Agents, { calls }: Agent): Step | undefined {
  const group = groupInFront(calls);
  const [head] = group;
  if (head === undefined) return undefined;
  const unjudged = group.find(({ progress }) => progress.is === 'proposed');
  if (unjudged) return { do: 'authorize', because: 'not judged yet', call: unjudged.id };
  const asked = group.filter(({ progress }) => progress.is === 'asked').map(({ id }) => id);
  if (asked.length > 0) return { do: 'wait', because: 'for approval', for: asked };
  if (head.progress.is === 'denied')
    return { do: 'settle', because: 'refused', call: head.id, outcome: told(head.progress.reason, true) };
  if (head.progress.is === 'answered')
    return { do: 'settle', because: 'answered', call: head.id, outcome: told(head.progress.text, false) };
  if (head.waits === 'person') return { do: 'wait', because: 'for an answer', for: [head.id] };
  if (head.waits === 'agent') return hearAgents(agents, group, head);
  return { do: 'run', because: 'all allowed', calls: untilRefused(group) };
}

/** Subagents start four at a time; the first in line reports first. */
function hearAgents(agents: Agents, group: readonly Call[], head: Call): Step {
  const report = reportOf(agents, head);
  if (report) return { do: 'settle', because: 'reported', call: head.id, outcome: report };
  const allowed = group.filter(({ progress }) => progress.is === 'allowed');
  const unborn = allowed.find(({ id }) => agents[id] === undefined);
  const working = allowed.filter(({ id }) => agents[id] !== undefined && !agents[id].rested);
  if (unborn && working.length < 4) return { do: 'spawn', because: 'a brief waits', call: unborn.id };
  return { do: 'wait', because: 'for agents', for: working.map(({ id }) => id) };
}

/** A reply without calls ends the turn, unless there is more to read, or a Stop hook sends the agent on. */
function endTurn({ reply, inbox, config, trouble }: Agent): Step | undefined {
  if (reply === undefined || inbox.length > 0) return undefined;
  if (trouble.empty > 2)
    return { do: 'rest', because: 'only empty replies', why: 'failed', text: 'The model gave three empty replies.' };
  if (trouble.empty > 0 || (reply.stop === 'length' && trouble.cut <= 3)) return undefined;
  const hooks = trouble.sentOn < 3 ? hooksFor(config, 'Stop').length : 0;
  if (trouble.stopHooked < hooks) return { do: 'ask-hooks', because: 'before resting', on: 'Stop' };
  return { do: 'rest', because: 'nothing left to do', why: 'done', text: reply.text };
}

/** Limits rest an agent; a person may raise them, which wakes it. */
function keepLimits(
  agents: Agents,
  { line, tally: { turns }, config: { limits }, trouble: { repeated } }: Agent,
): Step | undefined {
  if (repeated.times >= 3)
    return {
      do: 'rest',
      because: 'the same call keeps failing',
      why: 'limit',
      text: `The same call failed three times running: ${repeated.call}`,
    };
  if (turns >= limits.maxTurns)
    return { do: 'rest', because: 'too many turns', why: 'limit', text: `It has used all of its ${turns} turns.` };
  const broke = line.find(
    (above) => spentBelow(agents, above) >= (agents[above]?.config.limits.maxSpend ?? Number.POSITIVE_INFINITY),
  );
  if (broke !== undefined)
    return { do: 'rest', because: 'too much spent', why: 'limit', text: `${broke} has spent all that it may.` };
  return undefined;
}

/** A failed request is waited out or given up. */
function recover({ trouble: { failure, failures } }: Agent): Step | undefined {
  if (failure === undefined) return undefined;
  if (failure.retryable && failures < attemptsAtMost)
    return { do: 'retry', because: 'it may heal', at: failure.at + failure.wait };
  return { do: 'rest', because: 'it will not heal', why: 'failed', text: failure.reason };
}

/** After something was said, instructions that have changed are read again. Between loads the system text stays the same. */
function loadContext(log: Reading, { context }: Agent): Step | undefined {
  if (!context.due) return undefined;
  const file = nodeAt(log.read(workspaceView), instructionsPath);
  const blob = file?.is === 'file' ? file.blob : '';
  const loaded = context.loaded.find(({ path }) => path === instructionsPath)?.blob ?? '';
  return blob === loaded ? undefined : { do: 'load-context', because: 'instructions changed', path: instructionsPath };
}

function callModel({ trouble: { failures, empty, cut } }: Agent): Step {
  const attempt = failures + 1;
  if (failures + empty + cut > 0) return { do: 'call-model', because: 'asked again', attempt };
  return { do: 'call-model', because: 'something new to read', attempt };
}

function hasRun({ progress }: Call): boolean {
  return progress.is === 'returned' && progress.result.because === 'ran';
}

function untilRefused(group: readonly Call[]): string[] {
  const end = group.findIndex(({ progress }) => progress.is !== 'allowed' && progress.is !== 'running');
  return (end < 0 ? group : group.slice(0, end)).map(({ id }) => id);
}

function reportOf(agents: Agents, { id }: Call): Outcome | undefined {
  const rested = agents[id]?.rested;
  return typeof rested === 'object' ? told(rested.text, rested.why !== 'done') : undefined;
}

function spentBelow(agents: Agents, name: string): number {
  let sum = 0;
  for (const [other, { tally }] of Object.entries(agents))
    if (other === name || other.startsWith(`${name}.`)) sum += tally.spent;
  return sum;
}
