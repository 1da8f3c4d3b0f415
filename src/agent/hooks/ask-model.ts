import type { PromptHook } from '../../protocol/config.ts';
import type { HookEffect } from '../../protocol/event.ts';
import { type Self, standing } from '../self.ts';
import { ask } from '../steps/call-model.ts';
import { within } from '../within.ts';
import { beginHook } from './begin-hook.ts';
import type { HookPlace } from './met.ts';
import { effectOf, readOutput } from './output.ts';
import { questionOf } from './question.ts';
import { HookError } from './rule.ts';

/** How long a hook has when it does not say, in seconds. */
export const defaultTimeout = 5;

/**
 * Has the model answer for a hook of the kind `prompt`. An answer that is in the log already, as after a reload, is not
 * asked for again. Throws a `HookError` when there is none, or none that can be read.
 */
export async function askModel(
  { timeout = defaultTimeout }: PromptHook,
  place: HookPlace,
  self: Self,
): Promise<HookEffect> {
  const begun = beginHook(place, self);
  if (begun?.answer === undefined && begun?.failure === undefined)
    await within(timeout, { clock: self.ports.clock, signal: self.signal }, (signal) =>
      ask({ purpose: 'hook', attempt: 1 }, { ...self, signal }, questionOf),
    );
  self.signal.throwIfAborted();
  const { answer, failure } = standing(self).asking ?? {};
  if (answer === undefined) throw new HookError(failure?.reason ?? 'It gave no answer.');
  return effectOf(readOutput(answer.text), place.on);
}
