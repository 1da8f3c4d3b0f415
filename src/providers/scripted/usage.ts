import type { ModelPart, Request } from '../../agent/ports.ts';
import { tokensIn } from '../../base/tokens.ts';
import type { Usage } from '../../protocol/event.ts';
import type { ModelRule } from '../../protocol/play.ts';
import { tokensOfTools, weigh } from '../../views/context.ts';

type Reply = ModelRule['reply'];
type Sent = Pick<Extract<ModelPart, { type: 'call' }>, 'name' | 'input'>;

/**
 * What a request would have cost a real model. A provider counts the whole request every time; what it was sent the last
 * time it reads from its cache, and what is new it writes there. So the count goes on from the last reply, whose own usage
 * says what was sent before; a request without one, or whose messages were made
 * shorter since, is weighed from its beginning. What the script gives, counts.
 */
export function usageOf({ system, tools, messages, recut = -1 }: Request, reply: Reply, calls: readonly Sent[]): Usage {
  let fresh = 0;
  let cached: Usage | undefined;
  for (let i = messages.length - 1; i >= 0 && cached === undefined; i--) {
    const message = messages.at(i);
    if (message?.type === 'model.responded' && message.seq > recut) cached = message.usage;
    else if (message !== undefined) fresh += weigh(message);
  }
  const computed = cached ? goOn(cached, fresh) : begin(tokensIn(system) + tokensOfTools(tools), fresh, recut >= 0);
  const said = tokensIn(reply.text) + tokensIn(reply.thinking);
  const output = said + calls.reduce((sum, { name, input }) => sum + tokensIn(name) + tokensIn(input), 0);
  return given({ ...computed, output: Math.max(1, output) }, reply.usage);
}

type Input = Omit<Usage, 'output'>;

/** What stands before the messages is in the cache when a request came before this one, and only the messages were cut anew. */
function begin(before: number, messages: number, recut: boolean): Input {
  const cacheRead = recut ? before : 0;
  return { input: before + messages, cacheRead, cacheWrite: before + messages - cacheRead };
}

function goOn(before: Usage, fresh: number): Input {
  const input = before.input + before.output + fresh;
  return { input, cacheRead: before.input, cacheWrite: input - before.input };
}

/** What is cached is a part of what was sent, also when the script names only one of them. */
function given(computed: Usage, { input, output, cacheRead, cacheWrite }: NonNullable<Reply['usage']> = {}): Usage {
  const all = input ?? computed.input;
  const read = cacheRead ?? Math.min(computed.cacheRead, all);
  return {
    input: all,
    output: output ?? computed.output,
    cacheRead: read,
    cacheWrite: cacheWrite ?? Math.max(0, Math.min(computed.cacheWrite, all - read)),
  };
}
