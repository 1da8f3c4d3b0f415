import { nearest } from '../../agent/permissions/nearest.ts';
import type { Standing } from '../../views/conversation.ts';
import { type Command, commands } from '../commands.ts';

/** A command that has a `/word`. */
export type SlashCommand = Command & { readonly slash: string };

/** What a text is: words for the agent, a command to run, or a `/word` that cannot be run, with an answer to it. */
export type Reading =
  | { readonly is: 'message' }
  | { readonly is: 'command'; readonly command: SlashCommand }
  | { readonly is: 'answer'; readonly text: string };

const slashed = commands.filter((command): command is SlashCommand => command.slash !== undefined);

/** The commands that a text may be the beginning of; none when it is no `/word`. */
export function completionsOf(text: string): readonly SlashCommand[] {
  const [, word] = /^\/([\w-]*)$/.exec(text) ?? [];
  if (word === undefined) return [];
  return slashed.filter(({ slash }) => slash.startsWith(word.toLowerCase()));
}

/** Reads what was written. A text that begins with a slash never reaches the model; with a space before it, it does. */
export function readText(text: string, standing: Standing): Reading {
  if (!text.startsWith('/')) return { is: 'message' };
  const word = text.slice(1).split(/\s/, 1)[0] ?? '';
  const command = slashed.find(({ slash }) => slash === word.toLowerCase());
  if (command === undefined) return { is: 'answer', text: unknown(word) };
  const why = command.unavailable?.(standing);
  return why === undefined ? { is: 'command', command } : { is: 'answer', text: `/${command.slash}: ${why}` };
}

function unknown(word: string): string {
  const near = nearest(
    word,
    slashed.map(({ slash }) => slash),
    1,
  )[0];
  const meant = near === undefined ? 'Write /help for all of them.' : `The nearest is /${near}.`;
  return `There is no command /${word}. ${meant} Nothing was sent; to send it as text, put a space before the slash.`;
}
