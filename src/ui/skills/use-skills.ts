import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type Listed, listSkills } from '../../agent/skills/library.ts';
import { skillFiles } from '../../agent/skills/shelf.ts';
import { tokensIn } from '../../base/tokens.ts';
import type { Config } from '../../protocol/config.ts';
import type { Folder } from '../../views/workspace.ts';
import { contents } from '../state/contents.ts';
import type { SkillSources } from './sources.ts';

/** A skill, and about how many tokens its text takes once it is loaded; undefined when it cannot be. */
export interface WeighedSkill {
  readonly listed: Listed;
  readonly body: number | undefined;
}

/** Every skill of the run as its files and settings are at the cursor. */
export function useSkills(
  root: Folder,
  config: Config,
  { openBundled }: SkillSources,
): UseQueryResult<readonly WeighedSkill[]> {
  const files = skillFiles(root).map(({ path, blob }) => `${path} ${blob}`);
  return useQuery({
    queryKey: ['skills', config.skills?.map(({ name }) => name), config.trustedSkills, config.rules, ...files],
    queryFn: async () => {
      const listed = await listSkills(root, config, contents);
      return Promise.all(listed.map(async (each) => ({ listed: each, body: await weigh(each, openBundled) })));
    },
    placeholderData: keepPreviousData,
    retry: 10,
    retryDelay: 500,
  });
}

async function weigh(listed: Listed, openBundled: SkillSources['openBundled']): Promise<number | undefined> {
  if (listed.origin === 'workspace') return listed.reading.ok ? tokensIn(listed.reading.skill.body) : undefined;
  const text = (await openBundled(listed.name))?.get('SKILL.md');
  return text === undefined ? undefined : tokensIn(text.replace(/^---\n[\s\S]*?\n---\n/, '').trim());
}
