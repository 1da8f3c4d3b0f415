import type { RungName, Subjects } from '../../protocol/event.ts';

/** The rungs that ask whatever the rules allow: what they ask cannot be allowed for good. */
export const unmovedRungs: readonly RungName[] = ['protected paths', 'ask rules', 'hook asks', 'always asks'];

/**
 * Rules that would allow a call like this one, the narrowest first: each entry is a list of rules that together cover all
 * that the call touches. Where nothing narrows it, the rule is the tool itself.
 */
export function suggestRules(
  tool: string,
  { paths, commands, domains, requests = [] }: Subjects,
): readonly (readonly string[])[] {
  const things = [
    ...paths.map(({ path }) => ({ exact: plain(path), wide: insideOf(path) })),
    ...commands
      .filter((_, at) => !requests.some(({ command }) => command === at))
      .map((command) => ({ exact: plain(command), wide: beginningOf(command) })),
    ...domains.map((domain) => ({ exact: `domain:${domain}`, wide: `domain:${domain}` })),
  ];
  // a host that nobody knows beforehand is covered by nothing narrower
  const web = requests.some(({ domain }) => domain === undefined) ? ['web_fetch'] : [];
  const reached = domains.map((domain) => `${tool}(domain:${domain})`);
  const all = requests.length === 0 ? [tool] : [tool, ...(web.length > 0 ? web : reached)];
  if (things.length === 0) return [web.length > 0 ? web : [tool]];
  const exact = things.map((thing) => `${tool}(${thing.exact})`);
  const wide = things.map((thing) => `${tool}(${thing.wide})`);
  return [[...exact, ...web], [...wide, ...web], all]
    .map(unique)
    .filter((rules, at, all) => at === 0 || rules.join() !== all[at - 1]?.join());
}

/** What stands for itself in every pattern. */
const simple = /^(?![/~])[\p{L}\p{N}_.,@+=/-]+( [\p{L}\p{N}_.,@+=/-]+)*$/u;

/** A text as a pattern that fits it and no other: one that holds signs of patterns becomes a regular expression. */
function plain(text: string): string {
  return simple.test(text) ? text : `/^${escaped(text)}$/`;
}

/** Everything in the folder of a path. */
function insideOf(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return folder === '' || simple.test(folder) ? `${folder}**` : `/^${escaped(folder)}/`;
}

/** `git push origin main` begins with `git push *`: the command, and what it is to do when it says so in a word. */
function beginningOf(command: string): string {
  const [first = '', second] = command.trim().split(/\s+/);
  const words = second !== undefined && /^[a-z][a-z-]*$/.test(second) ? `${first} ${second}` : first;
  return simple.test(words) ? `${words} *` : plain(command);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function unique(rules: readonly string[]): readonly string[] {
  return [...new Set(rules)];
}
