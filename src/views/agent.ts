import { exhaustive } from '../base/exhaustive.ts';
import { Trail } from '../base/trail.ts';
import type { Config } from '../protocol/config.ts';
import type { EventOf, Message } from '../protocol/event.ts';
import { type Asking, askForHook, beginHook, changeForHook } from './asking.ts';
import { type CallEvent, type Calls, follow, propose } from './calls.ts';
import {
  type Compaction,
  calledOff,
  hearHook as hearCompactionHook,
  setAside,
  tryAnew,
  uncompacted,
} from './compaction.ts';
import { alone, bear, type Company, giveWord, heardOf, wokenBy } from './company.ts';
import { addMessage, addReply, addResult, type Context, emptyContext, enter, load, sendsBack } from './context.ts';
import { costOf } from './cost.ts';
import { type Held, hearPromptHook, hold, holdsPrompts, letGo, noneHeld } from './held.ts';
import { makeRoom } from './make-room.ts';
import type { Tally } from './tally.ts';
import { fail, hear as hearTrouble, none, repeat, type Trouble } from './trouble.ts';
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
  /** The fact that woke it last. */
  readonly woken: number;
  /** What joins the conversation at the next request. */
  readonly inbox: readonly Message[];
  /** What hooks look at before it gets there. */
  readonly held: Held;
  /** How many hooks of its beginning have answered. */
  readonly greeted: number;
  /** How many hooks of its end have answered, when the person has left; whether they came back since the last request. */
  readonly ended: number | undefined;
  readonly resumed: boolean;
  /** The hook that is being asked, when it takes its time. */
  readonly asking: Asking | undefined;
  /** The hook that said stop, when it was one. */
  readonly halted: EventOf<'hook.ran'> | undefined;
  readonly context: Context;
  /** The last reply when it asked for no call; undefined while the model owes one. */
  readonly reply: EventOf<'model.responded'> | undefined;
  readonly calls: Calls;
  readonly tally: Tally;
  readonly trouble: Trouble;
  readonly compaction: Compaction;
  readonly company: Company;
  /** The skills in use, until something is said to it at rest. */
  readonly skills: readonly SkillInUse[];
}

/** A skill whose text the model has read, and the calls that it allows meanwhile. */
interface SkillInUse {
  readonly name: string;
  readonly allows: readonly string[];
}

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
    woken: 0,
    inbox: [],
    held: noneHeld,
    greeted: 0,
    ended: undefined,
    resumed: false,
    asking: undefined,
    halted: undefined,
    context: emptyContext(config),
    reply: undefined,
    calls: [],
    tally: { calls: 0, replies: 0, summaries: 0, hooks: 0, asked: 0, turns: 0, spent: 0, fired: Trail.of() },
    trouble: none,
    compaction: uncompacted,
    company: alone,
    skills: [],
  };
}

function wake(agent: Agent, seq: number): Agent {
  return {
    ...agent,
    rested: undefined,
    stopping: undefined,
    woken: seq,
    halted: undefined,
    tally: { ...agent.tally, turns: 0 },
    trouble: none,
  };
}

/** An agent that asks for itself waits for no hook: one that was begun is not there any more. */
function goOn(agent: Agent): Agent {
  return agent.asking === undefined ? agent : { ...agent, asking: undefined };
}

/** Something to read arrives: it waits in the inbox, and wakes an agent that rests, with no skill in use any more. */
function hear(agent: Agent, message: Message): Agent {
  const heard = {
    ...agent,
    inbox: [...agent.inbox, message],
    context: agent.context.due ? agent.context : { ...agent.context, due: true },
  };
  return agent.rested === undefined ? heard : { ...wake(heard, message.seq), skills: [] };
}

/**
 * A message is heard. Whoever says it wakes an agent that rests, who owes them an answer then; a report or a task wakes
 * only one that is done: one that was stopped, failed or at a limit waits for a person. Nobody but a person gives new turns.
 */
function hearMessage(agent: Agent, event: EventOf<'message.sent'>): Agent {
  const company = heardOf(agent.company, event);
  const { rested, tally, stopping } = agent;
  const waits = rested !== undefined && event.because !== 'said' && (rested === 'new' || rested.why !== 'done');
  if (waits) return { ...hear({ ...agent, company, rested: undefined }, event), rested, stopping };
  const heard = hear({ ...agent, company }, event);
  if (rested === undefined) return heard;
  return { ...heard, tally, company: wokenBy(company, event) };
}

/** A prompt is heard at once, unless hooks look at it first. */
function hearPrompt(before: Agent, event: EventOf<'prompt.submitted'>): Agent {
  const agent = before.ended === undefined ? before : { ...before, ended: undefined, resumed: true, greeted: 0 };
  if (!holdsPrompts(agent.config)) return hear(agent, event);
  const held = { ...agent, held: hold(agent.held, event, agent.rested) };
  return agent.rested === undefined ? held : wake(held, event.seq);
}

/** What hooks have let pass goes where everything waits that the model is to read. */
function release(agent: Agent): Agent {
  const { held, messages } = letGo(agent.held, agent.config);
  if (messages.length === 0) return agent;
  const { context, inbox, skills } = agent;
  return {
    ...agent,
    held,
    inbox: [...inbox, ...messages],
    context: { ...context, due: true },
    skills: agent.held.rested === undefined ? skills : [],
  };
}

/** Results join the conversation in the order of their calls, then what waited. */
function join(agent: Agent): Agent {
  const { calls, inbox, reply } = agent;
  if (calls.length + inbox.length === 0) return agent;
  let { context } = agent;
  for (const { progress, hooked, risk } of calls)
    if (progress.is === 'returned') context = addResult(context, hooked.replaced ?? progress.result, risk);
  for (const message of inbox) context = addMessage(context, message);
  return { ...agent, context, calls: [], inbox: [], reply: inbox.length === 0 ? reply : undefined };
}

/** What the next request would carry: the conversation with all that waits to join it. */
export function contextNow(agent: Agent): Context {
  return join(agent).context;
}

/** The model is asked: all that waits joins the conversation, and a compaction that was begun is set aside. */
function ask(agent: Agent): Agent {
  const { context, compaction, ...joined } = join(agent);
  return {
    ...joined,
    tally: { ...agent.tally, asked: agent.tally.asked + 1 },
    resumed: false,
    reply: undefined,
    context: context.due || context.arrived.length > 0 ? { ...context, due: false, arrived: [] } : context,
    compaction: setAside(compaction),
  };
}

function hearReply(agent: Agent, event: EventOf<'model.responded'>): Agent {
  const { tally, trouble, context, config } = agent;
  const silent = event.calls.length === 0;
  return {
    ...agent,
    context: addReply(context, event),
    reply: silent ? event : undefined,
    calls: propose(event, config),
    tally: {
      ...tally,
      calls: tally.calls + event.calls.length,
      replies: tally.replies + 1,
      turns: tally.turns + 1,
      spent: tally.spent + costOf(event.usage, config.model),
      fired: event.rule === undefined ? tally.fired : tally.fired.add(event.rule),
    },
    trouble: hearTrouble(trouble, event),
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
  const finished = { ...followCall(agent, event), trouble: repeat(agent.trouble, failed) };
  return event.skill === undefined ? finished : use(finished, event.skill);
}

function use(agent: Agent, skill: SkillInUse): Agent {
  return { ...agent, skills: [...agent.skills.filter(({ name }) => name !== skill.name), skill] };
}

/** A call that begins to run takes the agent to where it works. */
function start(agent: Agent, event: EventOf<'tool.started'>): Agent {
  const paths = agent.calls.find(({ id }) => id === event.call)?.paths ?? [];
  return { ...followCall(agent, event), context: enter(agent.context, paths) };
}

/** What is read into the system text, or told in the conversation: the mode, which must not change what stands before it. */
function add(agent: Agent, event: EventOf<'context.added'>): Agent {
  if (event.source !== 'mode') return { ...agent, context: load(agent.context, event) };
  const context = { ...agent.context, planTold: agent.config.mode === 'plan' };
  return { ...agent, inbox: [...agent.inbox, event], context };
}

/** A hook says stop, to whoever is not at rest. It keeps a prompt, and a compaction, from being; all else comes to rest. */
function halt(agent: Agent, event: EventOf<'hook.ran'>): Agent {
  if (agent.rested !== undefined || event.on === 'UserPromptSubmit') return agent;
  return { ...agent, halted: event, stopping: event.seq, compaction: calledOff(agent.compaction) };
}

function hearHook(before: Agent, event: EventOf<'hook.ran'>): Agent {
  const { effect, on } = event;
  const answered = before.asking === undefined ? before : { ...before, asking: undefined };
  const agent = effect.stop === undefined ? answered : halt(answered, event);
  if (on === 'SessionEnd') return { ...agent, ended: (agent.ended ?? 0) + 1 };
  if (on === 'UserPromptSubmit') return release({ ...agent, held: hearPromptHook(agent.held, event) });
  const speaks = effect.context !== undefined || (effect.block !== undefined && sendsBack(on));
  // a hook that replaced a result says the rest of it in the same place
  const told = speaks && effect.replace === undefined ? { ...agent, inbox: [...agent.inbox, event] } : agent;
  if (on === 'PreCompact' || on === 'PostCompact')
    return { ...told, compaction: hearCompactionHook(agent.compaction, event) };
  if (on === 'SessionStart' || on === 'SubagentStart') return { ...told, greeted: agent.greeted + 1 };
  if (on !== 'Stop' && on !== 'SubagentStop') return followCall(told, event);
  const { trouble } = agent;
  if (effect.block === undefined) return { ...told, trouble: { ...trouble, stopHooked: trouble.stopHooked + 1 } };
  return { ...told, reply: undefined, trouble: { ...trouble, sentOn: trouble.sentOn + 1, stopHooked: 0 } };
}

function change(agent: Agent, event: EventOf<'settings.changed'>): Agent {
  const config: Config = { ...agent.config, ...(event.config as Partial<Config>) };
  const atLimit = typeof agent.rested === 'object' && agent.rested.why === 'limit';
  const changed = release({ ...agent, config });
  // nothing that was allowed elsewhere is allowed here, nor does it set anything going
  if (event.because === 'forked') return { ...changed, skills: [] };
  return event.config.limits !== undefined && atLimit ? wake(changed, event.seq) : changed;
}

/** A person tries again: what failed is forgotten, and an agent that rests with a reply owed goes on. */
function tryAgain(agent: Agent, { because, seq }: EventOf<'model.retried'>): Agent {
  if (because === 'asked' && agent.rested !== undefined) return wake({ ...agent, reply: undefined }, seq);
  if (agent.compaction.attempt.failure) return { ...agent, compaction: tryAnew(agent.compaction) };
  return { ...agent, trouble: { ...agent.trouble, failure: undefined } };
}

/** What was said after a stop wakes the agent again. */
function rest(agent: Agent, event: EventOf<'agent.rested'>): Agent {
  const held = { ...agent.held, rested: undefined, blocked: undefined };
  const company = giveWord(agent.company, event);
  const rested = { ...agent, rested: event, held, company, asking: undefined, compaction: setAside(agent.compaction) };
  const said = [...agent.inbox, ...held.prompts].filter(
    (each) => each.type !== 'message.sent' || each.because === 'said',
  );
  return said.some(({ seq }) => seq > (agent.stopping ?? Number.POSITIVE_INFINITY)) ? wake(rested, event.seq) : rested;
}

/** How one agent stands, by the facts that carry its name. */
export const agentView: View<Agent> = {
  initial: begin(unset, '', 0),
  evolve(agent, event) {
    switch (event.type) {
      case 'run.started':
        return begin(event.config, event.agent, event.seed);
      case 'agent.started':
        return hear({ ...begin(event.config, event.agent, event.seq), company: bear(event) }, event);
      case 'agent.rested':
        return rest(agent, event);
      case 'settings.changed':
        return change(agent, event);
      case 'prompt.submitted':
        return hearPrompt(agent, event);
      case 'message.sent':
        return hearMessage(agent, event);
      case 'context.added':
        return add(agent, event);
      case 'model.requested':
        if (event.purpose === 'hook') return askForHook(agent, event);
        return event.purpose === 'turn' ? ask(goOn(agent)) : makeRoom(join(goOn(agent)), event);
      case 'model.responded':
        if (event.purpose === 'hook') return askForHook(agent, event);
        return event.purpose === 'compaction' ? makeRoom(agent, event) : hearReply(agent, event);
      case 'model.failed':
        if (event.purpose === 'hook') return askForHook(agent, event);
        return event.purpose === 'compaction'
          ? makeRoom(agent, event)
          : { ...agent, trouble: fail(agent.trouble, event) };
      case 'model.retried':
        return tryAgain(agent, event);
      case 'hook.started':
        return { ...agent, asking: beginHook(event) };
      case 'hook.ran':
        return hearHook(agent, event);
      case 'tool.decided':
      case 'approval.resolved':
      case 'question.answered':
      case 'tool.hurried':
        return followCall(agent, event);
      case 'tool.started':
        return start(agent, event);
      case 'tool.finished':
        return finish(agent, event);
      case 'session.ended':
        return { ...agent, ended: 0 };
      case 'stop.requested':
        return { ...agent, stopping: event.seq, compaction: calledOff(agent.compaction) };
      case 'context.cleared':
      case 'context.compacted':
        return makeRoom(join(agent), event);
      case 'compaction.failed':
      case 'compaction.requested':
        return makeRoom(agent, event);
      case 'files.changed': {
        const asking = changeForHook(agent.asking, event);
        return asking === agent.asking ? agent : { ...agent, asking };
      }
      case 'run.forked':
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
