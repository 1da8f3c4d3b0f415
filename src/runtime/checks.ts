import type { Blobs } from '../agent/ports.ts';
import { resolvePath } from '../base/path.ts';
import { compilePattern } from '../base/pattern.ts';
import { decode } from '../base/text.ts';
import type { Event } from '../protocol/event.ts';
import type { Json } from '../protocol/json.ts';
import type { Check } from '../protocol/script.ts';
import { Projector } from '../views/projector.ts';
import { isAside } from '../views/turn.ts';
import type { Reading } from '../views/view.ts';
import { nodeAt, workspaceView } from '../views/workspace.ts';

/** What came of a check: what was wanted, and when it failed, what was found instead. */
export type CheckResult =
  | { readonly passed: true; readonly wanted: string }
  | { readonly passed: false; readonly wanted: string; readonly found: string };

/** A run that has come to its end: its facts, and the contents its files name. */
export interface Ended {
  readonly events: readonly Event[];
  readonly blobs: Pick<Blobs, 'get'>;
}

/** Holds a run to the checks of its script, in their order. */
export async function checkRun(checks: readonly Check[], run: Ended): Promise<readonly CheckResult[]> {
  const reading = new Projector(run.events).at(run.events.length);
  return Promise.all(checks.map((check) => judge(check, run, reading)));
}

async function judge(check: Check, { events, blobs }: Ended, reading: Reading): Promise<CheckResult> {
  if ('file' in check) return judgeFile(check, await textAt(check.file, reading, blobs));
  if ('answer' in check) return judgeAnswer(check.answer, events);
  return 'rested' in check ? judgeRest(check.rested, events) : judgeFacts(check, events);
}

type FileCheck = Extract<Check, { readonly file: string }>;

async function textAt(file: string, reading: Reading, blobs: Pick<Blobs, 'get'>): Promise<string | undefined> {
  const node = nodeAt(reading.read(workspaceView), resolvePath(file) ?? file);
  const bytes = node?.is === 'file' ? await blobs.get(node.blob) : undefined;
  return bytes && (decode(bytes) ?? '');
}

function judgeFile(check: FileCheck, text: string | undefined): CheckResult {
  const there = text === undefined ? `There is no file ${check.file}.` : `${check.file} holds: ${quote(text)}`;
  if ('absent' in check) return verdict(text === undefined, `no file ${check.file}`, there);
  if ('equals' in check) return verdict(text === check.equals, `${check.file} is ${quote(check.equals)}`, there);
  const contains = text !== undefined && compilePattern(check.contains, { literal: true }).test(text);
  return verdict(contains, `${check.file} contains ${quote(check.contains)}`, there);
}

function judgeAnswer(pattern: string, events: readonly Event[]): CheckResult {
  const last = events.findLast(
    (event) => event.type === 'model.responded' && event.agent === 'main' && !isAside(event),
  );
  const text = last?.type === 'model.responded' ? last.text : undefined;
  const found =
    text === undefined ? 'The model never replied.' : `The last reply, fact ${last?.seq}, says: ${quote(text)}`;
  return verdict(
    text !== undefined && compilePattern(pattern, { literal: true }).test(text),
    `the answer fits ${quote(pattern)}`,
    found,
  );
}

function judgeRest(why: string, events: readonly Event[]): CheckResult {
  const last = events.findLast((event) => event.type === 'agent.rested' && event.agent === 'main');
  if (last?.type !== 'agent.rested') return verdict(false, `the agent rests: ${why}`, 'The agent never came to rest.');
  return verdict(last.why === why, `the agent rests: ${why}`, `Fact ${last.seq} says ${last.why}: ${quote(last.text)}`);
}

type FactCheck = Extract<Check, { readonly fact: string }>;

function judgeFacts({ fact, where, count, min, max }: FactCheck, events: readonly Event[]): CheckResult {
  const kin = events.filter(({ type }) => type === fact);
  const fitting = kin.filter((event) => Object.entries(where).every(([path, value]) => holds(event, path, value)));
  const least = count ?? min ?? (max === undefined ? 1 : 0);
  const most = count ?? max ?? Number.POSITIVE_INFINITY;
  const wanted = `${inWords(least, most)} ${fact}${Object.keys(where).length === 0 ? '' : ` where ${conditions(where)}`}`;
  const passed = fitting.length >= least && fitting.length <= most;
  return verdict(passed, wanted, passed ? '' : whatIsThere(fitting, kin, { fact, where }));
}

function whatIsThere(
  fitting: readonly Event[],
  kin: readonly Event[],
  { fact, where }: Pick<FactCheck, 'fact' | 'where'>,
): string {
  if (fitting.length > 0) return `There are ${fitting.length}: ${places(fitting)}.`;
  const last = kin.at(-1);
  if (last === undefined) return `There is no ${fact} at all.`;
  const misses = Object.entries(where).filter(([path, value]) => !holds(last, path, value));
  const said = misses.map(([path]) => `${path} is ${quote(JSON.stringify(valuesAt(last, path)[0]) ?? 'not there')}`);
  return `None of the ${kin.length} fits (${places(kin)}). In fact ${last.seq}, ${said.join(' and ')}.`;
}

function places(events: readonly Event[]): string {
  const shown = events.slice(0, 8).map(({ seq }) => seq);
  return `fact${events.length === 1 ? '' : 's'} ${shown.join(', ')}${events.length > shown.length ? ', …' : ''}`;
}

function inWords(least: number, most: number): string {
  if (least === most) return `exactly ${least}`;
  if (most === Number.POSITIVE_INFINITY) return `at least ${least}`;
  return least === 0 ? `at most ${most}` : `${least} to ${most}`;
}

function conditions(where: FactCheck['where']): string {
  return Object.entries(where)
    .map(([path, value]) => `${path} is ${JSON.stringify(value)}`)
    .join(' and ');
}

/** A text is a pattern; anything else must be the same. Of a list without a place, one item is enough. */
function holds(event: Event, path: string, wanted: Json): boolean {
  return valuesAt(event, path).some((value) =>
    typeof wanted === 'string' && typeof value === 'string'
      ? compilePattern(wanted, { literal: true }).test(value)
      : same(value, wanted),
  );
}

/** What lies at a path such as `effect.block` or `content.0.text`; `content.text` looks into every item. */
function valuesAt(value: unknown, path: string): readonly unknown[] {
  let found: readonly unknown[] = [value];
  for (const key of path.split('.')) found = found.flatMap((each) => step(each, key));
  return found.length === 1 && Array.isArray(found[0]) ? [found[0], ...found[0]] : found;
}

function step(value: unknown, key: string): readonly unknown[] {
  if (Array.isArray(value) && !/^\d+$/.test(key)) return value.flatMap((item) => step(item, key));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [];
  return [(value as Readonly<Record<string, unknown>>)[key]];
}

function same(a: unknown, b: Json): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    right.every(
      ([key, item]) => Object.hasOwn(a, key) && same((a as Readonly<Record<string, unknown>>)[key], item as Json),
    )
  );
}

function verdict(passed: boolean, wanted: string, found: string): CheckResult {
  return passed ? { passed, wanted } : { passed, wanted, found };
}

function quote(text: string): string {
  return JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}…` : text);
}
