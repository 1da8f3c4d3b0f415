import { decode } from '../../base/text.ts';
import type { Config, SkillCard } from '../../protocol/config.ts';
import { type Folder, nodeAt } from '../../views/workspace.ts';
import { openFile } from '../context/open-file.ts';
import type { Blobs } from '../ports.ts';
import { readSkill, type SkillReading } from './read-skill.ts';

/** Where a workspace keeps its skills; the second only counts when the first is not there. */
const shelves = ['.agents/skills', '.claude/skills'] as const;

/** A skill of the workspace before its text is read. It is called by the name of its folder. */
export interface SkillFile {
  readonly name: string;
  readonly path: string;
  readonly blob: string;
}

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

/** The folder of a skill of the workspace; undefined when it has none of that name. */
export function skillFolder(root: Folder, name: string): string | undefined {
  const shelf = shelves.find((each) => nodeAt(root, each)?.is === 'folder');
  return shelf !== undefined && nodeAt(root, `${shelf}/${name}`)?.is === 'folder' ? `${shelf}/${name}` : undefined;
}

/** The skills of a workspace, in order of name. What the rules close is not among them. */
export function skillFiles(root: Folder, config: Config): readonly SkillFile[] {
  const shelf = shelves.find((each) => nodeAt(root, each)?.is === 'folder');
  const folder = shelf === undefined ? undefined : nodeAt(root, shelf);
  if (folder?.is !== 'folder') return [];
  return [...folder.names].flatMap(([name, node]) => {
    const path = `${shelf}/${name}/SKILL.md`;
    const opened = node.is === 'file' ? undefined : openFile(root, path, config);
    return opened?.is === 'open' ? [{ name, path, blob: opened.file.blob }] : [];
  });
}

/** Every skill of a run in order of name, broken ones too. One of the workspace stands in front of one that comes along. */
export async function listSkills(root: Folder, config: Config, blobs: Pick<Blobs, 'get'>): Promise<readonly Listed[]> {
  const files = skillFiles(root, config);
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
