import { fileAt } from '../../views/links.ts';
import { type Folder, nodeAt } from '../../views/workspace.ts';

/** Where a workspace keeps its skills; the second only counts when the first is not there. */
const shelves = ['.agents/skills', '.claude/skills'] as const;

/** A skill of the workspace before its text is read. It is called by the name of its folder. */
export interface SkillFile {
  readonly name: string;
  readonly path: string;
  readonly blob: string;
}

/** The folder of a skill of the workspace; undefined when it has none of that name. */
export function skillFolder(root: Folder, name: string): string | undefined {
  const shelf = shelves.find((each) => nodeAt(root, each)?.is === 'folder');
  return shelf !== undefined && nodeAt(root, `${shelf}/${name}`)?.is === 'folder' ? `${shelf}/${name}` : undefined;
}

/** The skills of a workspace, in order of name, those that the rules close as well. */
export function skillFiles(root: Folder): readonly SkillFile[] {
  const shelf = shelves.find((each) => nodeAt(root, each)?.is === 'folder');
  const folder = shelf === undefined ? undefined : nodeAt(root, shelf);
  if (folder?.is !== 'folder') return [];
  return [...folder.names].flatMap(([name, node]) => {
    const path = `${shelf}/${name}/SKILL.md`;
    const file = node.is === 'file' ? undefined : fileAt(root, path);
    return file === undefined ? [] : [{ name, path, blob: file.blob }];
  });
}
