import { tokensIn } from '../../base/tokens.ts';
import type { Agent } from '../../views/agent.ts';
import { factsOf, indexOf, type Listed } from './library.ts';

/** Where a skill stands with an agent: whether the model knows of it, and why not. */
export interface SkillStanding {
  readonly listed: Listed;
  /** Whether the index in the context names it now. */
  readonly indexed: boolean;
  /** Why it is in the index, or not, in words for a person. */
  readonly why: string;
  /** Whether its text was loaded for the work at hand. */
  readonly inUse: boolean;
  /** Whether it is a command of the person's. */
  readonly command: boolean;
  /** What its line in the index takes. */
  readonly tokens: number;
}

/** Every skill as it stands with an agent. */
export function skillStandings(listed: readonly Listed[], agent: Agent): readonly SkillStanding[] {
  const index = agent.context.loaded.find(({ source }) => source === 'skills');
  return listed.map((each) => {
    const { description, hidden, command } = factsOf(each);
    const line = `- ${each.name}: ${description}`;
    const indexed = index?.text.split('\n').includes(line) ?? false;
    return {
      listed: each,
      indexed,
      why: whyOf(each, agent, { indexed, hidden }),
      inUse: agent.skills.some(({ name }) => name === each.name),
      command,
      tokens: hidden ? 0 : tokensIn(`${line}\n`),
    };
  });
}

/** What the index of all these skills takes in every request. */
export function indexTokens(listed: readonly Listed[]): number {
  return tokensIn(indexOf(listed));
}

function whyOf(
  each: Listed,
  { config, context }: Agent,
  { indexed, hidden }: { readonly indexed: boolean; readonly hidden: boolean },
): string {
  if (each.origin === 'workspace' && !each.reading.ok)
    return `It is broken, in line ${each.reading.line} of ${each.file.path}: ${each.reading.message}`;
  if (config.tools.every(({ name }) => name !== 'load_skill')) return 'The agent has no tool to load skills with.';
  if (hidden) return 'It says that only a person may call for it.';
  if (indexed) return 'It is in the index, so the model may load it.';
  if (context.loaded.every(({ source }) => source !== 'skills')) return 'The index is read with the next prompt.';
  return 'It changed after the index was read; the next prompt reads it again.';
}
