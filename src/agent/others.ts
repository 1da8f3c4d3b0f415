import type { EventOf, Message } from '../protocol/event.ts';
import type { JsonObject } from '../protocol/json.ts';
import type { Agent, Agents } from '../views/agent.ts';
import type { Call } from '../views/calls.ts';
import { namesOf, parentOf, unheard } from '../views/company.ts';
import { nextTask, tasksView } from '../views/tasks.ts';
import type { Reading } from '../views/view.ts';
import { type Outcome, type Step, told } from './step.ts';

/** How many levels of agents there may be below the main one, and how many agents in all of a run, the main one among them. */
const deepestAgent = 3;
export const mostAgents = 16;
/** How many of the agents that one reply starts work at the same time, while it waits for their reports. */
const agentsAtOnce = 4;

/** What agents in the background, or those that it woke, said as they came to rest: each of it is heard once. */
export function hearReports(agents: Agents, name: string, { company }: Agent): Step | undefined {
  for (const from of Object.keys(agents)) {
    const other = agents[from];
    const report = other && unheard(other.company, from, company, name);
    if (report === undefined) continue;
    const { rested } = report;
    if (report.first) return { do: 'hear', because: 'a report came', from, rested: rested.seq };
    return { do: 'hear', because: 'an answer came', from, rested: rested.seq };
  }
  return undefined;
}

/** Subagents start four at a time; the first in line reports first, and one in the background at once. */
export function hearAgents(agents: Agents, group: readonly Call[], head: Call): Step {
  const report = reportOf(agents, head);
  if (report) return { do: 'settle', because: 'reported', call: head.id, outcome: report };
  const born = bornOf(agents, head.id);
  if (born?.background)
    return { do: 'settle', because: 'works in the background', call: head.id, outcome: told(begun(born), false) };
  if (born === undefined && levelOf(head.id) > deepestAgent)
    return { do: 'settle', because: 'too deep', call: head.id, outcome: told(tooDeep, true) };
  const full = Object.keys(agents).length >= mostAgents;
  if (born === undefined && full)
    return { do: 'settle', because: 'too many agents', call: head.id, outcome: told(tooMany, true) };
  const allowed = group.filter(({ progress }) => progress.is === 'allowed');
  const unborn = allowed.find(({ id }) => agents[id] === undefined);
  const working = allowed.filter(({ id }) => agents[id] !== undefined && !agents[id].rested);
  if (unborn && working.length < agentsAtOnce && !full)
    return { do: 'spawn', because: 'a brief waits', call: unborn.id };
  return { do: 'wait', because: 'for agents', for: working.map(({ id }) => id) };
}

/** Agents below are waited for until all of them rest, or somebody says something meanwhile. */
export function awaitOthers(agents: Agents, name: string, { inbox }: Agent, { id, input }: Call): Step {
  const working = waitedFor(agents, name, input).filter((other) => agents[other]?.rested === undefined);
  if (working.length === 0)
    return { do: 'settle', because: 'all rest', call: id, outcome: told('All of them rest.', false) };
  if (inbox.some(isSaid))
    return { do: 'settle', because: 'something came', call: id, outcome: told(stillAtWork(working), false) };
  return { do: 'wait', because: 'for others', for: working };
}

/** An agent that would rest while its own agents work in the background waits for them. */
export function awaitOwn(agents: Agents, name: string): Step | undefined {
  const working = ownInBackground(agents, name).filter((other) => agents[other]?.rested === undefined);
  return working.length === 0 ? undefined : { do: 'wait', because: 'for background agents', for: working };
}

/** One of a team takes the next open task that it may take, if it has finished the one before. */
export function takeTask(log: Reading, { line, config, company }: Agent): Step | undefined {
  const name = line.at(-1) ?? '';
  if (line.length === 1 || config.tools.every((tool) => tool.name !== 'task_update')) return undefined;
  const { list } = log.read(tasksView);
  if (list.some(({ holder, status }) => holder === name && status === 'in_progress')) return undefined;
  const task = nextTask(list, namesOf(name, company.born));
  return task && { do: 'hear', because: 'a task is open', task: task.number };
}

/** The agents that a name means: by their own, or by a short name or definition that several may share. */
export function agentsCalled(agents: Agents, called: string): readonly string[] {
  if (Object.hasOwn(agents, called)) return [called];
  return Object.keys(agents).filter((name) => namesOf(name, bornOf(agents, name)).includes(called));
}

/** The agents that an agent started in the background. */
export function ownInBackground(agents: Agents, name: string): readonly string[] {
  return Object.keys(agents).filter((other) => parentOf(other) === name && bornOf(agents, other)?.background);
}

/** Whom a call of `wait_for_agents` waits for. Only those below can be waited for, so that nobody waits in a circle. */
function waitedFor(agents: Agents, name: string, { agents: named }: JsonObject): readonly string[] {
  if (!Array.isArray(named) || named.length === 0) return ownInBackground(agents, name);
  const meant = named.flatMap((each) => (typeof each === 'string' ? agentsCalled(agents, each) : []));
  return meant.filter((other) => other.startsWith(`${name}.`));
}

function isSaid(message: Message): boolean {
  return message.type === 'prompt.submitted' || (message.type === 'message.sent' && message.because === 'said');
}

function reportOf(agents: Agents, { id }: Call): Outcome | undefined {
  const { rested, company } = agents[id] ?? {};
  if (typeof rested !== 'object' || company?.born?.background) return undefined;
  return told(rested.text, rested.why !== 'done');
}

function bornOf(agents: Agents, name: string): EventOf<'agent.started'> | undefined {
  return Object.hasOwn(agents, name) ? agents[name]?.company.born : undefined;
}

/** How many agents stand above one. */
function levelOf(name: string): number {
  return name.split('.').length - 1;
}

/** How an agent is called and what it was made after, such as `main.3 (tests, worker)`. */
export function titleOf(name: string, born: EventOf<'agent.started'> | undefined): string {
  const [own, ...more] = [...new Set(namesOf(name, born))];
  return more.length === 0 ? (own ?? '') : `${own} (${more.join(', ')})`;
}

function begun(born: EventOf<'agent.started'>): string {
  return `Agent ${titleOf(born.agent, born)} works in the background. Its report comes as a message when it is done; go on with something else until then.`;
}

const tooDeep = `No agent was started: agents may stand ${deepestAgent} levels deep, and this would be one more. Do the work yourself.`;
const tooMany = `No agent was started: a run has at most ${mostAgents} agents, those that rest among them, and all are there. Give the work to one that rests with send_message, or do it yourself.`;

function stillAtWork(working: readonly string[]): string {
  return `Somebody said something meanwhile. Still at work: ${working.join(', ')}.`;
}
