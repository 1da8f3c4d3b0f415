import {
  type Clock,
  type Model,
  ModelError,
  type ModelPart,
  type Request,
  type RequestPlace,
} from '../../agent/ports.ts';
import { cutEnd } from '../../base/cut.ts';
import { RegexError } from '../../base/regex-program.ts';
import type { Fault, ModelRule } from '../../protocol/play.ts';
import { type Heard, heardIn } from '../../views/heard.ts';
import { differenceFor, firstDifference } from './difference.ts';
import { throwWhatIsWrong } from './fault.ts';
import { faultFor, ruleFor } from './rules.ts';
import { Wire } from './stream.ts';
import { summaryOf } from './summary.ts';
import { fill, fillInput } from './template.ts';
import { usageOf } from './usage.ts';

/**
 * A model without a key: the first rule of the script that fits the request replies. It remembers nothing. The script,
 * which reply is wanted and which rules have fired all come with the request, from the log, so that a run that was reloaded
 * or forked goes on exactly where it was.
 */
export function scripted(clock: Clock): Model {
  return { stream: (request, place, signal) => stream(clock, request, place, signal) };
}

async function* stream(
  clock: Clock,
  request: Request,
  place: RequestPlace,
  signal: AbortSignal,
): AsyncGenerator<ModelPart> {
  const { play } = place;
  if (play === undefined)
    throw new ModelError('no-rule', `There is no script to play by, so nobody replies to ${place.agent}.`);
  const heard = heardIn(request.messages);
  const { fault, chosen } = readable(() => ({
    fault: faultFor(play, place),
    chosen: ruleFor(play, request, place, heard),
  }));
  if (fault?.delay !== undefined) await clock.until(clock.now() + fault.delay, signal);
  signal.throwIfAborted();
  throwWhatIsWrong(fault);
  const reply = chosen?.rule.reply ?? replyWithout(request, place);
  if (reply === undefined) throw nobodyReplies(request, place, heard);
  const { thinking, text, calls } = readable(() => quoting(reply, place, heard.text, fault));
  const length = thinking.length + text.length + calls.reduce((sum, { input }) => sum + input.length, 0);
  const pace = reply.takes === undefined ? { speed: reply.speed } : { takes: reply.takes, length };
  const wire = new Wire(clock, signal, pace, fault?.cutAfter);
  yield* wire.say('thinking', thinking);
  yield* wire.say('text', text);
  for (const call of calls) yield* wire.call(call);
  if (wire.broken) return;
  await wire.end();
  const usage = usageOf(request, { ...reply, thinking, text }, calls);
  const rule = chosen === undefined ? {} : { rule: chosen.name };
  yield { type: 'end', usage, stop: reply.cut ? 'length' : 'end', ...rule };
}

/** A summary that no rule gives is drawn from the messages; any other reply has to be written. */
function replyWithout(request: Request, { purpose }: RequestPlace): ModelRule['reply'] | undefined {
  if (purpose !== 'compaction') return undefined;
  return { text: summaryOf(request), thinking: '', calls: [], speed: 2000, plain: true, cut: false };
}

/** A script is checked when it is read; one that was set on the way may still hold a pattern that is none. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RegexError) throw new ModelError('no-rule', `The script cannot be read: ${error.message}`);
    throw error;
  }
}

/** The reply with its quotes filled in, and its calls as they go over the wire. */
function quoting(reply: ModelRule['reply'], place: RequestPlace, last: string, fault: Fault | undefined) {
  const calls = reply.calls.map(({ tool, input, malformed }, index) => ({
    type: 'call' as const,
    wire: `call_${place.reply}_${index + 1}`,
    name: tool,
    input: fault?.malformed ?? malformed ?? JSON.stringify(reply.plain ? input : fillInput(input, last)),
  }));
  const filled = (words: string): string => (reply.plain ? words : fill(words, last));
  return { thinking: filled(reply.thinking), text: filled(reply.text), calls };
}

/** No rule fits; or one would, had the request brought what it brought when its reply was recorded. */
function nobodyReplies(request: Request, place: RequestPlace, heard: Heard): ModelError {
  const differs = place.play && differenceFor(place.play, request, place, heard);
  if (differs === undefined) return new ModelError('no-rule', noRule(place, heard));
  const reason = `The recording has no reply for this request: reply ${place.reply} of ${place.agent} was recorded for another one. ${firstDifference(differs)}`;
  return new ModelError('no-rule', reason, { differs });
}

/** Says what was asked, so that a person can write the reply that is missing. */
function noRule({ agent, reply, fired }: RequestPlace, { text, failed }: Heard): string {
  const begins =
    text === ''
      ? 'Nothing is new since the last reply.'
      : `What is new${failed ? ' (a call failed)' : ''} begins: "${headOf(text)}".`;
  const before = fired.at(-1);
  const after = before === undefined ? '' : ` after "${before}"`;
  return `No rule of the script fits reply ${reply} of ${agent}${after}. ${begins} Add a rule to "model" that fits this.`;
}

function headOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${cutEnd(line, 200)}…` : line;
}
