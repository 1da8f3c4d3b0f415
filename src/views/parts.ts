import { tokensIn } from '../base/tokens.ts';
import type { ToolSpec } from '../protocol/config.ts';
import type { Message } from '../protocol/event.ts';
import type { Agent } from './agent.ts';
import { tokensOfTools, weightOf } from './context.ts';

/** What a request is made of, in the order in which it is sent; messages by who wrote them. */
export const partNames = [
  'system',
  'instructions',
  'tools',
  'person',
  'summary',
  'model',
  'results',
  'agents',
  'hooks',
] as const;
export type PartName = (typeof partNames)[number];

/** One part of a request: how many pieces it has, and about how many tokens they take. */
export interface Part {
  readonly name: PartName;
  readonly pieces: number;
  readonly tokens: number;
}

/** The parts of a request and their sum. All of it is estimated: what it really took is said by the model alone. */
export interface Parts {
  readonly parts: readonly Part[];
  readonly tokens: number;
}

/** What is weighed: a request as it is sent. */
export interface Sent {
  readonly system: string;
  readonly tools: readonly ToolSpec[];
  readonly messages: Iterable<Message>;
}

/** About what each part of an agent's request takes. Instructions are what the system text holds beyond the agent's own. */
export function partsOf(
  { system, tools, messages }: Sent,
  { config, context, asking }: Pick<Agent, 'config' | 'context' | 'asking'>,
): Parts {
  // what a hook asks has a system text of its own, and nothing that was loaded
  const aside = asking?.request !== undefined;
  const own = tokensIn(aside ? system : config.system);
  const pieces: Record<PartName, number> = {
    ...none,
    system: 1,
    instructions: aside ? 0 : context.loaded.length,
    tools: tools.length,
  };
  const tokens: Record<PartName, number> = { ...none, system: own, tools: tokensOfTools(tools) };
  tokens.instructions = tokensIn(system) - own;
  let sum = tokens.system + tokens.instructions + tokens.tools;
  for (const message of messages) {
    const part = partOf(message);
    const weight = weightOf(message);
    pieces[part] += 1;
    tokens[part] += weight;
    sum += weight;
  }
  const parts = partNames.map((name) => ({ name, pieces: pieces[name], tokens: tokens[name] }));
  return { parts: parts.filter((part) => part.pieces > 0), tokens: sum };
}

const none: Readonly<Record<PartName, number>> = {
  system: 0,
  instructions: 0,
  tools: 0,
  person: 0,
  summary: 0,
  model: 0,
  results: 0,
  agents: 0,
  hooks: 0,
};

/** The part that a message belongs to. What a hook put in place of a result is the hook's. */
export function partOf(message: Message): PartName {
  switch (message.type) {
    case 'agent.started':
    case 'prompt.submitted':
      return 'person';
    case 'message.sent':
      return 'agents';
    case 'context.compacted':
    case 'model.requested':
      return 'summary';
    case 'context.added':
      return 'instructions';
    case 'model.responded':
      return 'model';
    case 'tool.finished':
      return 'results';
    case 'hook.ran':
    case 'hook.asked':
      return 'hooks';
  }
}
