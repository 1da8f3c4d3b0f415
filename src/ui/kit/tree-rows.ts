/** A folder (it has `children`) or a file of a tree. */
export interface TreeNode {
  readonly id: string;
  readonly label: string;
  readonly children?: readonly TreeNode[] | undefined;
}

/** A row of a tree as it is drawn; `open` is absent where nothing can be opened. */
export interface TreeRow {
  readonly node: TreeNode;
  readonly level: number;
  readonly place: number;
  readonly siblings: number;
  readonly parent: string | undefined;
  readonly open: boolean | undefined;
}

/** The rows that are drawn when some folders are closed, from the top down. */
export function drawnRows(
  nodes: readonly TreeNode[],
  closed: ReadonlySet<string>,
  level = 1,
  parent?: string,
): readonly TreeRow[] {
  return nodes.flatMap((node, index) => {
    const open = node.children === undefined ? undefined : !closed.has(node.id);
    const row = { node, level, place: index + 1, siblings: nodes.length, parent, open };
    return open ? [row, ...drawnRows(node.children ?? [], closed, level + 1, node.id)] : [row];
  });
}
