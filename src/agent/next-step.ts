import type { Config } from '../protocol/config.ts';
import { type Agent, type Agents, agentsView, contextNow } from '../views/agent.ts';
import { endedBy } from '../views/blocked.ts';
import { type Call, groupInFront, openCalls } from '../views/calls.ts';
import { compactionsAtMost, summariesAtMost } from '../views/compaction.ts';
import { canCompact, clearingOf, isOver } from '../views/shorten.ts';
import { isStopping } from '../views/stopping.ts';
import { thresholdsOf } from '../views/thresholds.ts';
import type { Reading } from '../views/view.ts';
import { workspaceView } from '../views/workspace.ts';
import { staleSource } from './context/instructions.ts';
import { afterwards, hooksFor, triggerOf, waitingFor } from './hooks/rule.ts';
import { awaitOthers, awaitOwn, hearAgents, hearReports, takeTask } from './others.ts';
import { settingsFile } from './permissions/settings-file.ts';
import { attemptsAtMost } from './retry.ts';
import { type Step, type StepOf, told } from './step.ts';

/**
 * What this agent must do next, by the log alone; undefined when it rests. Pure: it does nothing, asks nobody, knows no
 * time. The first rule that has a say wins.
 */
export function nextStep(log: Reading, name: string): Step | undefined {
  const agents = log.read(agentsView);
  const agent = Object.hasOwn(agents, name) ? agents[name] : undefined;
  if (agent === undefined) return undefined;
  if (agent.rested !== undefined)
    return (
      hearReports(agents, name, agent) ??
      hearAfterCompaction(agent) ??
      compactAsAsked(agent) ??
      takeLeave(agent) ??
      joinIn(log, agents, agent)
    );
  return (
    stop(agents, name, agent) ??
    hearReports(agents, name, agent) ??
    hearAfterCompaction(agent) ??
    readSettings(log, agent) ??
    greet(agent) ??
    hearPrompts(agent) ??
    askHooks(agent) ??
    closeCalls(agents, name, agent) ??
    endTurn(log, agents, agent) ??
    keepLimits(agents, agent) ??
    recover(agent) ??
    loadContext(log, agent) ??
    makeRoom(agent) ??
    callModel(agent)
  );
}

/** A stop, by a person, by another agent or by a hook, holds for an agent and all below it: what is open is settled, then it rests. */
function stop(agents: Agents, name: string, agent: Agent): Step | undefined {
  if (!isStopping(agents, agent)) return undefined;
  const [open] = openCalls(agent.calls);
  if (open)
    return { do: 'settle', because: 'stopped', call: open.id, outcome: told('Stopped before it had a result.', true) };
  const busy = Object.keys(agents).filter((other) => other.startsWith(`${name}.`) && !agents[other]?.rested);
  if (busy.length > 0) return { do: 'wait', because: 'for agents to stop', for: busy };
  const { halted } = agent;
  if (halted) return { do: 'rest', because: 'a hook ended it', why: 'stopped', text: endedBy(halted) };
  return { do: 'rest', because: 'stop asked', why: 'stopped', text: 'Stopped.' };
}

/** Rules and hooks that lie in the workspace hold from the next step on, whoever changed them. */
function readSettings(log: Reading, { config }: Agent): Step | undefined {
  const file = settingsFile(log.read(workspaceView));
  if ((file?.blob ?? '') === (config.settings ?? '')) return undefined;
  return { do: 'read-settings', because: 'rules or hooks changed', path: file?.path ?? '' };
}

/** Hooks of the end, when the person leaves a run that rests. */
function takeLeave({ config, ended }: Agent): Step | undefined {
  if (ended === undefined || ended >= hooksFor(config, 'SessionEnd').length) return undefined;
  return { do: 'ask-hooks', because: 'the person left', on: 'SessionEnd' };
}

/** Hooks of the beginning: of the run, or of what goes on after the person came back, or of a subagent. */
function greet({ line, config, greeted, resumed, tally }: Agent): Step | undefined {
  if (config.hooks.length === 0 || (tally.replies > 0 && !resumed)) return undefined;
  if (line.length > 1)
    return greeted < hooksFor(config, 'SubagentStart').length
      ? { do: 'ask-hooks', because: 'a subagent begins', on: 'SubagentStart' }
      : undefined;
  if (greeted >= hooksFor(config, 'SessionStart', resumed ? 'resume' : 'startup').length) return undefined;
  return { do: 'ask-hooks', because: 'the run begins', on: 'SessionStart' };
}

/** Hooks look at a prompt before the model does. When they let none pass, an agent that rested rests on. */
function hearPrompts({ held: { prompts, rested, blocked }, inbox }: Agent): Step | undefined {
  if (prompts.length > 0) return { do: 'ask-hooks', because: 'a prompt came', on: 'UserPromptSubmit' };
  if (blocked === undefined || rested === undefined || inbox.some(({ type }) => type !== 'hook.ran')) return undefined;
  const why = rested === 'new' ? 'done' : rested.why;
  return { do: 'rest', because: 'the prompt was blocked', why, text: blocked };
}

/** Hooks that a call of the group in front, or a result, still owes an answer. */
function askHooks({ calls, config }: Agent): Step | undefined {
  if (config.hooks.length === 0 || calls.some(({ progress }) => progress.is === 'running')) return undefined;
  const done = calls.find(
    (call) => hasRun(call) && call.hooked.after < hooksFor(config, afterwards(call), call.name).length,
  );
  if (done && afterwards(done) === 'PostToolUse')
    return { do: 'ask-hooks', because: 'after a result', on: 'PostToolUse', call: done.id };
  if (done) return { do: 'ask-hooks', because: 'after a failure', on: 'PostToolUseFailure', call: done.id };
  const next = groupInFront(calls).find(({ progress }) => progress.is === 'proposed' && !progress.approved);
  if (next === undefined || next.hooked.block || next.hooked.before >= hooksFor(config, 'PreToolUse', next.name).length)
    return undefined;
  return { do: 'ask-hooks', because: 'before a call', on: 'PreToolUse', call: next.id };
}

/** Every call gets exactly one result: the group in front is judged, asked for, then run or waited for, in order. */
function closeCalls(agents: Agents, name: string, agent: Agent): Step | undefined {
  const { calls, config } = agent;
  const group = groupInFront(calls);
  const [head] = group;
  if (head === undefined) return undefined;
  const unjudged = group.find(({ progress }) => progress.is === 'proposed');
  if (unjudged) return { do: 'authorize', because: 'not judged yet', call: unjudged.id };
  const asked = group.filter(({ progress }) => progress.is === 'asked');
  const heard = beforeAPerson(asked, config);
  if (heard) return heard;
  if (asked.length > 0) return { do: 'wait', because: 'for approval', for: asked.map(({ id }) => id) };
  if (head.progress.is === 'denied')
    return { do: 'settle', because: 'refused', call: head.id, outcome: told(head.progress.reason, true) };
  if (head.progress.is === 'answered')
    return { do: 'settle', because: 'answered', call: head.id, outcome: told(head.progress.text, false) };
  if (head.waits === 'person') return notify(head, config) ?? { do: 'wait', because: 'for an answer', for: [head.id] };
  if (head.waits === 'agent') return hearAgents(agents, group, head);
  if (head.waits === 'agents') return awaitOthers(agents, name, agent, head);
  return { do: 'run', because: 'all allowed', calls: untilRefused(group) };
}

/** Hooks may refuse what a person is about to be asked for, and hear that one is waited for. */
function beforeAPerson(asked: readonly Call[], config: Config): Step | undefined {
  if (config.hooks.length === 0) return undefined;
  const unheard = asked.find(({ name, hooked }) => hooked.asking < hooksFor(config, 'PermissionRequest', name).length);
  if (unheard)
    return { do: 'ask-hooks', because: 'before a person is asked', on: 'PermissionRequest', call: unheard.id };
  for (const call of asked) {
    const step = notify(call, config);
    if (step) return step;
  }
  return undefined;
}

function notify(call: Call, config: Config): Step | undefined {
  if (call.hooked.waiting >= hooksFor(config, 'Notification', waitingFor(call)).length) return undefined;
  return { do: 'ask-hooks', because: 'a person is waited for', on: 'Notification', call: call.id };
}

/**
 * A reply without calls ends the turn, unless there is more to read, its own agents still work in the background, a task is
 * open, or a Stop hook sends the agent on.
 */
function endTurn(log: Reading, agents: Agents, agent: Agent): Step | undefined {
  const { line, reply, inbox, config, trouble } = agent;
  if (reply === undefined || inbox.length > 0) return undefined;
  if (trouble.empty > 2)
    return { do: 'rest', because: 'only empty replies', why: 'failed', text: 'The model gave three empty replies.' };
  if (trouble.empty > 0 || (reply.stop === 'length' && trouble.cut <= 3)) return undefined;
  const more = awaitOwn(agents, line.at(-1) ?? '') ?? (keepLimits(agents, agent) ? undefined : takeTask(log, agent));
  if (more) return more;
  const on = line.length > 1 ? 'SubagentStop' : 'Stop';
  if (trouble.sentOn < 3 && trouble.stopHooked < hooksFor(config, on).length)
    return on === 'Stop'
      ? { do: 'ask-hooks', because: 'before resting', on: 'Stop' }
      : { do: 'ask-hooks', because: 'before a subagent rests', on: 'SubagentStop' };
  return { do: 'rest', because: 'nothing left to do', why: 'done', text: reply.text };
}

/** One of a team that works in the background and is done takes a task that somebody made meanwhile. */
function joinIn(log: Reading, agents: Agents, agent: Agent): Step | undefined {
  const { rested, company } = agent;
  if (typeof rested !== 'object' || rested.why !== 'done' || !company.born?.background) return undefined;
  return keepLimits(agents, agent) ? undefined : takeTask(log, agent);
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

/** A failed request is waited out, made shorter when it was too long, or given up. */
function recover(agent: Agent): Step | undefined {
  const { failure, failures, tooLong, uncompacted } = agent.trouble;
  if (failure === undefined) return undefined;
  if (failure.retryable && failures - tooLong < attemptsAtMost)
    return { do: 'retry', because: 'it may heal', at: failure.at + failure.wait };
  if (failure.failure === 'too-long' && mayCompact(agent))
    return compactWith(agent, { do: 'compact', because: 'too long for the model' });
  const text = uncompacted === undefined ? failure.reason : `${failure.reason} It was not made shorter: ${uncompacted}`;
  return { do: 'rest', because: 'it will not heal', why: 'failed', text };
}

/**
 * After something was said, and where the agent first enters a folder, what has changed is read again, text by text.
 * Between loads the system text stays the same; a change of the mode is told in the conversation.
 */
function loadContext(log: Reading, agent: Agent): Step | undefined {
  const { context, config } = agent;
  if (context.planTold !== (config.mode === 'plan'))
    return { do: 'load-context', because: 'mode changed', path: config.mode };
  const stale = context.due || context.arrived.length > 0 ? staleSource(log.read(workspaceView), agent) : undefined;
  if (stale === undefined) return undefined;
  const { path } = stale;
  if (stale.blob === '') return { do: 'load-context', because: 'not there any more', path };
  if (stale.source === 'memory') return { do: 'load-context', because: 'memory changed', path };
  if (stale.source === 'skills') return { do: 'load-context', because: 'skills changed', path };
  if (stale.source === 'agents') return { do: 'load-context', because: 'agents changed', path };
  return { do: 'load-context', because: 'instructions changed', path };
}

/** Old results give way first, if that frees a tenth of the window; then the conversation is summed up. */
function makeRoom(agent: Agent): Step | undefined {
  const { config } = agent;
  const { clearAt, compactAt } = thresholdsOf(config);
  const context = contextNow(agent);
  if (isOver(context, config, clearAt) && isUnbegun(agent)) {
    const { calls, frees } = clearingOf(context, config);
    if (frees >= config.model.window / 10) return { do: 'clear', because: 'old results fill the window', calls };
  }
  if (isOver(context, config, compactAt) && mayCompact(agent))
    return compactWith(agent, { do: 'compact', because: 'over the threshold' });
  return compactAsAsked(agent);
}

/** What a person asked for is done at the next request, and at once while the agent rests. */
function compactAsAsked(agent: Agent): Step | undefined {
  if (!agent.compaction.asked || !canCompact(contextNow(agent), agent.config)) return undefined;
  return compactWith(agent, { do: 'compact', because: 'a person asked' });
}

/** Hooks come before a compaction, and a request for the summary that failed is waited out. */
function compactWith({ config, compaction }: Agent, step: StepOf<'compact'>): Step {
  const { hooked, blocked, failure, failures } = compaction.attempt;
  if (blocked === undefined && hooked < hooksFor(config, 'PreCompact', triggerOf('PreCompact', compaction)).length)
    return { do: 'ask-hooks', because: 'before a compaction', on: 'PreCompact' };
  if (failure?.retryable && failures < summariesAtMost)
    return { do: 'retry', because: 'the summary may come', at: failure.at + failure.wait };
  return step;
}

/** Hooks that a compaction owes an answer. */
function hearAfterCompaction({ config, compaction }: Agent): Step | undefined {
  const { done } = compaction;
  const hooks = done === undefined ? 0 : hooksFor(config, 'PostCompact', triggerOf('PostCompact', compaction)).length;
  if (done === undefined || done.hooked >= hooks) return undefined;
  return { do: 'ask-hooks', because: 'after a compaction', on: 'PostCompact' };
}

/** By itself an agent compacts only what would drop a message, not again and again, and not when that keeps failing. */
function mayCompact(agent: Agent): boolean {
  const { trouble, compaction, config } = agent;
  if (trouble.uncompacted !== undefined || trouble.compacted >= compactionsAtMost) return false;
  return compaction.failures < compactionsAtMost && canCompact(contextNow(agent), config);
}

/** Whether no compaction has begun: what it is to sum up does not change under way. */
function isUnbegun({ compaction: { attempt } }: Agent): boolean {
  return (
    attempt.hooked === 0 && attempt.request === undefined && attempt.failures === 0 && attempt.summary === undefined
  );
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

function spentBelow(agents: Agents, name: string): number {
  let sum = 0;
  for (const [other, { tally }] of Object.entries(agents))
    if (other === name || other.startsWith(`${name}.`)) sum += tally.spent;
  return sum;
}
