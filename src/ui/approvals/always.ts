import { suggestRules, unmovedRungs } from '../../agent/permissions/suggest.ts';
import type { StandingPermission } from '../../protocol/config.ts';
import type { RungName } from '../../protocol/event.ts';
import type { Question } from '../../views/questions.ts';

/** A permission while it is written: its rules, one a line, and how long it is to hold. */
export interface Standing {
  readonly text: string;
  readonly scope: StandingPermission['scope'];
}

/** How far a suggestion reaches, from just this call to every call of its tool. */
export interface Suggested {
  readonly label: string;
  readonly text: string;
}

const everyTime: Readonly<Partial<Record<RungName, string>>> = {
  'protected paths': 'a protected path is asked about every time',
  'ask rules': 'a rule asks every time',
  'hook asks': 'a hook asks every time',
  'always asks': 'this tool is put before you every time',
};

/** Why a question cannot be answered for good; undefined when it can. */
export function neverAlways({ decided }: Question): string | undefined {
  return unmovedRungs.includes(decided.by)
    ? `Not here: ${everyTime[decided.by] ?? 'it is asked every time'}.`
    : undefined;
}

/** The rules that would let such a call pass, the narrowest first. */
export function suggestedFor({ call, decided }: Question): readonly Suggested[] {
  const all = suggestRules(call.name, decided.subjects);
  // whom a command asks may be known to nobody beforehand
  const web = (rules: readonly string[]) =>
    rules.includes('web_fetch') && call.name !== 'web_fetch' ? ', and all of the web' : '';
  return all.map((rules, at) => ({
    label: `${labelOf(rules, at, call.name)}${web(rules)}`,
    text: rules.join('\n'),
  }));
}

function labelOf([first = '']: readonly string[], at: number, tool: string): string {
  if (first === tool) return `All of ${tool}`;
  return at === 0 ? 'Just this' : 'Calls like it';
}

/** The rules of a text: its lines that say something. */
export function rulesIn(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}

const risks: Readonly<Record<string, string>> = {
  read: 'that reads',
  write: 'that changes files',
  execute: 'that runs code',
  web: 'that reaches out of this page',
};

/** In words, what a rule that allows would let pass. */
export function meaningOf(rule: string): string {
  const [, name = '', inside] = /^\s*([\w*][\w*.-]*)\s*(?:\((.*)\))?\s*$/s.exec(rule) ?? [];
  if (name === '') return 'This is no rule: it is to be tool, or tool(pattern).';
  const risk = Object.hasOwn(risks, name) ? risks[name] : undefined;
  const tool = risk === undefined ? (name.includes('*') ? `any tool named like ${name}` : name) : `every tool ${risk}`;
  const pattern = inside?.trim();
  if (pattern === undefined || /^\*{1,2}$/.test(pattern)) {
    // what a command reads of the web is allowed by rules for the web
    const but = name === 'bash' || name === 'execute' ? ' but the web' : '';
    return `Any call of ${tool}, whatever it touches${but}.`;
  }
  return `Calls of ${tool}: ${patternMeaning(pattern)}.`;
}

function patternMeaning(pattern: string): string {
  if (/^\/.*\/$/s.test(pattern)) {
    return /^\/\^(\\.|[^\\.*+?()[\]{}|])*\$\/$/su.test(pattern)
      ? 'this and nothing else'
      : 'all that the regular expression finds';
  }
  if (pattern.startsWith('domain:')) return `every address of ${pattern.slice(7).trim()}`;
  if (pattern.endsWith('/**') && !/[*?[{]/.test(pattern.slice(0, -3)))
    return `everything in ${pattern.slice(0, -2)}, in the folders below it too`;
  if (/( |:)\*$/.test(pattern) && !/[*?[{]/.test(pattern.slice(0, -2)))
    return `every command that begins with ${pattern.slice(0, -2)}, whatever follows`;
  return /[*?[{]/.test(pattern) ? `all that fits ${pattern}` : 'this and nothing else';
}
