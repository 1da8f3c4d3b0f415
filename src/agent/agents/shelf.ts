import { fileAt } from '../../views/links.ts';
import { type Folder, nodeAt } from '../../views/workspace.ts';

/** Where a workspace keeps the definitions of its agents; the second only counts when the first is not there. */
const shelves = ['.agents/agents', '.claude/agents'] as const;
/** Where the index of agents stands in the context: it is made from many files. */
export const agentsPath = shelves[0];

/** A definition of the workspace before its text is read. It is called by the name of its file. */
export interface DefinitionFile {
  readonly name: string;
  readonly path: string;
  readonly blob: string;
}

/** The definitions of a workspace, in order of name, those that the rules close as well. */
export function definitionFiles(root: Folder): readonly DefinitionFile[] {
  const shelf = shelves.find((each) => nodeAt(root, each)?.is === 'folder');
  const folder = shelf === undefined ? undefined : nodeAt(root, shelf);
  if (folder?.is !== 'folder') return [];
  return [...folder.names].flatMap(([file]) => {
    const path = `${shelf}/${file}`;
    const found = file.endsWith('.md') ? fileAt(root, path) : undefined;
    return found === undefined ? [] : [{ name: file.slice(0, -'.md'.length), path, blob: found.blob }];
  });
}
