import type { Config, Mode, Rule } from '../../protocol/config.ts';
import type { Agents } from '../../views/agent.ts';

/** How freely an agent acts in each mode, the least first. */
const freedom: readonly Mode[] = ['plan', 'default', 'auto'];

/** The mode that leaves less freedom. */
export function lower(one: Mode, other: Mode): Mode {
  return freedom.indexOf(one) < freedom.indexOf(other) ? one : other;
}

/** Files are asked for one by one, and the rules of a config are sorted once. */
const known = new WeakMap<Config, { readonly above: readonly Config[]; readonly bound: Config }>();

/**
 * What is set for an agent, under all that stands above it at this moment: what the rules there refuse or ask for, they do
 * for it too, and its mode opens no more than any of theirs.
 */
export function ceilingFor(agents: Agents, name: string): Config {
  const agent = agents[name];
  if (agent === undefined) throw new Error(`There is no agent ${name}.`);
  const { config } = agent;
  const above = agent.line.slice(0, -1).flatMap((each) => agents[each]?.config ?? []);
  if (above.length === 0) return config;
  const before = known.get(config);
  if (before !== undefined && isSame(before.above, above)) return before.bound;
  const bound = under(config, above);
  known.set(config, { above, bound });
  return bound;
}

function under(config: Config, above: readonly Config[]): Config {
  const own = new Set(config.rules.map(nameOf));
  const more = above.flatMap(({ rules }) =>
    rules.filter((rule) => rule.verdict !== 'allow' && !own.has(nameOf(rule)) && own.add(nameOf(rule))),
  );
  return {
    ...config,
    mode: above.reduce((mode, each) => lower(mode, each.mode), config.mode),
    rules: more.length === 0 ? config.rules : [...config.rules, ...more],
  };
}

function nameOf({ verdict, rule }: Rule): string {
  return `${verdict} ${rule}`;
}

function isSame(one: readonly Config[], other: readonly Config[]): boolean {
  return one.length === other.length && one.every((each, i) => each === other[i]);
}
