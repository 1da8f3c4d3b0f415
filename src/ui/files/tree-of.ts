import type { Difference } from '../../views/compare.ts';
import type { Folder } from '../../views/workspace.ts';
import type { TreeNode } from '../kit/tree-rows.ts';

/** What is drawn of a workspace: its tree, how many files that is, and how many there are. */
export interface Drawn {
  readonly nodes: readonly TreeNode[];
  readonly drawn: number;
  readonly files: number;
}

/** A tree beyond this is drawn in part, and found by typing. */
const most = 500;

/**
 * The tree of a workspace, folders first. A folder with one thing in it is drawn with it, in one row. What was deleted
 * since the start stands where it stood; of what a search leaves out nothing is drawn.
 */
export function treeOf(root: Folder, differences: ReadonlyMap<string, Difference>, search: string): Drawn {
  const all = [...pathsIn(root, ''), ...[...differences].flatMap(([path, is]) => (is === 'deleted' ? [path] : []))];
  const needle = search.trim().toLowerCase();
  const wanted = needle === '' ? all : all.filter((path) => !path.endsWith('/') && path.toLowerCase().includes(needle));
  const drawn = wanted.slice(0, most);
  return { nodes: nodesOf(drawn, ''), drawn: drawn.length, files: wanted.length };
}

/** The paths of all files and links; a folder with nothing in it ends in a slash. */
function* pathsIn(folder: Folder, at: string): Generator<string> {
  for (const [name, node] of folder.names) {
    if (node.is !== 'folder') yield at + name;
    else if (node.names.size === 0) yield `${at + name}/`;
    else yield* pathsIn(node, `${at + name}/`);
  }
}

function nodesOf(paths: readonly string[], at: string): readonly TreeNode[] {
  const folders = new Map<string, string[]>();
  const files: TreeNode[] = [];
  for (const path of paths) {
    const rest = path.slice(at.length);
    const slash = rest.indexOf('/');
    if (slash < 0) files.push({ id: path, label: rest });
    else {
      const name = rest.slice(0, slash);
      const inside = folders.get(name);
      if (inside === undefined) folders.set(name, [path]);
      else inside.push(path);
    }
  }
  const byLabel = (a: TreeNode, b: TreeNode) => (a.label < b.label ? -1 : 1);
  const drawn = [...folders].map(([name, inside]) => folderOf(`${at}${name}`, name, inside));
  return [
    ...drawn.filter(isFolder).sort(byLabel),
    ...[...drawn.filter((node) => !isFolder(node)), ...files].sort(byLabel),
  ];
}

function folderOf(path: string, name: string, inside: readonly string[]): TreeNode {
  const children = nodesOf(
    inside.filter((each) => each !== `${path}/`),
    `${path}/`,
  );
  const [only] = children;
  if (children.length === 1 && only !== undefined) return { ...only, label: `${name}/${only.label}` };
  return { id: `${path}/`, label: name, children };
}

const isFolder = ({ children }: TreeNode) => children !== undefined;
