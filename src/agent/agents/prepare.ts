import { quotePath } from '../../base/path.ts';
import type { Config } from '../../protocol/config.ts';
import type { DefinitionInForce } from '../../protocol/event.ts';
import type { Folder } from '../../views/workspace.ts';
import { nearest } from '../permissions/nearest.ts';
import type { Ports } from '../ports.ts';
import { configFor } from './config-for.ts';
import { brokenAt, type Listed, listAgents, readingOf } from './library.ts';
import type { Definition } from './read-definition.ts';

/** What is set for a new agent, or why it cannot be started. */
type Prepared =
  | {
      readonly config: Config;
      readonly definition: DefinitionInForce | undefined;
      /** Whether its definition wants it to work in the background. */
      readonly background: boolean;
    }
  | { readonly fault: string };

/** Where an agent is started: by whom, and on what files. */
export interface Ground {
  readonly root: Folder;
  readonly parent: Config;
  readonly ports: Pick<Ports, 'blobs' | 'agents'>;
}

/** Reads the definition that a new agent is made after, and holds it down to what the one above may do. */
export async function prepare(
  { agent, tools }: { readonly agent: string | undefined; readonly tools: readonly string[] | undefined },
  ground: Ground,
): Promise<Prepared> {
  const { parent, ports } = ground;
  if (agent === undefined) {
    const { config } = configFor(parent, { definition: undefined, tools, model: undefined });
    return { config, definition: undefined, background: false };
  }
  const found = await find(agent, ground);
  if ('fault' in found) return found;
  const { listed, definition } = found;
  const named = definition.model;
  const model =
    named === undefined || named === parent.model.id ? undefined : await ports.agents.model(parent.model, named);
  const { config, notes } = configFor(parent, { definition, tools, model });
  return {
    config,
    definition: { ...inForce(listed, definition), notes: [...notes] },
    background: definition.background,
  };
}

/** Why no agent of this name can be started, or nothing. */
export async function faultOf(agent: string, ground: Ground): Promise<string | undefined> {
  const found = await find(agent, ground);
  return 'fault' in found ? found.fault : undefined;
}

async function find(
  name: string,
  { root, parent, ports }: Ground,
): Promise<{ readonly listed: Listed; readonly definition: Definition } | { readonly fault: string }> {
  const all = await listAgents(root, parent, ports.blobs);
  const listed = all.find((each) => each.name === name);
  if (listed === undefined) return { fault: unknown(name, all) };
  const reading = await readingOf(listed, ports.agents.open);
  if (reading.ok) return { listed, definition: reading.definition };
  const path = listed.origin === 'workspace' ? listed.file.path : `${name}.md`;
  return { fault: `The definition of the agent ${name} cannot be used: ${brokenAt(quotePath(path), reading)}` };
}

function unknown(name: string, all: readonly Listed[]): string {
  const names = all.map((each) => each.name);
  const near = nearest(name, names);
  const there =
    near.length > 0
      ? `Nearest to it: ${near.join(', ')}.`
      : names.length === 0
        ? 'There are none: leave "agent" out, and it is an agent like you.'
        : `There are: ${names.join(', ')}.`;
  return `There is no agent ${JSON.stringify(name.slice(0, 100))}. ${there}`;
}

function inForce(listed: Listed, { name, description }: Definition): Omit<DefinitionInForce, 'notes'> {
  const file = listed.origin === 'workspace' ? { path: listed.file.path, blob: listed.file.blob } : {};
  return { name, description, origin: listed.origin, ...file };
}
