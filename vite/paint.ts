import type { SyntaxNode } from '@lezer/common';
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import type { Ink, Line, Piece } from '../src/ui/source/shipped.ts';
import { literalOf, parse, type Source } from './syntax.ts';

const highlighter = tagHighlighter([
  { tag: tags.comment, class: 'comment' },
  { tag: [tags.string, tags.regexp], class: 'string' },
  { tag: [tags.keyword, tags.modifier], class: 'keyword' },
]);

/** Cuts a file into lines of inked pieces; strings that name a fact or a kind of step get an ink of their own. */
export function paint(
  text: string,
  names: { readonly facts: ReadonlySet<string>; readonly steps: ReadonlySet<string> },
): readonly Line[] {
  const source = parse(text);
  const lines: Piece[][] = [[]];
  const put = (ink: Ink | undefined, from: number, to: number) => {
    for (const [nth, part] of text.slice(from, to).split('\n').entries()) {
      if (nth > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push(ink === undefined ? part : [ink, part]);
    }
  };
  let at = 0;
  highlightTree(source.tree, highlighter, (from, to, ink) => {
    if (from > at) put(undefined, at, from);
    put(inkOf(source, from, ink as Ink, names), from, to);
    at = to;
  });
  put(undefined, at, text.length);
  return lines;
}

function inkOf(source: Source, from: number, ink: Ink, names: Parameters<typeof paint>[1]): Ink {
  if (ink !== 'string') return ink;
  const node = source.tree.resolveInner(from, 1);
  const name = literalOf(source, node);
  if (name === undefined) return ink;
  if (names.facts.has(name)) return 'fact';
  return names.steps.has(name) && tellsStep(source, node) ? 'step' : ink;
}

/** Kinds of steps are plain words such as “run”; they tell a step as `do: 'run'`, `.do === 'run'`, or `StepOf<'run'>`. */
function tellsStep(source: Source, node: SyntaxNode): boolean {
  const above = node.parent;
  const before = source.text.slice(above?.from ?? node.from, node.from);
  if (above?.name === 'Property') return /^do\s*:/.test(before);
  if (above?.name === 'BinaryExpression') return /\.do\s*[!=]==\s*$/.test(before);
  return above?.name === 'LiteralType' && /\bStepOf<$|\bdo: $/.test(source.text.slice(0, node.from));
}
