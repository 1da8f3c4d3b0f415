import { decode } from '../../base/text.ts';
import type { Config, SkillCard } from '../../protocol/config.ts';
import type { Folder } from '../../views/workspace.ts';
import { openFile } from '../context/open-file.ts';
import type { Blobs } from '../ports.ts';
import { readSkill, type SkillReading } from './read-skill.ts';
import { type SkillFile, skillFiles } from './shelf.ts';

/** A skill that comes along, or one of the workspace and what its file says. */
export type Listed =
  | { readonly origin: 'bundled'; readonly name: string; readonly card: SkillCard }
  | {
      readonly origin: 'workspace';
      readonly name: string;
      readonly file: SkillFile;
      readonly reading: SkillReading;
      /** Whether a person has agreed to what it wants to be allowed. */
      readonly trusted: boolean;
    };

/** Every skill of a run in order of name, broken ones too, but for those that the rules close. One of the workspace stands in front of one that comes along. */
export async function listSkills(root: Folder, config: Config, blobs: Pick<Blobs, 'get'>): Promise<readonly Listed[]> {
  const files = skillFiles(root).filter(({ path }) => openFile(root, path, config).is === 'open');
  const own = await Promise.all(files.map((file) => listOf(file, config, blobs)));
  const bundled = (config.skills ?? []).filter(({ name }) => files.every((file) => file.name !== name));
  const all = [...own, ...bundled.map((card): Listed => ({ origin: 'bundled', name: card.name, card }))];
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function listOf(file: SkillFile, config: Config, blobs: Pick<Blobs, 'get'>): Promise<Listed> {
  const bytes = await blobs.get(file.blob);
  const text = bytes === undefined ? undefined : decode(bytes);
  const reading: SkillReading =
    text === undefined ? { ok: false, line: 1, message: 'It is not text.' } : await readSkill(text, file.name);
  const trusted = config.trustedSkills?.includes(file.blob) ?? false;
  return { origin: 'workspace', name: file.name, file, reading, trusted };
}

/** The text that tells a model which skills there are; empty when there is none for it. */
export function indexOf(listed: readonly Listed[]): string {
  const lines = listed.flatMap((each) => {
    const { hidden, description } = factsOf(each);
    return hidden ? [] : [`- ${each.name}: ${description}`];
  });
  const called = listed.some((each) => factsOf(each).command);
  if (lines.length === 0 && !called) return '';
  const intro =
    lines.length === 0
      ? []
      : [
          'Skills are instructions for one kind of work. Before such work, load its skill with load_skill and follow it.',
        ];
  const commands = called
    ? ['When the person writes /name, load the skill of that name first; what they write after it is what it is about.']
    : [];
  return [...intro, ...commands, ...(lines.length === 0 ? [] : ['', ...lines])].join('\n');
}

/** What matters of a skill for the index and for commands, wherever it comes from. A broken one is in neither. */
export function factsOf(listed: Listed): {
  readonly description: string;
  readonly hidden: boolean;
  readonly command: boolean;
} {
  if (listed.origin === 'bundled') {
    const { description, hidden = false, modelOnly = false } = listed.card;
    return { description, hidden, command: !modelOnly };
  }
  if (!listed.reading.ok) return { description: '', hidden: true, command: false };
  const { description, hidden, command } = listed.reading.skill;
  return { description, hidden, command };
}
