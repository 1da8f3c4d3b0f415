import type { EventOf } from '../../protocol/event.ts';
import type { Agent } from '../../views/agent.ts';
import { fileAt } from '../../views/links.ts';
import type { Folder } from '../../views/workspace.ts';
import { agentsPath, definitionFiles } from '../agents/shelf.ts';
import { indexIn } from '../memory/topics.ts';
import { skillFiles } from '../skills/shelf.ts';

type Added = EventOf<'context.added'>;

/** A text that belongs into the context: where it is, and what it is now. */
export interface Source {
  readonly source: Exclude<Added['source'], 'mode'>;
  readonly path: string;
  readonly blob: string;
  readonly from?: string;
  readonly parts?: Added['parts'];
}

/** What instructions are called; the second only counts when the first is not there. */
const instructionNames = ['AGENTS.md', 'CLAUDE.md'] as const;
const memoryIndexes = ['.agents/memory/MEMORY.md', '.claude/memory/MEMORY.md'] as const;
/** Where the index of skills stands in the context: it is made from many files. */
const skillsPath = '.agents/skills';
/** How many files one import may lead to, one through the other. */
export const deepestImport = 5;

/**
 * A text that the context lacks, has in an older form, or has too much; undefined when it holds what the files say now.
 * Pure. What a file imports is known once it is loaded itself, so texts are loaded one by one; whether one may be read is
 * asked then, and a refusal is written down.
 */
export function staleSource(root: Folder, agent: Agent): Source | undefined {
  const { loaded, due, arrived } = agent.context;
  if (!due) return firstMet(root, agent, arrived);
  const wanted = sourcesOf(root, agent);
  const stale = wanted.find((source) => {
    const known = loaded.find(({ path }) => path === source.path);
    return known === undefined || !isSame(known, source);
  });
  if (stale !== undefined) return stale;
  const gone = loaded.find(({ path }) => wanted.every((source) => source.path !== path));
  return gone === undefined || gone.source === 'mode' ? undefined : { source: gone.source, path: gone.path, blob: '' };
}

/** Between loads only what was never there is read: the instructions of a folder that the agent has just come to. */
function firstMet(root: Folder, agent: Agent, arrived: readonly string[]): Source | undefined {
  const near = instructionsIn(root, agent, arrived);
  return near.find((source) => agent.context.loaded.every(({ path }) => path !== source.path));
}

function isSame(known: Added, { source, blob, from, parts }: Source): boolean {
  if (source === 'skills' || source === 'agents') return JSON.stringify(known.parts) === JSON.stringify(parts);
  return known.blob === blob && known.from === from;
}

/** All that belongs into the context as the files are now, as far as it is known. */
function sourcesOf(root: Folder, agent: Agent): readonly Source[] {
  const { context } = agent;
  const instructions = instructionsIn(root, agent, ['', ...[...context.entered].map(([folder]) => folder)]);
  const own = agent.config.memory;
  const memory = (own === undefined ? memoryIndexes : [indexIn(own)]).flatMap((path): readonly Source[] => {
    const file = fileAt(root, path);
    return file === undefined ? [] : [{ source: 'memory', path, blob: file.blob }];
  });
  const parts = skillParts(root, agent);
  const skills: readonly Source[] =
    parts.length === 0 ? [] : [{ source: 'skills', path: skillsPath, blob: 'made', parts }];
  const definitions = definitionParts(root, agent);
  const agents: readonly Source[] =
    definitions.length === 0 ? [] : [{ source: 'agents', path: agentsPath, blob: 'made', parts: definitions }];
  return [...instructions, ...skills, ...agents, ...memory.slice(0, 1)];
}

/** The instructions of these folders, each with what it imports. */
function instructionsIn(root: Folder, { context }: Agent, folders: readonly string[]): readonly Source[] {
  const found = new Map<string, Source>();

  function add(path: string, from: string | undefined, depth: number): boolean {
    const file = fileAt(root, path);
    if (file === undefined) return false;
    if (found.has(path)) return true;
    const { blob } = file;
    found.set(path, { source: 'instructions', path, blob, ...(from === undefined ? {} : { from }) });
    const known = context.loaded.find((each) => each.path === path && each.blob === blob);
    if (depth < deepestImport)
      for (const each of known?.imports ?? []) if (each.refused === undefined) add(each.path, path, depth + 1);
    return true;
  }

  for (const folder of folders)
    instructionNames.some((name) => add(folder === '' ? name : `${folder}/${name}`, undefined, 0));
  return [...found.values()];
}

/** The files that the index of agents is made from, for one that can start any; those that come along have no blob. */
function definitionParts(root: Folder, { config }: Agent): NonNullable<Added['parts']> {
  if (config.tools.every(({ name }) => name !== 'spawn_agent')) return [];
  const own = definitionFiles(root).map(({ path, blob }) => ({ path, blob }));
  const bundled = (config.agents ?? []).map(({ name }) => ({ path: `agent:${name}`, blob: '' }));
  return [...own, ...bundled];
}

/** The files that the index of skills is made from, for an agent that can load any; those that come along have no blob. */
function skillParts(root: Folder, { config }: Agent): NonNullable<Added['parts']> {
  if (config.tools.every(({ name }) => name !== 'load_skill')) return [];
  const own = skillFiles(root).map(({ path, blob }) => ({ path, blob }));
  const bundled = (config.skills ?? []).map(({ name }) => ({ path: `skill:${name}`, blob: '' }));
  return [...own, ...bundled];
}
