import { useQuery } from '@tanstack/react-query';
import { skillFiles } from '../../agent/skills/shelf.ts';
import { agentsView } from '../../views/agent.ts';
import type { Reading } from '../../views/view.ts';
import { workspaceView } from '../../views/workspace.ts';
import { contents } from './contents.ts';
import type { SkillWord } from './slash.ts';

/**
 * The skills that a person can call for with `/name`. Those of the workspace are read when a slash is written; until then,
 * each that has a file counts.
 */
export function useSkillWords(log: Reading, text: string): readonly SkillWord[] {
  const config = log.read(agentsView).main?.config;
  const root = log.read(workspaceView);
  const wanted = text.startsWith('/') && config !== undefined;
  const files = wanted ? skillFiles(root) : [];
  const cards = config?.skills ?? [];
  const { data } = useQuery({
    queryKey: ['skill words', cards.map(({ name }) => name), ...files.map(({ path, blob }) => `${path} ${blob}`)],
    queryFn: async (): Promise<readonly SkillWord[]> => {
      if (config === undefined) return [];
      // reads YAML, so it comes when somebody writes a slash
      const { factsOf, listSkills } = await import('../../agent/skills/library.ts');
      const listed = await listSkills(root, config, contents);
      return listed.flatMap((each) => {
        const { command, description } = factsOf(each);
        return command ? [{ skill: each.name, words: description }] : [];
      });
    },
    enabled: wanted,
    retry: 5,
    retryDelay: 500,
  });
  if (!wanted) return none;
  if (data !== undefined) return data;
  return [
    ...cards
      .filter(({ modelOnly }) => !modelOnly)
      .map(({ name, description }) => ({ skill: name, words: description })),
    ...files.map(({ name }) => ({ skill: name, words: '' })),
  ];
}

const none: readonly SkillWord[] = [];
