import type { Log } from '../agent/log.ts';
import { memoryFolder } from '../agent/memory/topics.ts';
import { lower } from '../agent/permissions/ceiling.ts';
import { isFromFile } from '../agent/permissions/settings-file.ts';
import { rest } from '../agent/steps/rest.ts';
import type { Tool } from '../agent/tool.ts';
import { agents as bundledAgents } from '../agents/index.ts';
import type { Config, ModelCard } from '../protocol/config.ts';
import type { Event } from '../protocol/event.ts';
import { skills as bundledSkills } from '../skills/index.ts';
import { specsOf } from '../tools/index.ts';
import { agentsView } from '../views/agent.ts';
import { openCalls } from '../views/calls.ts';

/** What the person has of their own: the tools of this page, and perhaps a model and what it may cost. */
export interface Own {
  readonly tools: ReadonlyMap<string, Tool>;
  readonly model?: ModelCard | undefined;
  readonly maxSpend?: number | undefined;
}

const undecided =
  'Not decided here: this call was made in a run from elsewhere, and what was allowed there is not allowed here. Ask for it again if it is still needed.';
const stopped = 'It was at work elsewhere, and does not go on here.';

/**
 * Takes from a run that was made elsewhere whatever would let it act: every agent gets the person's own settings, no call
 * keeps a permission, and of several agents only the first goes on. `edited` is the fact that the person put there.
 */
export function disown(log: Log, own: Own, edited?: Event): void {
  // what the person wrote themselves into a reply is judged here, like any other call
  const written = new Set(edited?.type === 'model.responded' ? edited.calls.map(({ call }) => call) : []);
  for (const [name, { config }] of Object.entries(log.read(agentsView)))
    log.append(name, { type: 'settings.changed', because: 'forked', config: ownConfig(name, config, own) });
  for (const [name, { calls }] of Object.entries(log.read(agentsView))) {
    for (const { id, progress } of openCalls(calls)) {
      // what was answered or refused runs nothing
      if (progress.is === 'answered' || progress.is === 'denied' || written.has(id)) continue;
      log.append(name, {
        type: 'tool.finished',
        because: 'undecided',
        call: id,
        content: [{ type: 'text', text: undecided }],
        failed: true,
      });
    }
  }
  for (const [name, { rested }] of Object.entries(log.read(agentsView)))
    if (name !== 'main' && rested === undefined) rest({ why: 'stopped', text: stopped }, { log, name });
}

/**
 * Settings from elsewhere as they hold here. What refuses or asks stays; what allows, hooks and addresses go; the settings
 * file is read anew; and tools and skills are those of this page, for one that only bears the name may be of any risk.
 */
function ownConfig(agent: string, config: Config, own: Own): Partial<Config> {
  const { rules, tools, skills = [], agents, gives, model, memory, mode, limits, knobs } = config;
  const known = new Set(skills.map(({ name }) => name));
  const below = agent !== 'main';
  return {
    // what held an agent below down, such as its definition, still does
    mode: below ? lower(mode, 'default') : 'default',
    rules: rules.filter(({ verdict, source }) => verdict !== 'allow' && !isFromFile(source)),
    hooks: [],
    tools: ownTools(tools, own),
    ...(gives === undefined ? {} : { gives: ownTools(gives, own) }),
    ...(agents === undefined ? {} : { agents: ownAgents(agents) }),
    ...(memory === undefined || isMemoryOfAgent(memory) ? {} : { memory: memoryFolder }),
    skills: bundledSkills.filter(({ name }) => known.has(name)),
    trustedSkills: [],
    settings: '',
    ...(knobs === undefined ? {} : { knobs: [] }),
    model: own.model ?? playedBy(model),
    limits: {
      maxTurns: below ? Math.min(limits.maxTurns, 50) : 50,
      ...(own.maxSpend === undefined ? {} : { maxSpend: own.maxSpend }),
    },
  };
}

/** The tools of this page that bear these names. */
function ownTools(named: Config['tools'], own: Own): Config['tools'] {
  const names = new Set(named.map(({ name }) => name));
  return specsOf(own.tools).filter(({ name }) => names.has(name));
}

/** The agents that come along here and bear these names. */
function ownAgents(named: NonNullable<Config['agents']>): NonNullable<Config['agents']> {
  const names = new Set(named.map(({ name }) => name));
  return bundledAgents.filter(({ name }) => names.has(name));
}

/** Whether a folder is one of those that agents have their own memory in. */
function isMemoryOfAgent(folder: string): boolean {
  return /^\.agents\/memory\/agents\/[^/]+$/.test(folder) && !folder.endsWith('/..');
}

/** The model of scripts in place of any other: it asks nobody. */
function playedBy({ id, window, maxOutputTokens, prices }: ModelCard): ModelCard {
  return { provider: 'scripted', id, window, maxOutputTokens, ...(prices === undefined ? {} : { prices }) };
}
