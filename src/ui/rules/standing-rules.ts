import { entryName } from '../../agent/permissions/settings-file.ts';
import type { Rule } from '../../protocol/config.ts';

/** Where a rule came from: a line of a file, or somebody in words. */
export type Origin =
  | { readonly is: 'file'; readonly path: string; readonly line: number }
  | { readonly is: 'words'; readonly words: string };

/** A rule as the list shows it. */
export interface ListedRule extends Rule {
  readonly origin: Origin;
  /** The entry by which it is switched off, when a file brought it and a person has agreed to it. */
  readonly entry: string | undefined;
  /** Whether the agent holds it already, or takes it up with its next step. */
  readonly held: boolean;
}

/** In the order of the ladder: what refuses, what asks, what allows. */
const order: readonly Rule['verdict'][] = ['deny', 'ask', 'allow'];

/** The rules as a list, in the order in which the ladder comes to them. `held`: those that the agent has now. */
export function listRules(rules: readonly Rule[], held: readonly Rule[]): readonly ListedRule[] {
  const has = new Set(held.map(nameOf));
  return order.flatMap((verdict) =>
    rules
      .filter((rule) => rule.verdict === verdict)
      .map((rule) => {
        const origin = originOf(rule.source);
        const entry = origin.is === 'file' && verdict === 'allow' ? entryName('allow', rule.rule) : undefined;
        return { ...rule, origin, entry, held: has.has(nameOf(rule)) };
      }),
  );
}

/** Where a source points to. */
export function originOf(source: string): Origin {
  const [, path, line] = /^(.+):(\d+)$/.exec(source) ?? [];
  if (path !== undefined) return { is: 'file', path, line: Number(line) };
  return { is: 'words', words: source === 'script' ? 'the script of this run' : source };
}

function nameOf({ verdict, rule, source }: Rule): string {
  return JSON.stringify([verdict, rule, source]);
}
