import type { SyntaxNode } from '@lezer/common';
import { keyOf } from '../src/views/hits.ts';
import { childrenOf, fieldsOf, literalOf, nodesOf, parse, type Source, written } from './syntax.ts';

/** What must have a line, and where it is declared. */
export interface Wanted {
  readonly steps: readonly string[];
  readonly facts: readonly string[];
  readonly rungs: readonly string[];
}

/** What is wanted, or in what way its declaration could not be read. */
export interface Reading {
  readonly wanted: Wanted;
  readonly problems: readonly string[];
}

/** Where steps, facts and rungs are declared, below `src/`. */
export const declaredIn = { steps: 'agent/step.ts', facts: 'protocol/event.ts', rungs: 'protocol/event.ts' } as const;

/** Reads from the declarations which steps, facts and rungs there are. */
export function readWanted(files: ReadonlyMap<string, string>): Reading {
  const problems: string[] = [];
  const read = (what: keyof Wanted, from: (source: Source, complain: (text: string) => void) => readonly string[]) => {
    const file = declaredIn[what];
    const complain = (text: string) => problems.push(`${file}: ${text}`);
    const found = from(parse(files.get(file) ?? ''), complain);
    if (found.length === 0) complain(`no ${what} are declared there.`);
    return found;
  };
  const wanted = { steps: read('steps', stepsIn), facts: read('facts', factsIn), rungs: read('rungs', rungsIn) };
  return { wanted, problems };
}

function stepsIn(source: Source, complain: (text: string) => void): readonly string[] {
  const aliases = new Map(
    nodesOf(source, 'TypeAliasDeclaration').map((alias) => {
      const name = alias.getChild('TypeDefinition');
      return [name === null ? '' : written(source, name), alias.getChild('Equals')?.nextSibling ?? null] as const;
    }),
  );
  return casesOf(aliases.get('Step') ?? null).flatMap((step) => {
    const [kind, ...others] = namesOf(source, fieldOf(source, step, 'do'), aliases);
    const reasons = namesOf(source, fieldOf(source, step, 'because'), aliases);
    if (kind !== undefined && others.length === 0 && reasons.length > 0) return reasons.map((why) => keyOf(kind, why));
    complain(`a case of Step does not give \`do\` one word and \`because\` some: ${written(source, step)}`);
    return [];
  });
}

/** The cases of a union type; anything else is its only case. */
function casesOf(type: SyntaxNode | null): readonly SyntaxNode[] {
  if (type === null) return [];
  return type.name === 'UnionType'
    ? childrenOf(type)
        .filter((each) => each.name !== 'LogicOp')
        .flatMap(casesOf)
    : [type];
}

function fieldOf(source: Source, object: SyntaxNode, name: string): SyntaxNode | null {
  const field = object.getChildren('PropertyType').find((each) => {
    const definition = each.getChild('PropertyDefinition');
    return definition !== null && written(source, definition) === name;
  });
  return field?.getChild('TypeAnnotation')?.lastChild ?? null;
}

/** The strings that a type allows; empty when it allows anything else. */
function namesOf(
  source: Source,
  type: SyntaxNode | null,
  aliases: ReadonlyMap<string, SyntaxNode | null>,
): readonly string[] {
  const names: string[] = [];
  for (const each of casesOf(type)) {
    if (each.name === 'TypeName') names.push(...namesOf(source, aliases.get(written(source, each)) ?? null, aliases));
    else names.push(...[literalOf(source, each.firstChild)].filter((name) => name !== undefined));
  }
  return names;
}

function factsIn(source: Source, complain: (text: string) => void): readonly string[] {
  const list = initialiserOf(source, 'factSchema')?.getChild('ArgList')?.getChild('ArrayExpression');
  return childrenOf(list ?? source.tree.topNode)
    .filter((each) => each.name === 'CallExpression')
    .flatMap((schema) => {
      const object = schema.getChild('ArgList')?.getChild('ObjectExpression');
      const fields = object == null ? [] : fieldsOf(source, object);
      const [type] = stringsIn(source, fields.find(({ name }) => name === 'type')?.value);
      const because = fields.find(({ name }) => name === 'because');
      const reasons = stringsIn(source, because?.value);
      if (type !== undefined && because === undefined) return [type];
      if (type !== undefined && reasons.length > 0) return reasons.map((why) => keyOf(type, why));
      complain(`a case of factSchema does not spell out its type and reasons: ${written(source, schema)}`);
      return [];
    });
}

function rungsIn(source: Source): readonly string[] {
  return stringsIn(source, initialiserOf(source, 'rungNames'));
}

function initialiserOf(source: Source, name: string): SyntaxNode | undefined {
  const variable = nodesOf(source, 'VariableDefinition').find((each) => written(source, each) === name);
  return variable?.parent?.getChild('Equals')?.nextSibling ?? undefined;
}

/** Every string literal below a node. */
function stringsIn(source: Source, node: SyntaxNode | undefined): readonly string[] {
  if (node === undefined) return [];
  const own = literalOf(source, node);
  return own === undefined ? childrenOf(node).flatMap((child) => stringsIn(source, child)) : [own];
}
