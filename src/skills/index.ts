import type { SkillCard } from '../protocol/config.ts';

const found = import.meta.glob<SkillCard>('./*/SKILL.md', { query: '?card', import: 'card', eager: true });
const files = import.meta.glob<string>('./*/**/*.{md,txt,json,yaml,js,py,sh}', { query: '?raw', import: 'default' });

/** Every skill that comes along, in order of name: each lies in a folder of its own. */
export const skills: readonly SkillCard[] = Object.values(found).sort((a, b) => (a.name < b.name ? -1 : 1));

/** The files of a skill by their path in its folder, loaded when they are asked for; undefined when there is none of that name. */
export async function openSkill(name: string): Promise<ReadonlyMap<string, string> | undefined> {
  if (skills.every((each) => each.name !== name)) return undefined;
  const folder = `./${name}/`;
  const own = Object.entries(files).filter(([path]) => path.startsWith(folder));
  const texts = own.map(async ([path, load]) => [path.slice(folder.length), await load()] as const);
  return new Map(await Promise.all(texts));
}
