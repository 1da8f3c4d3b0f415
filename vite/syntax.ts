import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/javascript';

const typescript = parser.configure({ dialect: 'ts' });

/** A file of TypeScript, parsed. */
export interface Source {
  readonly text: string;
  readonly tree: Tree;
}

/** Parses TypeScript. What cannot be parsed is left out of the tree; the compiler is who complains. */
export function parse(text: string): Source {
  return { text, tree: typescript.parse(text) };
}

/** Every node of one name, in the order of the text. */
export function nodesOf({ tree }: Source, name: string): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  tree.iterate({
    enter: (node) => {
      if (node.name === name) found.push(node.node);
    },
  });
  return found;
}

/** The nodes right below one. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child);
  return found;
}

/** The text of a node as it is written. */
export function written({ text }: Source, node: SyntaxNode): string {
  return text.slice(node.from, node.to);
}

/** The value of a string literal without escapes; undefined for anything else. */
export function literalOf(source: Source, node: SyntaxNode | null | undefined): string | undefined {
  if (node?.name !== 'String') return undefined;
  const value = source.text.slice(node.from + 1, node.to - 1);
  return value.includes('\\') ? undefined : value;
}

/** What an object literal gives to a name; undefined when it does not, or only in short. */
export function fieldOf(source: Source, object: SyntaxNode, name: string): SyntaxNode | undefined {
  return fieldsOf(source, object).find((field) => field.name === name)?.value;
}

/** The fields of an object literal; a field written in short has no value. */
export function fieldsOf(
  source: Source,
  object: SyntaxNode,
): readonly { readonly name: string; readonly value: SyntaxNode | undefined }[] {
  return object.getChildren('Property').flatMap((property) => {
    const name = property.getChild('PropertyDefinition');
    if (name === null) return [];
    return [{ name: written(source, name), value: property.getChild(':')?.nextSibling ?? undefined }];
  });
}

/** The line of a place in a text, counted from 1. */
export function lineAt({ text }: Source, place: number): number {
  return text.slice(0, place).split('\n').length;
}
