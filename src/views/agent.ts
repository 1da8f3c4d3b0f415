import { exhaustive } from '../base/exhaustive.ts';
import { Trail } from '../base/trail.ts';
import type { Config } from '../protocol/config.ts';
import type { EventOf, Message } from '../protocol/event.ts';
import { type CallEvent, type Calls, follow, propose } from './calls.ts';
import { addMessage, addReply, type Context, emptyContext, load } from './context.ts';
import { costOf } from './cost.ts';
import { perAgent, type View } from './view.ts';

/** Where an agent stands: all that is needed to choose its next step. */
export interface Agent {
  /** Those above it and itself, by name: `main`, `main.3`. */
  readonly line: readonly string[];
  readonly config: Config;
  readonly seed: number;
  /** How it came to rest; `new` before it was ever spoken to; undefined while it works. */
  readonly rested: EventOf<'agent.rested'> | 'new' | undefined;
  /** Where a person said stop. */
  readonly stopping: number | undefined;
  /** What joins the conversation at the next request. */
  readonly inbox: readonly Message[];
  readonly context: Context;
  /** The last reply when it asked for no call; undefined while the model owes one. */
  readonly reply: EventOf<'model.responded'> | undefined;
  readonly calls: Calls;
  readonly tally: Tally;
  readonly trouble: Trouble;
}

/** Counts over the agent's life; `turns` since it was last woken; `spent` in USD. */
interface Tally {
  readonly calls: number;
  readonly replies: number;
  /** How often the model was asked, further attempts included. */
  readonly asked: number;
  readonly turns: number;
  readonly spent: number;
  /** Names of the script rules that fired. */
  readonly fired: Trail<string>;
}

/** What went wrong since the agent was last woken, and how often running. */
interface Trouble {
  readonly failure: EventOf<'model.failed'> | undefined;
  readonly failures: number;
  readonly empty: number;
  readonly cut: number;
  readonly repeated: { readonly call: string; readonly times: number };
  /** Stop hooks that let the agent rest, and how often one sent it on. */
  readonly stopHooked: number;
  readonly sentOn: number;
}

const none: Trouble = {
  failure: undefined,
  failures: 0,
  empty: 0,
  cut: 0,
  repeated: { call: '', times: 0 },
  stopHooked: 0,
  sentOn: 0,
};
const unset: Config = {
  model: { provider: '', id: '', window: 1, maxOutputTokens: 1 },
  system: '',
  tools: [],
  mode: 'default',
  rules: [],
  hooks: [],
  limits: { maxTurns: 1 },
};

function begin(config: Config, name: string, seed: number): Agent {
  const parts = name.split('.');
  return {
    line: parts.map((_, i) => parts.slice(0, i + 1).join('.')),
    config,
    seed,
    rested: 'new',
    stopping: undefined,
    inbox: [],
    context: emptyContext(config),
    reply: undefined,
    calls: [],
    tally: { calls: 0, replies: 0, asked: 0, turns: 0, spent: 0, fired: Trail.of() },
    trouble: none,
  };
}

function wake(agent: Agent): Agent {
  return { ...agent, rested: undefined, stopping: undefined, tally: { ...agent.tally, turns: 0 }, trouble: none };
}

/** Something to read arrives: it waits in the inbox, and wakes an agent that rests. */
function hear(agent: Agent, message: Message): Agent {
  const heard = {
    ...agent,
    inbox: [...agent.inbox, message],
    context: agent.context.due ? agent.context : { ...agent.context, due: true },
  };
  return agent.rested === undefined ? heard : wake(heard);
}

/** The model is asked: results join the conversation in the order of their calls, then what waited. */
function ask(agent: Agent): Agent {
  const { calls, inbox } = agent;
  let { context } = agent;
  for (const { progress, hooked } of calls)
    if (progress.is === 'returned') context = addMessage(context, hooked.replaced ?? progress.result);
  for (const message of inbox) context = addMessage(context, message);
  if (context.due) context = { ...context, due: false };
  return {
    ...agent,
    tally: { ...agent.tally, asked: agent.tally.asked + 1 },
    reply: undefined,
    calls: calls.length === 0 ? calls : [],
    inbox: inbox.length === 0 ? inbox : [],
    context,
  };
}

function hearReply(agent: Agent, event: EventOf<'model.responded'>): Agent {
  const { tally, trouble, context, config } = agent;
  const silent = event.calls.length === 0;
  const empty = silent && event.text === '';
  return {
    ...agent,
    context: addReply(context, event),
    reply: silent ? event : undefined,
    calls: propose(event, config),
    tally: {
      calls: tally.calls + event.calls.length,
      replies: tally.replies + 1,
      asked: tally.asked,
      turns: tally.turns + 1,
      spent: tally.spent + costOf(event.usage, config.model),
      fired: event.rule === undefined ? tally.fired : tally.fired.add(event.rule),
    },
    trouble:
      !silent && trouble.repeated.times === 0
        ? none
        : {
            ...none,
            empty: empty ? trouble.empty + 1 : 0,
            cut: silent && event.stop === 'length' ? trouble.cut + 1 : 0,
            repeated: trouble.repeated,
            sentOn: silent ? trouble.sentOn : 0,
          },
  };
}

function followCall(agent: Agent, event: CallEvent): Agent {
  const calls = follow(agent.calls, event);
  return calls === agent.calls ? agent : { ...agent, calls };
}

function finish(agent: Agent, event: EventOf<'tool.finished'>): Agent {
  const call = agent.calls.find(({ id }) => id === event.call);
  if (call === undefined) return agent;
  const failed = event.failed ? `${call.name} ${JSON.stringify(call.input)}` : '';
  return { ...followCall(agent, event), trouble: repeat(agent.trouble, failed) };
}

function repeat(trouble: Trouble, call: string): Trouble {
  if (call === '') return trouble.repeated.times === 0 ? trouble : { ...trouble, repeated: none.repeated };
  return { ...trouble, repeated: { call, times: call === trouble.repeated.call ? trouble.repeated.times + 1 : 1 } };
}

function hearHook(agent: Agent, event: EventOf<'hook.ran'>): Agent {
  const { effect, on } = event;
  const speaks = effect.context !== undefined || (effect.block !== undefined && on !== 'PreToolUse');
  // a hook that replaced a result says the rest of it in the same place
  const told = speaks && effect.replace === undefined ? { ...agent, inbox: [...agent.inbox, event] } : agent;
  if (on !== 'Stop') return followCall(told, event);
  const { trouble } = agent;
  if (effect.block === undefined) return { ...told, trouble: { ...trouble, stopHooked: trouble.stopHooked + 1 } };
  return { ...told, reply: undefined, trouble: { ...trouble, sentOn: trouble.sentOn + 1, stopHooked: 0 } };
}

function change(agent: Agent, event: EventOf<'settings.changed'>): Agent {
  const config: Config = { ...agent.config, ...(event.config as Partial<Config>) };
  const atLimit = typeof agent.rested === 'object' && agent.rested.why === 'limit';
  return event.config.limits !== undefined && atLimit ? wake({ ...agent, config }) : { ...agent, config };
}

/** A person tries again: what failed is forgotten, and an agent that rests with a reply owed goes on. */
function tryAgain(agent: Agent, { because }: EventOf<'model.retried'>): Agent {
  if (because === 'asked' && agent.rested !== undefined) return wake({ ...agent, reply: undefined });
  return { ...agent, trouble: { ...agent.trouble, failure: undefined } };
}

/** What was said after a stop wakes the agent again. */
function rest(agent: Agent, event: EventOf<'agent.rested'>): Agent {
  const rested = { ...agent, rested: event };
  return agent.inbox.some(({ seq }) => seq > (agent.stopping ?? Number.POSITIVE_INFINITY)) ? wake(rested) : rested;
}

/** How one agent stands, by the facts that carry its name. */
export const agentView: View<Agent> = {
  initial: begin(unset, '', 0),
  evolve(agent, event) {
    const { trouble } = agent;
    switch (event.type) {
      case 'run.started':
        return begin(event.config, event.agent, event.seed);
      case 'agent.started':
        return hear(begin(event.config, event.agent, event.seq), event);
      case 'agent.rested':
        return rest(agent, event);
      case 'settings.changed':
        return change(agent, event);
      case 'prompt.submitted':
        return hear(agent, event);
      case 'context.added':
        return { ...agent, context: load(agent.context, event) };
      case 'model.requested':
        return ask(agent);
      case 'model.responded':
        return hearReply(agent, event);
      case 'model.failed':
        return { ...agent, trouble: { ...trouble, failure: event, failures: trouble.failures + 1 } };
      case 'model.retried':
        return tryAgain(agent, event);
      case 'hook.ran':
        return hearHook(agent, event);
      case 'tool.decided':
      case 'approval.resolved':
      case 'question.answered':
      case 'tool.started':
        return followCall(agent, event);
      case 'tool.finished':
        return finish(agent, event);
      case 'stop.requested':
        return { ...agent, stopping: event.seq };
      case 'files.changed':
      case 'event.damaged':
        return agent;
      default:
        return exhaustive(event);
    }
  },
};

/** Every agent of the run by name. */
export type Agents = Readonly<Record<string, Agent>>;
export const agentsView: View<Agents> = perAgent(agentView);
