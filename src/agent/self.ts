import { type Agent, agentsView } from '../views/agent.ts';
import type { Call } from '../views/calls.ts';
import type { Log } from './log.ts';
import type { Ports } from './ports.ts';
import type { Tool } from './tool.ts';

/** Who acts, on what log, with what ports and tools, until when. Which tools an agent has is in its config. */
export interface Self {
  readonly name: string;
  readonly log: Log;
  readonly ports: Ports;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly signal: AbortSignal;
}

/** Where the agent stands now. */
export function standing({ log, name }: Pick<Self, 'log' | 'name'>): Agent {
  const agent = log.read(agentsView)[name];
  if (agent === undefined) throw new Error(`There is no agent ${name}.`);
  return agent;
}

/** One of the calls of the last reply, as it stands now. */
export function callOf(self: Pick<Self, 'log' | 'name'>, id: string): Call {
  const call = standing(self).calls.find((each) => each.id === id);
  if (call === undefined) throw new Error(`There is no call ${id}.`);
  return call;
}
