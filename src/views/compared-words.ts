import type { CallRequest, Event, EventOf } from '../protocol/event.ts';
import type { Comparison, Pair } from './compare-runs.ts';

/** What became of the first difference between two runs, in a sentence about the right one. */
export function comparedWords(comparison: Comparison): string {
  const { pairs, first } = comparison;
  if (first === undefined) return 'The two runs are the same, fact by fact.';
  const pair = pairs[first];
  if (pair === undefined) return '';
  const cause = causeOf(pair, pairs.slice(0, first));
  const effect = effectOf(comparison);
  return effect === undefined ? `${cause}.` : `${cause}, so ${effect}.`;
}

/** The first difference: what happened on the right in place of what happened on the left. */
function causeOf({ left, right }: Pair, before: readonly Pair[]): string {
  if (right === undefined) return `It ends before ${left?.seq}, where the other goes on`;
  if (left === undefined) return `It goes on at ${right.seq}, where the other ends`;
  const at = `at ${right.seq}`;
  if (left.type !== right.type) return `It went another way ${at}: ${right.type} instead of ${left.type}`;
  switch (right.type) {
    case 'approval.resolved': {
      const name = toolOf(right.call, before);
      if (left.type === right.type && left.verdict === right.verdict)
        return right.verdict === 'deny'
          ? `The call of ${name} was denied for another reason ${at}`
          : `The call of ${name} was allowed with other arguments ${at}`;
      return `The call of ${name} was ${right.verdict === 'deny' ? 'denied' : 'allowed'} ${at}`;
    }
    case 'tool.decided':
      return `The call of ${toolOf(right.call, before)} was judged otherwise ${at}: ${right.verdict}`;
    case 'tool.finished':
      return `The call of ${toolOf(right.call, before)} had another result ${at}`;
    case 'model.responded':
      return `The model replied otherwise ${at}${callsInstead(left as EventOf<'model.responded'>, right)}`;
    case 'prompt.submitted':
      return `Something else was said ${at}`;
    case 'question.answered':
      return `The question was answered otherwise ${at}`;
    case 'settings.changed':
      return `Other settings held from ${right.seq} on`;
    case 'run.started':
      return left.type === right.type && left.config.system !== right.config.system
        ? 'It began with another system text'
        : 'It began otherwise';
    case 'files.changed':
      return `Other files were changed ${at}`;
    default:
      return `It differs ${at}, in ${right.type}`;
  }
}

function callsInstead({ calls: before }: EventOf<'model.responded'>, { calls: after }: EventOf<'model.responded'>) {
  const [was, is] = [names(before), names(after)];
  if (was === is) return '';
  return is === '' ? ' and called nothing' : ` and called ${is}${was === '' ? '' : ` instead of ${was}`}`;
}

function names(calls: readonly CallRequest[]): string {
  return [...new Set(calls.map(({ name }) => name))].join(' and ');
}

/** What the difference led to: a tool or a command that ran in one run only, a file, how it ended, what it said. */
function effectOf({ pairs, first = 0, files, left, right }: Comparison): string | undefined {
  const before = callsRun(
    pairs.map((pair) => pair.left),
    first,
  );
  const now = callsRun(
    pairs.map((pair) => pair.right),
    first,
  );
  const missing = onlyIn(before, now);
  if (missing.length > 0) return `${few(missing)} never ran`;
  const added = onlyIn(now, before);
  if (added.length > 0) return `${few(added)} ran`;
  const [file, how] = [...files][0] ?? [];
  if (file !== undefined)
    return `${file} ${fileWords[how ?? 'changed']}${files.size > 1 ? `, with ${files.size - 1} more` : ''}`;
  if (left.rests !== right.rests) return `it ended ${right.rests} instead of ${left.rests}`;
  return left.said === right.said ? undefined : 'it ended with another answer';
}

function onlyIn(one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] {
  return [...one].filter((name) => !other.has(name));
}

/** Some names: the first three, and how many there are besides. */
function few(all: readonly string[]): string {
  const names = all.slice(0, 3).join(' and ');
  return all.length > 3 ? `${names} and ${all.length - 3} more` : names;
}

/**
 * What ran from a place on: tools by their names, and what the shell was given by its first line. A tool that had run before
 * that place runs again: then what it was called for is said as well.
 */
function callsRun(events: readonly (Event | undefined)[], from: number): ReadonlySet<string> {
  const called = new Map<string, CallRequest>();
  const before = new Set<string>();
  const ran = new Set<string>();
  for (const [at, event] of events.entries()) {
    if (event?.type === 'model.responded') for (const request of event.calls) called.set(request.call, request);
    const request = event?.type === 'tool.started' ? called.get(event.call) : undefined;
    if (request === undefined) continue;
    if (at < from) before.add(request.name);
    else ran.add(deed(request, before.has(request.name)));
  }
  return ran;
}

function deed({ name, input: { command, path } }: CallRequest, again: boolean): string {
  if (typeof command === 'string') return `\`${command.trim().split('\n', 1)[0]}\``;
  return again && typeof path === 'string' ? `${name} of ${path}` : name;
}

const fileWords = { added: 'is there', changed: 'says something else', deleted: 'is not there' } as const;

/** The tool of a call. */
function toolOf(call: string, before: readonly Pair[]): string {
  for (let at = before.length - 1; at >= 0; at--) {
    const event = before[at]?.right;
    const found = event?.type === 'model.responded' ? event.calls.find((each) => each.call === call) : undefined;
    if (found !== undefined) return found.name;
  }
  return call;
}
