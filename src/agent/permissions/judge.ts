import { quotePath } from '../../base/path.ts';
import type { Config, Risk, Rule } from '../../protocol/config.ts';
import type { Subjects } from '../../protocol/event.ts';
import { type FaultyRule, namesTool, parseRule, type ReadRule } from './rules.ts';

/** Who wants to do something: a tool, by name and risk. Code in a sandbox is a tool of the risk `execute`. */
export interface Actor {
  readonly name: string;
  readonly risk: Risk;
}

type Access = Subjects['paths'][number]['access'];
type Request = NonNullable<Subjects['requests']>[number];

/** A rule that fits, and what it fits. */
export interface Fit {
  readonly rule: Rule;
  readonly what: string;
}

/** Whether rules allow all that a call touches; if not, what is left over. */
export type Cover =
  | { readonly covers: true; readonly rules: readonly Rule[] }
  | { readonly covers: false; readonly naming: number; readonly left: string | undefined };

/** The rules of one verdict: those that can be read, and those that cannot. */
interface Sorted {
  readonly read: readonly ReadRule[];
  readonly faulty: readonly FaultyRule[];
}

/** Configs are asked again and again, for every file of a search, and never change. */
const sortings = new WeakMap<readonly Rule[], Readonly<Record<Rule['verdict'], Sorted>>>();

/** The rules of a config with one verdict, those that can be read and those that cannot. */
export function rulesOf({ rules }: Config, verdict: Rule['verdict']): Sorted {
  const known = sortings.get(rules);
  if (known !== undefined) return known[verdict];
  const sorted = { allow: sort(rules, 'allow'), ask: sort(rules, 'ask'), deny: sort(rules, 'deny') };
  sortings.set(rules, sorted);
  return sorted[verdict];
}

function sort(rules: readonly Rule[], verdict: Rule['verdict']): Sorted {
  const own = rules.filter((rule) => rule.verdict === verdict).map(parseRule);
  return {
    read: own.filter((each): each is ReadRule => !('fault' in each)),
    faulty: own.filter((each) => 'fault' in each),
  };
}

/** The first rule with this verdict that fits anything a call touches. */
export function findFit(verdict: 'ask' | 'deny', actor: Actor, subjects: Subjects, config: Config): Fit | undefined {
  for (const read of rulesOf(config, verdict).read) {
    const what = fitOf(read, actor, subjects, config);
    if (what !== undefined) return { rule: read.rule, what };
  }
  return undefined;
}

/** The first rule that asks or refuses and may mean a command of which not all is known before it runs. */
export function findDoubt(actor: Actor, { unread = [], ...asked }: Subjects, config: Config): Fit | undefined {
  const rules = [...rulesOf(config, 'deny').read, ...rulesOf(config, 'ask').read];
  for (const read of rules) {
    const doubtful = namesTool(read, actor) ? unread.find(({ name }) => read.scope?.named(name)) : undefined;
    if (doubtful !== undefined) return { rule: read.rule, what: unreadable(doubtful) };
    const blind = meetsWeb(read, actor) ? asked.requests?.find(({ domain }) => domain === undefined) : undefined;
    if (blind !== undefined) return { rule: read.rule, what: unseen(blind, asked) };
  }
  return undefined;
}

/** What a command asks of the web is not known before it runs. */
export function unseen({ command }: Request, { commands }: Pick<Subjects, 'commands'>): string {
  return `what ${quote(commands[command] ?? '')} asks of the web, which is not known beforehand`;
}

function unreadable({ command }: NonNullable<Subjects['unread']>[number]): string {
  return `what ${quote(command)} runs, which is not known beforehand`;
}

function fitOf(read: ReadRule, actor: Actor, subjects: Subjects, config: Config): string | undefined {
  const path = subjects.paths.find(({ path, access }) => fitsPath(read, path, access, actor, config));
  const { scope } = read;
  const request = meetsWeb(read, actor) ? findRequest(read, subjects) : undefined;
  if (request !== undefined) return `the request to ${request.domain ?? 'a host that is not known beforehand'}`;
  if (!namesTool(read, actor)) return path && `the path ${quotePath(path.path)}`;
  if (scope === undefined) return `every call of ${actor.name}`;
  if (path !== undefined) return `the path ${quotePath(path.path)}`;
  const command = subjects.commands.find((each) => scope.command(each));
  if (command !== undefined) return `the command ${quote(command)}`;
  const domain = subjects.domains.find((each) => scope.domain(each));
  return domain === undefined ? undefined : `the domain ${quote(domain)}`;
}

/** Whether a rule that asks or refuses speaks of what an actor does at a path. */
export function fitsPath(read: ReadRule, path: string, access: Access, actor: Actor, config: Config): boolean {
  return reachesPath(read, access, actor, config) && (read.scope === undefined || read.scope.path(path));
}

/**
 * A rule reaches a path through the tool it names, through what is done there (`write(dist/**)` holds for a shell that
 * writes), and code in a sandbox through every tool that does the same: what `read_file` may not open, `cat` may not.
 */
export function reachesPath(read: ReadRule | FaultyRule, access: Access, actor: Actor, config: Config): boolean {
  if (namesTool(read, actor) || read.names(access)) return true;
  if (actor.risk !== 'execute' || ('scope' in read && read.scope === undefined)) return false;
  const named = config.tools.filter((tool) => read.names(tool.name));
  // a tool that this agent does not have may be of any risk
  if (named.length === 0) return !(['read', 'write', 'execute', 'web'] as const).some((risk) => read.names(risk));
  return named.some((tool) => tool.risk === access);
}

/** What a command reads of the web is judged by the rules for the tool that does the same. */
function namesWeb(read: ReadRule): boolean {
  return read.names('web_fetch') || read.names('web');
}

/** Whether a rule speaks of what commands ask of the web: as one for the web, or as one of domains for the shell. */
function meetsWeb(read: ReadRule, actor: Actor): boolean {
  return namesWeb(read) || (namesTool(read, actor) && isOfDomains(read));
}

function isOfDomains({ rule: { rule } }: ReadRule): boolean {
  return /\(\s*domain:/.test(rule);
}

function findRequest({ scope }: ReadRule, { requests = [] }: Subjects): Request | undefined {
  return requests.find(({ domain }) => scope === undefined || (domain !== undefined && scope.domain(domain)));
}

/** Whether a rule that allows covers a request. Of a host that is not known, only one for the whole web does. */
function coversRequest(read: ReadRule, { domain }: Request, actor: Actor): boolean {
  if (!meetsWeb(read, actor)) return false;
  return read.scope === undefined || (domain !== undefined && read.scope.domain(domain));
}

/** Whether allow rules cover a call: every path, command and domain of it, and at least one by a rule for this very tool. */
export function coverOf(actor: Actor, subjects: Subjects, config: Config): Cover {
  const { requests = [] } = subjects;
  const naming = rulesOf(config, 'allow').read.filter(
    (read) => namesTool(read, actor) || (requests.length > 0 && namesWeb(read)),
  );
  const broken = subjects.unread?.find((each) => each.broken);
  if (broken !== undefined) return { covers: false, naming: naming.length, left: unreadable(broken) };
  const used = new Set<ReadRule>();
  for (const request of requests) {
    const rule = naming.find((read) => coversRequest(read, request, actor));
    if (rule === undefined) return { covers: false, naming: naming.length, left: unseenOr(request, subjects) };
    used.add(rule);
  }
  const open = naming.find((read) => read.scope === undefined && namesTool(read, actor));
  if (open !== undefined) return { covers: true, rules: [...used.add(open)].map(({ rule }) => rule) };
  for (const { what, fits } of touched(subjects)) {
    const rule = rulesOf(config, 'allow').read.find((read) => fits(read, namesTool(read, actor)));
    if (rule === undefined) return { covers: false, naming: naming.length, left: what };
    used.add(rule);
  }
  const nameless = subjects.unread?.find(({ name }) => name === undefined);
  if (nameless !== undefined) return { covers: false, naming: naming.length, left: unreadable(nameless) };
  if (!naming.some((read) => used.has(read))) return { covers: false, naming: naming.length, left: undefined };
  return { covers: true, rules: [...used].map(({ rule }) => rule) };
}

function unseenOr(request: Request, subjects: Subjects): string {
  return request.domain === undefined ? unseen(request, subjects) : `the request to ${request.domain}`;
}

function* touched({ paths, commands, domains, requests }: Subjects) {
  type Fits = (read: ReadRule, own: boolean) => boolean;
  const thing = (what: string, fits: Fits) => ({ what, fits });
  for (const { path, access } of paths) {
    const there = (read: ReadRule) => read.scope === undefined || read.scope.path(path);
    yield thing(`the path ${quotePath(path)}`, (read, own) => (own || read.names(access)) && there(read));
  }
  // a command that reads the web is what it asks, which is covered by now
  const reading = new Set(requests?.map(({ command }) => command));
  for (const [at, command] of commands.entries())
    if (!reading.has(at))
      yield thing(`the command ${quote(command)}`, (read, own) => own && (read.scope?.command(command) ?? true));
  for (const domain of requests === undefined ? domains : [])
    yield thing(`the domain ${quote(domain)}`, (read, own) => own && (read.scope?.domain(domain) ?? true));
}

/** A rule as a sentence names it. */
export function nameRule({ verdict, rule, source }: Rule): string {
  return `${verdict} ${rule} (${source})`;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
