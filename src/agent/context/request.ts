import type { ModelCard } from '../../protocol/config.ts';
import type { Agent } from '../../views/agent.ts';
import { namesOf } from '../../views/company.ts';
import { messagesToSum } from '../../views/shorten.ts';
import type { Request, RequestPlace } from '../ports.ts';

/**
 * What an agent asks the model, derived from facts alone: the same function builds the request that is sent and the one that
 * the Context panel shows, at every point of the past. A request for a summary begins as the last request did. Stable parts come first, so that a prompt cache holds.
 */
export function requestOf({ config, context, compaction: { attempt } }: Agent): Request {
  const { model } = config;
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

/** A text that was loaded, under the name of where it stands. */
function sectionOf({ source, path, text }: Agent['context']['loaded'][number]): readonly string[] {
  if (text === '') return [];
  return [
    `# ${source === 'skills' ? 'Skills' : source === 'agents' ? 'Agents' : path}${source === 'memory' ? ': what you noted earlier' : ''}\n\n${text}`,
  ];
}

/** A summary that took up all the room it was to make would be none. */
function longestSummary({ window, maxOutputTokens }: ModelCard): number {
  return Math.max(1, Math.min(maxOutputTokens, Math.floor(window / 5)));
}

/** Where the request of an agent stands in the run. */
export function placeOf({
  line,
  config,
  tally,
  trouble,
  company,
  asking,
  compaction: { attempt },
}: Agent): RequestPlace {
  const agent = line.at(-1) ?? '';
  const place = {
    agent,
    called: namesOf(agent, company.born),
    asked: tally.asked,
    fired: tally.fired,
    play: config.play,
  };
  if (asking?.request !== undefined) return { ...place, purpose: 'hook', reply: tally.hooks + 1, attempt: 1 };
  return attempt.request === undefined
    ? { ...place, purpose: 'turn', reply: tally.replies + 1, attempt: trouble.failures + 1 }
    : { ...place, purpose: 'compaction', reply: tally.summaries + 1, attempt: attempt.failures + 1 };
}
