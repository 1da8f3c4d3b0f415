import { Trail } from '../../base/trail.ts';
import type { ModelCard } from '../../protocol/config.ts';
import type { HookQuestion, Message } from '../../protocol/event.ts';
import type { Agent } from '../../views/agent.ts';
import type { Asking } from '../../views/asking.ts';
import { messagesToSum } from '../../views/shorten.ts';
import { hookOrder, hookQuestion } from '../hooks/question.ts';
import type { Request, RequestPlace } from '../ports.ts';

/**
 * What the model is asked, derived from facts alone: the same function builds the request that is sent and the one that
 * the Context panel shows, at every point of the past. A request for a summary begins as the last request did. Stable parts come first, so that a prompt cache holds.
 */
export function requestOf(agent: Agent): Request {
  const { config, context, asking, compaction } = agent;
  const { attempt } = compaction;
  const { model } = config;
  if (asking?.request !== undefined) return questionOf(agent, asking);
  const order = attempt.request;
  return {
    model,
    system: [config.system, ...context.loaded.flatMap(sectionOf)].join('\n\n'),
    tools: config.tools,
    messages: order === undefined ? context.messages : messagesToSum(context.messages, order),
    maxOutputTokens: order === undefined ? model.maxOutputTokens : longestSummary(model),
    recut: context.recut,
  };
}

function questionOf(agent: Agent, { started, request }: Asking): Request {
  const { seq, at, agent: name } = request ?? started;
  return hookRequest(agent.config.model, {
    type: 'hook.asked',
    seq,
    at,
    agent: name,
    text: hookQuestion(started, agent),
  });
}

/** What a hook asks: nothing of the conversation, and no tool. */
export function hookRequest(model: ModelCard, question: HookQuestion): Request {
  return {
    model,
    system: hookOrder,
    tools: [],
    messages: Trail.of<Message>().add(question),
    maxOutputTokens: Math.min(model.maxOutputTokens, longestAnswer),
  };
}

/** Tokens, with room for what a model thinks before it answers. */
const longestAnswer = 4000;

/** A text that was loaded, under the name of where it stands. */
function sectionOf({ source, path, text }: Agent['context']['loaded'][number]): readonly string[] {
  if (text === '') return [];
  return [
    `# ${source === 'skills' ? 'Skills' : path}${source === 'memory' ? ': what you noted earlier' : ''}\n\n${text}`,
  ];
}

/** A summary that took up all the room it was to make would be none. */
function longestSummary({ window, maxOutputTokens }: ModelCard): number {
  return Math.max(1, Math.min(maxOutputTokens, Math.floor(window / 5)));
}

/** Where the request of an agent stands in the run. */
export function placeOf({ line, config, tally, trouble, asking, compaction: { attempt } }: Agent): RequestPlace {
  const agent = line.at(-1) ?? '';
  const place = { agent, asked: tally.asked, fired: tally.fired, play: config.play };
  if (asking?.request !== undefined) return { ...place, purpose: 'hook', reply: tally.hooks + 1, attempt: 1 };
  return attempt.request === undefined
    ? { ...place, purpose: 'turn', reply: tally.replies + 1, attempt: trouble.failures + 1 }
    : { ...place, purpose: 'compaction', reply: tally.summaries + 1, attempt: attempt.failures + 1 };
}
