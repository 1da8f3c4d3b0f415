import type { Config } from '../protocol/config.ts';
import type { EventOf, Message } from '../protocol/event.ts';
import { blockedBy } from './blocked.ts';

/** Prompts that hooks look at before the model reads them. */
export interface Held {
  readonly prompts: readonly EventOf<'prompt.submitted'>[];
  /** How many hooks have let the first of them pass, and what they add to it. */
  readonly hooked: number;
  readonly added: readonly Message[];
  /** How the agent rested when the first of them came, while none has passed. */
  readonly rested: EventOf<'agent.rested'> | 'new' | undefined;
  /** Why the last of them never reaches the model. */
  readonly blocked: string | undefined;
}

/** Nothing is held. */
export const noneHeld: Held = { prompts: [], hooked: 0, added: [], rested: undefined, blocked: undefined };

/** How many hooks look at a prompt. */
function watchers({ hooks }: Config): number {
  return hooks.filter(({ on }) => on === 'UserPromptSubmit').length;
}

/** Whether the prompts of an agent wait for hooks. */
export function holdsPrompts(config: Config): boolean {
  return watchers(config) > 0;
}

/** One more prompt that waits; `rested` is how the agent rested when it came. */
export function hold(held: Held, prompt: EventOf<'prompt.submitted'>, rested: Held['rested']): Held {
  return { ...held, prompts: [...held.prompts, prompt], rested: held.rested ?? rested };
}

/** A hook has answered for the first prompt. One that blocks it keeps it, and all that was added to it, from the model. */
export function hearPromptHook(held: Held, event: EventOf<'hook.ran'>): Held {
  const { context, stop } = event.effect;
  const block = event.effect.block ?? stop;
  if (block !== undefined)
    return {
      ...held,
      prompts: held.prompts.slice(1),
      hooked: 0,
      added: [],
      blocked: blockedBy(event.hook, 'the prompt', block),
    };
  return { ...held, hooked: held.hooked + 1, added: context === undefined ? held.added : [...held.added, event] };
}

/** Lets go of the prompts that no hook has anything more to say about. */
export function letGo(held: Held, config: Config): { readonly held: Held; readonly messages: readonly Message[] } {
  const owed = watchers(config);
  const [first, ...others] = held.prompts;
  if (first === undefined || held.hooked < owed) return { held, messages: [] };
  const rest = letGo({ ...noneHeld, prompts: others }, config);
  return { held: rest.held, messages: [first, ...held.added, ...rest.messages] };
}
