import { ruleFault } from '../agent/permissions/rules.ts';
import { addressFault } from '../agent/web/address.ts';
import { resolvePath } from '../base/path.ts';
import { patternFault } from '../base/pattern.ts';
import type { Rule } from '../protocol/config.ts';
import { factSchema } from '../protocol/event.ts';
import type { Json } from '../protocol/json.ts';
import type { Check, Script } from '../protocol/script.ts';
import { nameOf } from '../providers/scripted/rules.ts';
import { faultInTemplate } from '../providers/scripted/template.ts';
import { inResults } from './check-results.ts';
import type { Path, ScriptFault } from './script-fault.ts';

/** What there is for a script to name. */
export interface ThereIs {
  readonly tools?: readonly string[];
  readonly skills?: readonly string[];
  readonly agents?: readonly string[];
}

type Faults = Generator<ScriptFault>;

const factTypes: readonly string[] = factSchema.options.map(({ shape }) => shape.type.value);

/**
 * What a script could only fail at later: patterns, permission rules, quotes, paths, names that are there twice. With the
 * names of the tools, skills and agents that there are, also one that is not among them.
 */
export function faultsIn(script: Script, there: ThereIs = {}): readonly ScriptFault[] {
  return [
    ...inFiles(script.files),
    ...inPages(script.pages),
    ...inSettings(script.settings, there),
    ...inModel(script.model),
    ...inPerson(script.person),
    ...inResults(script.results),
    ...inRecorded(script.recorded),
    ...script.faults.flatMap(({ agent }, index) => [...inPattern(agent, ['faults', index, 'agent'])]),
    ...script.checks.flatMap((check, index) => [...inCheck(check, ['checks', index])]),
  ];
}

function* inFiles(files: Script['files']): Faults {
  const places = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const name of Object.keys(files)) {
    const path: Path = ['files', name];
    const place = resolvePath(name) ?? '';
    const above = foldersOf(place);
    const around = above.find((folder) => places.has(folder));
    const [twin, inside] = [places.get(place), folders.get(place)];
    if (place === '') yield { path, message: 'No file can be there.' };
    else if (twin !== undefined) yield { path, message: `It is the same place as ${twin}.` };
    else if (inside !== undefined) yield { path, message: `${place} is a folder: ${inside} lies in it.` };
    else if (around !== undefined) yield { path, message: `${around} is a file, and nothing can lie in it.` };
    places.set(place, name);
    for (const folder of above) folders.set(folder, name);
  }
}

/** What a page could never be asked at, and what it cannot be. */
function* inPages(pages: Script['pages'] = {}): Faults {
  for (const [address, { text, html, leads }] of Object.entries(pages)) {
    const path: Path = ['pages', address];
    const why = addressFault(address);
    if (why !== undefined) yield { path, message: `No page can be there: ${why}.` };
    if ([text, html, leads].filter((each) => each !== undefined).length > 1)
      yield { path, message: 'A page has one of "text", "html" and "leads".' };
  }
}

function foldersOf(place: string): readonly string[] {
  const names = place.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}

function* inSettings(settings: Script['settings'], there: ThereIs): Faults {
  const { permissions, hooks } = settings;
  for (const kind of ['tools', 'skills', 'agents'] as const) {
    const known = there[kind];
    for (const [index, name] of (settings[kind] ?? []).entries()) {
      if (known !== undefined && !known.includes(name))
        yield {
          path: ['settings', kind, index],
          message: `There is no ${kind.slice(0, -1)} ${name}. There are: ${known.join(', ')}.`,
        };
    }
  }
  for (const verdict of ['allow', 'ask', 'deny'] as const) {
    for (const [index, rule] of permissions[verdict].entries())
      yield* inRule(rule, verdict, ['settings', 'permissions', verdict, index]);
  }
  yield* inHooks(hooks, ['settings', 'hooks']);
}

function* inHooks(hooks: Script['settings']['hooks'], place: Path): Faults {
  for (const [index, { matcher, if: rule, when = {} }] of hooks.entries()) {
    const at: Path = [...place, index];
    yield* inPattern(matcher, [...at, 'matcher']);
    yield* inRule(rule, 'ask', [...at, 'if']);
    for (const [key, pattern] of Object.entries(when)) yield* inPattern(pattern, [...at, 'when', key]);
  }
}

function* inModel(rules: Script['model']): Faults {
  const names = new Map<string, number>();
  for (const [index, rule] of rules.entries()) {
    const at: Path = ['model', index];
    const twin = names.get(nameOf(rule, index));
    if (twin !== undefined) yield { path: [...at, 'name'], message: `Rule ${twin + 1} has the same name.` };
    names.set(nameOf(rule, index), index);
    for (const key of ['agent', 'last', 'prompt', 'context'] as const)
      yield* inPattern(rule.when[key], [...at, 'when', key]);
    if (rule.reply.plain) continue;
    const { text, thinking, calls } = rule.reply;
    const quoting = { text, thinking, calls: calls.map(({ input }) => ({ input })) };
    for (const [path, each] of textsIn(quoting, [...at, 'reply'])) yield* fault(faultInTemplate(each), path);
  }
}

function* inPerson(rules: Script['person']): Faults {
  for (const [index, rule] of rules.entries()) {
    if ('prompt' in rule) continue;
    for (const key of ['tool', 'agent', 'path'] as const)
      yield* inPattern(rule.when[key], ['person', index, 'when', key]);
  }
}

/** What the person of a recorded run set. */
function* inRecorded(recorded: Script['recorded']): Faults {
  for (const [index, { act }] of recorded.entries()) {
    if (act.do !== 'set') continue;
    const at: Path = ['recorded', index, 'act', 'config'];
    const { rules = [], hooks = [] } = act.config;
    for (const [place, { verdict, rule }] of rules.entries())
      yield* inRule(rule, verdict, [...at, 'rules', place, 'rule']);
    yield* inHooks(hooks, [...at, 'hooks']);
  }
}

function* inCheck(check: Check, at: Path): Faults {
  if ('file' in check && resolvePath(check.file) === undefined)
    yield { path: [...at, 'file'], message: 'No file can be there.' };
  if ('contains' in check) yield* inPattern(check.contains, [...at, 'contains']);
  if ('answer' in check) yield* inPattern(check.answer, [...at, 'answer']);
  if (!('fact' in check)) return;
  if (!factTypes.includes(check.fact))
    yield { path: [...at, 'fact'], message: `There is no fact "${check.fact}". There are: ${factTypes.join(', ')}.` };
  for (const [key, value] of Object.entries(check.where))
    if (typeof value === 'string') yield* inPattern(value, [...at, 'where', key]);
}

function* inPattern(pattern: string | undefined, path: Path): Faults {
  if (pattern !== undefined) yield* fault(patternFault(pattern), path);
}

function* inRule(rule: string | undefined, verdict: Rule['verdict'], path: Path): Faults {
  if (rule !== undefined) yield* fault(ruleFault({ verdict, rule, source: 'script' }), path);
}

function* fault(message: string | undefined, path: Path): Faults {
  if (message !== undefined) yield { path, message };
}

/** Every text inside a value, with the keys that lead to it. */
function textsIn(value: Json, at: Path): readonly (readonly [Path, string])[] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item as Json, [...at, key]));
}
