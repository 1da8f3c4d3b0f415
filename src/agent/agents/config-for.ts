import type { Config, ModelCard, ToolSpec } from '../../protocol/config.ts';
import { lower } from '../permissions/ceiling.ts';
import type { Definition } from './read-definition.ts';

/** What an agent is started with, besides its definition. */
interface Wanted {
  readonly definition: Definition | undefined;
  /** The only tools that the one above wants it to have. */
  readonly tools: readonly string[] | undefined;
  /** What is known of the model that the definition names. */
  readonly model: ModelCard | undefined;
}

/** The folder of the memory of an agent's own. */
function ownMemory(name: string): string {
  return `.agents/memory/agents/${name}`;
}

/**
 * What is set for an agent below another: as with that one, but for what its definition says. Nothing in a definition opens
 * more than the one above may do; what was held down is told in `notes`.
 */
export function configFor(
  parent: Config,
  { definition, tools: wanted, model }: Wanted,
): { readonly config: Config; readonly notes: readonly string[] } {
  const offered = toolsOnOffer(parent);
  const notes = [...(definition?.warnings ?? [])];
  const missing = definition?.tools?.filter((name) => offered.every((tool) => tool.name !== name)) ?? [];
  if (missing.length > 0) notes.push(`The agent above has no ${missing.join(', ')} to give.`);
  const tools = offered.filter(
    ({ name }) => (definition?.tools?.includes(name) ?? true) && (wanted?.includes(name) ?? true),
  );
  const mode = lower(parent.mode, definition?.permissionMode ?? parent.mode);
  if (definition?.permissionMode !== undefined && mode !== definition.permissionMode)
    notes.push(`Its mode is ${mode}, not ${definition.permissionMode}: that of the agent above is a ceiling.`);
  const { maxTurns } = parent.limits;
  const turns = Math.min(maxTurns, definition?.maxTurns ?? maxTurns);
  if (definition?.maxTurns !== undefined && turns !== definition.maxTurns)
    notes.push(`It has ${turns} turns, not ${definition.maxTurns}: those of the agent above are a ceiling.`);
  const { gives: _, knobs: __, memory, ...same } = parent;
  const own = definition?.memory ? ownMemory(definition.name) : definition === undefined ? memory : undefined;
  const config: Config = {
    ...same,
    system: definition?.body ?? parent.system,
    tools,
    mode,
    model: model ?? parent.model,
    limits: { ...parent.limits, maxTurns: turns },
    ...(definition?.delegates ? { gives: offered } : {}),
    ...(own === undefined ? {} : { memory: own }),
  };
  return { config, notes };
}

/** The tools that an agent may give to those below it: its own, and what one that delegates was given to give on. */
function toolsOnOffer({ tools, gives = [] }: Config): readonly ToolSpec[] {
  return [...tools, ...gives.filter(({ name }) => tools.every((tool) => tool.name !== name))];
}
