import { exhaustive } from '../../base/exhaustive.ts';
import type { CallRequest, Content, EventOf } from '../../protocol/event.ts';
import type { JsonObject } from '../../protocol/json.ts';
import { messageTitle } from '../../views/message-text.ts';
import type { Row } from '../../views/row.ts';
import { count, duration, type Figure, tokens } from '../kit/format.ts';
import type { VerdictName } from '../kit/verdict.tsx';
import type { Arriving } from '../state/run.ts';
import { settingsWords } from './settings-words.ts';

/** A piece of what a row says: its name, plain words, or code. */
export interface Part {
  readonly as: 'name' | 'plain' | 'code';
  readonly text: string;
}

/** What a row says, and what stands at its right end. */
export interface Words {
  readonly parts: readonly Part[];
  readonly meta: readonly Figure[];
  readonly verdict?: { readonly is: VerdictName; readonly word?: string };
}

const name = (text: string): Part => ({ as: 'name', text });
const plain = (text: string): Part => ({ as: 'plain', text });
const code = (text: string): Part => ({ as: 'code', text });
const figure = (text: string): Figure => ({ short: text, long: text });
const firstLine = (text: string): string => text.trim().split('\n', 1)[0] ?? '';

/** What a row says, as far as it is known, and whether it was edited in a fork. */
export function wordsOf(row: Row): Words {
  const words = wordsAbout(row);
  return row.edited === undefined ? words : { ...words, meta: [figure('edited'), ...words.meta] };
}

function wordsAbout(row: Row): Words {
  const { begin, end, call } = row;
  switch (begin.type) {
    case 'run.started':
      return { parts: [name('Run'), plain(begin.title)], meta: [figure(count(begin.config.tools.length, 'tool'))] };
    case 'run.forked':
      return {
        parts: [name('You'), plain(forkWords(begin))],
        meta: begin.elsewhere ? [figure('your settings')] : [],
      };
    case 'agent.started':
      return { parts: [name(begin.agent), plain(`starts: ${firstLine(begin.brief)}`)], meta: [] };
    case 'agent.rested':
      return { parts: [name(begin.agent === 'main' ? 'Rest' : begin.agent), plain(restWords(begin))], meta: [] };
    case 'settings.changed':
      return { parts: [name('Settings'), plain(settingsWords(begin))], meta: [] };
    case 'prompt.submitted':
      return { parts: [name('You'), plain(firstLine(begin.text))], meta: [] };
    case 'message.sent':
      return { parts: [name(messageTitle(begin)), plain(`for ${begin.agent}: ${firstLine(begin.text)}`)], meta: [] };
    case 'context.added':
      if (begin.source === 'mode') return { parts: [name('Context'), plain(firstLine(begin.text))], meta: [] };
      return { parts: [name('Context'), plain(readOf[begin.source]), code(begin.path)], meta: [] };
    case 'model.requested':
      return {
        parts: [name('Model'), ...replyWords(row)],
        meta: end === undefined ? [] : [duration(end.at - begin.at)],
      };
    case 'model.responded':
    case 'model.retried':
    case 'hook.started':
      return { parts: [name('Model'), plain(begin.type)], meta: [] };
    case 'model.failed':
      return failureWords(begin, row);
    case 'hook.ran':
      return hookWords(begin, row.since);
    case 'tool.decided':
      return {
        parts: [
          name('Permission'),
          code(call?.name ?? begin.call),
          plain(begin.verdict === 'allow' ? targetOf(call) : begin.reason),
        ],
        meta: begin.dropped.length === 0 ? [] : [figure(`without ${begin.dropped.join(', ')}`)],
        verdict: { is: begin.verdict },
      };
    case 'approval.resolved':
      return { parts: [name(whoIs[begin.by]), ...answerWords(begin, call)], meta: [], verdict: { is: begin.verdict } };
    case 'question.answered':
      return { parts: [name(whoIs[begin.by]), plain(`answered: ${firstLine(begin.text)}`)], meta: [] };
    case 'tool.started':
      return { parts: [name(call?.name ?? begin.call), code(targetOf(call))], meta: toolMeta(row) };
    case 'tool.hurried':
      return { parts: [name('You'), plain('cut short'), code(call?.name ?? begin.call)], meta: [] };
    case 'tool.finished':
      return {
        parts: [name(call?.name ?? begin.call), plain(firstLine(textOf(begin.content)))],
        meta: [figure(begin.failed ? 'not run' : 'answered')],
      };
    case 'files.changed':
      return {
        parts: [name('You'), plain('changed'), code(begin.changes.map(({ path }) => path).join(', '))],
        meta: [],
      };
    case 'context.cleared':
      return {
        parts: [name('Cleared'), plain(count(begin.calls.length, 'old result'))],
        meta: [figure(`${tokens(begin.before).short} → ${tokens(begin.after).short}`)],
      };
    case 'context.compacted':
      return {
        parts: [name('Compacted'), plain(`${count(begin.dropped, 'message')} to a summary`)],
        meta: [figure(`${tokens(begin.before).short} → ${tokens(begin.after).short}`)],
      };
    case 'compaction.failed':
      return { parts: [name('Compaction'), plain(`failed: ${firstLine(begin.reason)}`)], meta: [] };
    case 'compaction.requested':
      return { parts: [name('You'), plain('asked to compact the conversation')], meta: [] };
    case 'session.ended':
      return { parts: [name('You'), plain('left the run')], meta: [] };
    case 'stop.requested':
      return {
        parts: [
          name(begin.call ?? 'You'),
          plain(begin.agent === 'main' ? 'stopped the run' : `stopped ${begin.agent}`),
        ],
        meta: [],
      };
    case 'event.damaged':
      return { parts: [name('Could not be drawn'), code(begin.raw)], meta: [] };
    default:
      return exhaustive(begin);
  }
}

const whoIs = { person: 'You', script: 'Script', nobody: 'Nobody' } as const;

const readOf = {
  instructions: 'read',
  memory: 'the index of the memory,',
  skills: 'the index of the skills,',
  agents: 'the index of the agents,',
} as const;

function forkWords({ place, was, elsewhere, rewound }: EventOf<'run.forked'>): string {
  if (rewound) return `rewound the run to ${place}`;
  if (was !== undefined) return `forked the run, and edited ${place}`;
  return elsewhere ? 'go on with a run from elsewhere' : `forked the run at ${place}`;
}

const restedAs = {
  done: 'done',
  stopped: 'stopped',
  failed: 'failed',
  limit: 'at a limit',
} as const;

function restWords({ why, text }: EventOf<'agent.rested'>): string {
  return why === 'done' || why === 'stopped' ? restedAs[why] : `${restedAs[why]}: ${firstLine(text)}`;
}

function replyWords({ begin, end, again }: Row): readonly Part[] {
  if (begin.type !== 'model.requested') return [];
  if (again !== undefined) return [plain(`was cut off before it replied, and asked again in ${again.seq}`)];
  if (end?.type === 'model.failed') return [plain('gave no reply')];
  if (begin.purpose === 'hook')
    return end?.type === 'model.responded'
      ? [plain('answered a hook:'), plain(firstLine(end.text))]
      : [plain('is asked by a hook')];
  if (begin.purpose === 'compaction')
    return [plain(end === undefined ? 'is asked to sum up' : 'summed up the conversation')];
  if (end?.type !== 'model.responded')
    return [plain(begin.attempt === 1 ? 'is asked' : `is asked, attempt ${begin.attempt}`)];
  if (end.calls.length === 0) return [plain(firstLine(end.text) || 'says nothing')];
  const names = [...new Set(end.calls.map((call) => call.name))];
  const told = names.map((each) => [code(each), ...times(end.calls.filter((call) => call.name === each).length)]);
  return [plain('calls'), ...told.flatMap((parts, at) => (at === 0 ? parts : [plain('and'), ...parts]))];
}

/** What is arriving of a reply: the call that is being written and how far it is, else what it says, else what it thinks. */
export function arrivingWords({ text, thinking, calling }: Arriving): Words {
  const model = name('Model');
  if (calling === '')
    return {
      parts: text === '' ? [model, plain('thinks:'), plain(thinking.slice(-200))] : [model, plain(text.slice(-200))],
      meta: [],
    };
  const last = calling.slice(calling.lastIndexOf('\n') + 1);
  return { parts: [model, plain('calls'), code(last.slice(0, 200))], meta: [figure(count(last.length, 'character'))] };
}

function times(number: number): readonly Part[] {
  return number === 1 ? [] : [plain(number === 2 ? 'twice' : `${number} times`)];
}

function failureWords(begin: EventOf<'model.failed'>, { end }: Row): Words {
  const reason = [begin.status, firstLine(begin.reason)].filter((part) => part !== undefined).join(' ');
  if (!begin.retryable) return { parts: [name('Error'), plain(reason)], meta: [] };
  if (end?.type === 'agent.rested')
    return { parts: [name('Error'), plain(reason)], meta: [figure(end.why === 'stopped' ? 'stopped' : 'gave up')] };
  const waited = end?.type === 'model.retried' ? duration(end.at - begin.at) : duration(begin.wait);
  const meta = end === undefined ? [{ short: `waits ${waited.short}`, long: `waits ${waited.long}` }] : [waited];
  return { parts: [name('Retry'), plain(`after ${reason}`)], meta };
}

const hookMoments = {
  PreToolUse: 'before',
  PostToolUse: 'after',
  SessionStart: 'at the start',
  SessionEnd: 'as you left',
  SubagentStart: 'at the start',
  UserPromptSubmit: 'on the prompt',
  PermissionRequest: 'before asking you',
  Notification: 'while you are asked',
  PostToolUseFailure: 'after a failure',
  SubagentStop: 'before resting',
  PreCompact: 'before compacting',
  PostCompact: 'after compacting',
  Stop: 'before resting',
} as const;

/** What a hook said; where it took its time, how long. */
function hookWords(begin: EventOf<'hook.ran'>, since: number | undefined): Words {
  const { on, hook, effect, failed, at } = begin;
  const parts = [name('Hook'), plain(`${hookMoments[on]}:`), code(hook)];
  const took = since === undefined ? [] : [duration(at - since)];
  if (failed !== undefined) return { parts: [...parts, plain(firstLine(failed))], meta: [figure('failed'), ...took] };
  const against = effect.stop ?? effect.block;
  if (against !== undefined)
    return {
      parts: [...parts, plain(against === '' ? 'without a reason' : firstLine(against))],
      meta: took,
      verdict: effect.stop === undefined ? { is: 'block' } : { is: 'block', word: 'stop' },
    };
  if (effect.vote === 'ask') return { parts, meta: took, verdict: { is: 'ask' } };
  const did = [
    effect.input && 'rewrote the call',
    effect.replace && 'replaced the result',
    effect.context && 'added context',
  ];
  const words = did.filter(Boolean).join(', ');
  return words === '' ? { parts, meta: took, verdict: { is: 'pass' } } : { parts, meta: [figure(words), ...took] };
}

function answerWords(
  { verdict, input, reason, by }: EventOf<'approval.resolved'>,
  call: CallRequest | undefined,
): readonly Part[] {
  if (call?.name === 'exit_plan_mode' && by !== 'nobody') {
    if (verdict === 'allow')
      return [plain(input === undefined ? 'approved the plan' : 'edited the plan and approved it')];
    return [plain(`asked for another plan${reason === undefined || reason === '' ? '' : `: ${firstLine(reason)}`}`)];
  }
  const what = code(call?.name ?? '');
  if (verdict === 'allow') return [plain(input === undefined ? 'allowed once' : 'edited and allowed'), what];
  if (by === 'nobody') return [plain('was there to allow'), what];
  return [plain('denied'), what, plain(reason === undefined || reason === '' ? 'without a reason' : firstLine(reason))];
}

function toolMeta({ begin, end, changed, passed }: Row): readonly Figure[] {
  const passing = passed === 0 ? [] : [figure(`+${count(passed, 'check')}`)];
  if (end?.type !== 'tool.finished') return passing;
  const asked = end.requests === undefined ? passing : [...passing, figure(count(end.requests.length, 'request'))];
  // a row has room for so much: what it passed and asked is told where it is opened
  const checks = end.recorded ? [figure('recorded')] : asked;
  if (end.failed) return [...checks, figure('failed')];
  const files = changed.reduce((sum, event) => sum + event.changes.length, 0);
  if (files > 0) return [...checks, figure(count(files, 'file'))];
  const lines = textOf(end.content).trimEnd().split('\n').length;
  return [...checks, lines > 1 ? figure(count(lines, 'line')) : duration(end.at - begin.at)];
}

function textOf(content: readonly Content[]): string {
  return content.map((part) => (part.type === 'text' ? part.text : part.mime)).join('\n');
}

/** What a call is aimed at, in one piece: its path, its pattern, its command, else the first text it holds. */
function targetOf(call: CallRequest | undefined): string {
  if (call === undefined) return '';
  const { input } = call;
  const told = aims.map((key) => input[key]).find((value) => typeof value === 'string') ?? firstText(input);
  return typeof told === 'string' ? firstLine(told) : '';
}

const aims = ['path', 'pattern', 'command', 'url', 'question', 'query'];

function firstText(input: JsonObject): string | undefined {
  return Object.values(input).find((value) => typeof value === 'string');
}

/** How many tokens a turn sent, once its reply is there. */
export function turnMeta(reply: EventOf<'model.responded'> | undefined): Figure | undefined {
  return reply === undefined ? undefined : tokens(reply.usage.input);
}
