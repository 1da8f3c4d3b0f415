import { type Document, isMap, isNode, isPair, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

/** A place in the text of a script, counted from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** The place of what a path of keys names; of the nearest thing around it when nothing is there. */
export function placeOf(doc: Document, lines: LineCounter, path: readonly PropertyKey[]): TextPlace {
  let node: Node | null = doc.contents as Node | null;
  for (const key of path) {
    const next = isNode(node) ? childOf(doc, node, key) : undefined;
    if (next === undefined) break;
    node = next;
  }
  return placeAt(lines, node?.range?.[0] ?? 0);
}

/** The place of a key itself, rather than of its value. */
export function placeOfKey(doc: Document, lines: LineCounter, path: readonly PropertyKey[], name: string): TextPlace {
  let node: Node | null | undefined = doc.contents as Node | null;
  for (const key of path) node = isNode(node) ? childOf(doc, node, key) : undefined;
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => keyText(key) === name);
    if (isNode(pair?.key)) return placeAt(lines, pair.key.range?.[0] ?? 0);
  }
  return placeOf(doc, lines, path);
}

/** Whether something is written at a path. */
export function isThere(doc: Document, path: readonly PropertyKey[]): boolean {
  let node: Node | null | undefined = doc.contents as Node | null;
  for (const key of path) node = isNode(node) ? childOf(doc, node, key) : undefined;
  return node !== undefined;
}

/** Line and column of a place in the text. */
export function placeAt(lines: LineCounter, offset: number): TextPlace {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function childOf(doc: Document, parent: Node, key: PropertyKey): Node | undefined {
  // an alias stands for what it names, and what is wrong there is said there
  const node =
    'resolve' in parent && typeof parent.resolve === 'function' ? (parent.resolve(doc) as Node | undefined) : parent;
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return isNode(item) ? item : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((each) => isPair(each) && keyText(each.key) === String(key));
  return isNode(pair?.value) ? pair.value : undefined;
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}
