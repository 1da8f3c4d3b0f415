import type { Agent } from '../../views/agent.ts';
import type { Request, RequestPlace } from '../ports.ts';

/**
 * What the model is asked, derived from facts alone: the same function builds the request that is sent and the one that
 * the Context panel shows, at every point of the past. Stable parts come first, so that a prompt cache holds.
 */
export function requestOf({ config, context }: Agent): Request {
  return {
    model: config.model,
    system: [config.system, ...context.loaded.map(({ path, text }) => `# ${path}\n\n${text}`)].join('\n\n'),
    tools: config.tools,
    messages: context.messages,
    maxOutputTokens: config.model.maxOutputTokens,
  };
}

/** Where the request of an agent stands in the run. */
export function placeOf({ line, config, tally, trouble }: Agent): RequestPlace {
  return {
    agent: line.at(-1) ?? '',
    reply: tally.replies + 1,
    attempt: trouble.failures + 1,
    asked: tally.asked,
    purpose: 'turn',
    fired: tally.fired,
    play: config.play,
  };
}
