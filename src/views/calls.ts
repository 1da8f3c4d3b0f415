import type { Config, Risk, ToolSpec } from '../protocol/config.ts';
import type { EventOf } from '../protocol/event.ts';
import type { JsonObject } from '../protocol/json.ts';
import { blockedBy } from './blocked.ts';

/** How far a call has got. A call is open until it has returned. */
type Progress =
  | { readonly is: 'proposed'; readonly approved: boolean }
  | { readonly is: 'asked' | 'allowed' }
  | { readonly is: 'running'; readonly hurried?: true }
  | { readonly is: 'denied'; readonly reason: string }
  | { readonly is: 'answered'; readonly text: string }
  | { readonly is: 'returned'; readonly result: EventOf<'tool.finished'> };

/** What the hooks of a call have said so far. */
interface Hooked {
  /** How many hooks have answered: before the call, before a person is asked, while one is waited for, after the result. */
  readonly before: number;
  readonly asking: number;
  readonly waiting: number;
  readonly after: number;
  readonly block: { readonly hook: string; readonly reason: string } | undefined;
  readonly vote: { readonly hook: string; readonly vote: 'allow' | 'ask' } | undefined;
  readonly rewrittenBy: readonly string[];
  /** The hook that put its own text in place of the result. */
  readonly replaced: EventOf<'hook.ran'> | undefined;
}

/** A call of the last reply. Its id is the agent's name and its number among the agent's calls: `main.3`. */
export interface Call {
  readonly id: string;
  readonly name: string;
  readonly input: JsonObject;
  /** What the model sent, when it could not be read as JSON. */
  readonly malformed: string | undefined;
  readonly risk: Risk;
  readonly waits: ToolSpec['waits'];
  readonly hooked: Hooked;
  /** What the model is told along with the result: that its input was changed on the way. */
  readonly notes: readonly string[];
  /** The paths that it was judged by. */
  readonly paths: readonly string[];
  /** What a person decided about it. */
  readonly approval: EventOf<'approval.resolved'> | undefined;
  readonly progress: Progress;
}
export type Calls = readonly Call[];

/** The facts that say something about one call. */
export type CallEvent = EventOf<
  | 'hook.ran'
  | 'tool.decided'
  | 'approval.resolved'
  | 'question.answered'
  | 'tool.started'
  | 'tool.hurried'
  | 'tool.finished'
>;

/** What the model reads of a call that was stopped while it ran. */
export const stoppedEarly = 'Stopped before it had a result.';

const unheard: Hooked = {
  before: 0,
  asking: 0,
  waiting: 0,
  after: 0,
  block: undefined,
  vote: undefined,
  rewrittenBy: [],
  replaced: undefined,
};
const fresh: Progress = { is: 'proposed', approved: false };
const edited: Progress = { is: 'proposed', approved: true };
const allowed: Progress = { is: 'allowed' };
const asked: Progress = { is: 'asked' };
const running: Progress = { is: 'running' };
const hurried: Progress = { is: 'running', hurried: true };

/** The calls that a reply asks for. A tool that nobody knows counts as the riskiest. */
export function propose({ calls }: EventOf<'model.responded'>, { tools }: Config): Calls {
  return calls.map(({ call, name, input, malformed }) => {
    const tool = tools.find((each) => each.name === name);
    return {
      id: call,
      name,
      input,
      malformed,
      risk: tool?.risk ?? 'execute',
      waits: tool?.waits,
      hooked: unheard,
      notes: [],
      paths: [],
      approval: undefined,
      progress: fresh,
    };
  });
}

/** The calls after a fact about one of them. */
export function follow(calls: Calls, event: CallEvent): Calls {
  const at = calls.findIndex(({ id }) => id === event.call);
  const call = calls[at];
  return call === undefined ? calls : calls.with(at, step(call, event));
}

function step(call: Call, event: CallEvent): Call {
  switch (event.type) {
    case 'hook.ran':
      return { ...call, ...hear(call, event) };
    case 'tool.decided':
      return {
        ...call,
        input: event.input,
        notes: [...call.notes, ...dropped(event)],
        paths: event.subjects.paths.map(({ path }) => path),
        progress: decided(event),
      };
    case 'approval.resolved':
      return { ...resolve(call, event), approval: event };
    case 'question.answered':
      return { ...call, progress: { is: 'answered', text: event.text } };
    case 'tool.started':
      return { ...call, progress: running };
    case 'tool.hurried':
      return { ...call, progress: hurried };
    case 'tool.finished':
      return { ...call, progress: { is: 'returned', result: event } };
  }
}

function decided({ verdict, reason }: EventOf<'tool.decided'>): Progress {
  if (verdict === 'deny') return { is: 'denied', reason };
  return verdict === 'ask' ? asked : allowed;
}

function dropped({ dropped }: EventOf<'tool.decided'>): readonly string[] {
  return dropped.length === 0 ? [] : [`There is no such argument, so it was left out: ${dropped.join(', ')}.`];
}

/** An edited input goes up the ladder again; it is never asked for twice. */
function resolve(call: Call, { verdict, input, reason }: EventOf<'approval.resolved'>): Call {
  if (verdict === 'deny') {
    const said = reason === undefined || reason === '' ? 'They gave no reason.' : `Their reason: ${reason}`;
    return { ...call, progress: { is: 'denied', reason: `The person did not allow this call. ${said}` } };
  }
  if (input === undefined) return { ...call, progress: allowed };
  const note = `The person changed this call before it ran. It ran with: ${JSON.stringify(input)}`;
  return { ...call, input, notes: [note], progress: edited };
}

function hear({ input, hooked, progress }: Call, event: EventOf<'hook.ran'>): Partial<Call> {
  const { on, hook, effect } = event;
  if (on === 'Notification') return { hooked: { ...hooked, waiting: hooked.waiting + 1 } };
  if (on === 'PermissionRequest') {
    const heard = { hooked: { ...hooked, asking: hooked.asking + 1 } };
    // what was decided meanwhile stands
    if (effect.block === undefined || progress.is !== 'asked') return heard;
    return { ...heard, progress: { is: 'denied', reason: blockedBy(hook, 'this call', effect.block) } };
  }
  if (on === 'PostToolUse' || on === 'PostToolUseFailure') {
    return {
      hooked: { ...hooked, after: hooked.after + 1, replaced: effect.replace === undefined ? hooked.replaced : event },
    };
  }
  const block = effect.block === undefined ? hooked.block : { hook, reason: effect.block };
  // a vote to ask outweighs a vote to allow, whoever came first
  const vote = effect.vote === undefined || hooked.vote?.vote === 'ask' ? hooked.vote : { hook, vote: effect.vote };
  const rewrittenBy = effect.input === undefined ? hooked.rewrittenBy : [...hooked.rewrittenBy, hook];
  return { input: effect.input ?? input, hooked: { ...hooked, before: hooked.before + 1, block, vote, rewrittenBy } };
}

/** The calls that have no result yet. */
export function openCalls(calls: Calls): Calls {
  return calls.filter(({ progress }) => progress.is !== 'returned');
}

/**
 * The group in front: of the open calls, the first and its neighbours that may go along with it. Neighbours that only
 * read go together, and so do neighbours that wait for subagents; any other call goes alone.
 */
export function groupInFront(calls: Calls): Calls {
  const first = calls.findIndex(({ progress }) => progress.is !== 'returned');
  const head = calls[first];
  if (head === undefined) return [];
  const kind = companyOf(head);
  if (kind === undefined) return [head];
  let end = first + 1;
  while (end < calls.length && companyOf(calls[end]) === kind) end++;
  return calls.slice(first, end).filter(({ progress }) => progress.is !== 'returned');
}

function companyOf(call: Call | undefined): 'readers' | 'agents' | undefined {
  if (call?.waits === 'agent') return 'agents';
  return call?.risk === 'read' && call.waits === undefined ? 'readers' : undefined;
}
