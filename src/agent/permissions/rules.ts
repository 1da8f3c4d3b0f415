import { compileGlob, globFault } from '../../base/glob.ts';
import { home } from '../../base/path.ts';
import { compilePattern, isRegex, patternFault } from '../../base/pattern.ts';
import type { Risk, Rule } from '../../protocol/config.ts';

/** What a rule says about the things that a call touches. A refusal reaches further than a permission: see `parseRule`. */
export interface Scope {
  path(path: string): boolean;
  command(command: string): boolean;
  /** Whether it may fit a command of that name, or of a name that is not known, whatever the rest of it is. */
  named(name: string | undefined): boolean;
  domain(domain: string): boolean;
}

/** A rule that was read: which tools it names, and what of them (everything, when `scope` is missing). */
export interface ReadRule {
  readonly rule: Rule;
  names(tool: string): boolean;
  readonly scope: Scope | undefined;
}

/** A rule that could not be read, and why. It may have meant any tool, or those that start with `tool`. */
export interface FaultyRule {
  readonly rule: Rule;
  names(tool: string): boolean;
  readonly fault: string;
}

const form = /^\s*([\w*][\w*.-]*)\s*(?:\((.*)\))?\s*$/s;

/**
 * Reads `tool`, `tool(pattern)`, with `read`, `write`, `execute` or `web` for every tool of that risk and `*` in names.
 * A pattern is a glob for paths, text with `*` for each simple command, `domain:example.org` for addresses, or
 * `/a regular expression/` for any of them.
 *
 * What refuses or asks reaches further than what allows: `dist/**` is then also `dist` itself, and a domain also the
 * domains below it. `git push *` is `git push` too, either way.
 */
export function parseRule(rule: Rule): ReadRule | FaultyRule {
  const [, name, pattern] = form.exec(rule.rule) ?? [];
  if (name === undefined) {
    const meant = compilePattern(`${/^\s*([\w*.-]*)/.exec(rule.rule)?.[1] ?? ''}*`);
    const fault = `a rule is tool or tool(pattern), such as bash(git push *); received ${JSON.stringify(rule.rule)}`;
    return { rule, names: (tool) => meant.test(tool), fault };
  }
  const named = compilePattern(name, { whole: true });
  const names = (tool: string) => named.test(tool);
  const fault = pattern === undefined ? undefined : faultOf(pattern.trim());
  if (fault !== undefined) return { rule, names, fault };
  const all = pattern === undefined || /^\s*\*{1,2}\s*$/.test(pattern);
  return { rule, names, scope: all ? undefined : scopeOf(pattern.trim(), { wide: rule.verdict !== 'allow' }) };
}

/** What is wrong with a rule, or nothing. */
export function ruleFault(rule: Rule): string | undefined {
  const read = parseRule(rule);
  return 'fault' in read ? read.fault : undefined;
}

/** Whether a rule names a tool, by its name or by its risk. */
export function namesTool(read: ReadRule | FaultyRule, tool: { readonly name: string; readonly risk: Risk }): boolean {
  return read.names(tool.name) || (tool.risk !== 'meta' && read.names(tool.risk));
}

function faultOf(pattern: string): string | undefined {
  if (pattern === '') return 'there is no pattern between its brackets; leave the brackets out to mean every call';
  if (isRegex(pattern)) return patternFault(pattern);
  if (/^domain:\s*$/.test(pattern)) return 'there is no domain after domain:';
  if (pattern.split('/').includes('..')) return 'paths are resolved before they are compared, so .. fits none';
  return globFault(pattern);
}

function scopeOf(pattern: string, { wide }: { wide: boolean }): Scope {
  if (isRegex(pattern)) {
    const regex = compilePattern(pattern);
    const test = (text: string) => regex.test(text);
    return { path: test, command: test, named: () => true, domain: test };
  }
  if (pattern.startsWith('domain:')) {
    const domain = pattern.slice('domain:'.length).trim();
    const never = () => false;
    return { path: never, command: never, named: never, domain: compileDomain(domain, { wide }) };
  }
  return {
    path: compilePath(pattern, { wide }),
    command: compileCommand(pattern),
    named: compileName(pattern),
    domain: compileDomain(pattern, { wide }),
  };
}

function compilePath(pattern: string, { wide }: { wide: boolean }): (path: string) => boolean {
  const from = /^~(\/|$)/.test(pattern) ? home + pattern.slice(1) : pattern;
  const inside = compileGlob(from, { dot: true });
  const itself = /^[^!].*?(\/\*\*|\/)$/.test(from)
    ? compileGlob(from.replace(/(\/\*\*|\/)+$/, ''), { dot: true })
    : inside;
  return wide ? (path) => inside(path) || itself(path) : inside;
}

/** `git push:*` is how some write `git push *`. */
function compileCommand(pattern: string): (command: string) => boolean {
  const spaced = spaceOnce(pattern.replace(/:\*$/, ' *'));
  const whole = compilePattern(spaced, { whole: true });
  const bare = / \*$/.test(spaced) ? compilePattern(spaced.slice(0, -2), { whole: true }) : whole;
  return (command) => whole.test(spaceOnce(command)) || bare.test(spaceOnce(command));
}

/** The name that a pattern asks for, as far as it says one. */
function compileName(pattern: string): (name: string | undefined) => boolean {
  const head = /^[^\s*:]*/.exec(pattern.trim())?.[0] ?? '';
  const open = pattern.trim()[head.length] === '*';
  return (name) => name === undefined || (open ? name.startsWith(head) : name === head);
}

function spaceOnce(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function compileDomain(pattern: string, { wide }: { wide: boolean }): (domain: string) => boolean {
  const wanted = plainDomain(pattern);
  const exact = compilePattern(wanted, { whole: true });
  const below = compilePattern(`*.${wanted}`, { whole: true });
  return (domain) => exact.test(plainDomain(domain)) || (wide && below.test(plainDomain(domain)));
}

/** `example.org.` is `example.org`. */
function plainDomain(domain: string): string {
  return domain.trim().toLowerCase().replace(/\.+$/, '');
}
