import type { SyntaxNode } from '@lezer/common';
import type { Place, SourceMap } from '../src/ui/source/shipped.ts';
import { keyOf } from '../src/views/hits.ts';
import { fieldOf, lineAt, literalOf, nodesOf, parse, type Source } from './syntax.ts';
import { readWanted, type Wanted } from './wanted.ts';

/** The map, and every reason why it cannot be trusted. */
export interface Mapped {
  readonly map: SourceMap;
  readonly problems: readonly string[];
}

interface Found {
  readonly key: string;
  readonly place: Place;
}

/** Where steps are chosen: what an agent does by itself, and what it does about others. */
const choosing: readonly string[] = ['agent/next-step.ts', 'agent/others.ts'];
const judging = 'agent/permissions/ladder.ts';

/**
 * Maps every step, fact and rung that is declared to the one line that is its own. `files` holds what is shipped and
 * the declarations, by path below `src/`. Pure; what it looks at is the syntax, so text in comments counts for nothing.
 */
export function mapSource(files: ReadonlyMap<string, string>, shipped: readonly string[]): Mapped {
  const { wanted, problems } = readWanted(files);
  const found = { steps: [] as Found[], facts: [] as Found[], rungs: [] as Found[] };
  for (const file of shipped) {
    const source = parse(files.get(file) ?? '');
    for (const object of nodesOf(source, 'ObjectExpression')) {
      const add = (list: Found[], kind: string, because?: string) => {
        const at = fieldOf(source, object, kind);
        const name = literalOf(source, at);
        if (at === undefined || name === undefined) return;
        const why = because === undefined ? undefined : literalOf(source, fieldOf(source, object, because));
        list.push({ key: keyOf(name, why), place: { file, line: lineAt(source, at.from) } });
      };
      if (choosing.includes(file)) add(found.steps, 'do', 'because');
      if (file === judging) add(found.rungs, 'rung');
      if (isAppended(source, object)) add(found.facts, 'type', 'because');
    }
  }
  const judge = (what: keyof Wanted) => matchUp(what, wanted[what], found[what]);
  const judged = { steps: judge('steps'), facts: judge('facts'), rungs: judge('rungs') };
  return {
    map: { steps: judged.steps.places, facts: judged.facts.places, rungs: judged.rungs.places },
    problems: [...problems, ...judged.steps.problems, ...judged.facts.problems, ...judged.rungs.problems],
  };
}

/** An object literal is a fact where it is handed to something that appends, or is what a function gives. */
function isAppended(source: Source, object: SyntaxNode): boolean {
  let node = object;
  for (;;) {
    const above = node.parent;
    switch (above?.name) {
      case 'ParenthesizedExpression':
      case 'ConditionalExpression':
      case 'BinaryExpression':
      case 'ArrayExpression':
        node = above;
        continue;
      case 'ReturnStatement':
      case 'ArrowFunction':
        return true;
      case 'ArgList': {
        const callee = above.parent?.firstChild;
        return callee != null && /append\w*$/i.test(source.text.slice(callee.from, callee.to));
      }
      default:
        return false;
    }
  }
}

const owed: Readonly<Record<keyof Wanted, (key: string) => string>> = {
  steps: (key) => `the step “${key}”: ${choosing.join(' or ')} must choose it in one literal { do, because }`,
  facts: (key) =>
    `the fact “${key}”: one literal must be appended (or returned to be appended) with this type and reason`,
  rungs: (key) => `the rung “${key}”: ${judging} must name it in one literal { rung }`,
};

function matchUp(what: keyof Wanted, wanted: readonly string[], found: readonly Found[]) {
  const places: Record<string, Place> = {};
  const problems: string[] = [];
  for (const key of wanted) {
    const [first, ...others] = found.filter((each) => each.key === key).map(({ place }) => place);
    if (first === undefined) problems.push(`No line for ${owed[what](key)}.`);
    else places[key] = first;
    if (first === undefined || others.length === 0) continue;
    problems.push(
      `${others.length + 1} lines for ${owed[what](key)}; found at ${[first, ...others].map(print).join(', ')}.`,
    );
  }
  const kinds = new Set(wanted.map((key) => key.replace(/: .*$/, '')));
  for (const { key, place } of found) {
    if (wanted.includes(key) || !kinds.has(key.replace(/: .*$/, ''))) continue;
    problems.push(`${print(place)} has “${key}”, which is not declared with that reason; spell it out as one literal.`);
  }
  return { places, problems };
}

function print({ file, line }: Place): string {
  return `${file}:${line}`;
}
