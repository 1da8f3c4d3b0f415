import { nearest } from '../../agent/permissions/nearest.ts';
import type { Standing } from '../../views/conversation.ts';
import { type Command, commands } from '../commands.ts';

/** A command that has a `/word`. */
type SlashCommand = Command & { readonly slash: string };

/** A skill that a person can call for: its name after the slash, and what it is for. */
export interface SkillWord {
  readonly skill: string;
  readonly words: string;
}

/** What may be picked from the menu: a command that is done at once, or a skill, after which one goes on writing. */
export type Completion = SlashCommand | SkillWord;

/** The word of a completion, without its slash. */
export function wordOf(completion: Completion): string {
  return 'skill' in completion ? completion.skill : completion.slash;
}

/** What a text is: words for the agent, a command to run, or a `/word` that cannot be run, with an answer to it. */
export type Reading =
  | { readonly is: 'message' }
  | { readonly is: 'command'; readonly command: SlashCommand }
  | { readonly is: 'answer'; readonly text: string };

const slashed = commands.filter((command): command is SlashCommand => command.slash !== undefined);

/** The commands and skills that a text may be the beginning of; none when it is no `/word`. A command stands before a skill of its name. */
export function completionsOf(text: string, skills: readonly SkillWord[] = []): readonly Completion[] {
  const [, word] = /^\/([^\s/]*)$/.exec(text) ?? [];
  if (word === undefined) return [];
  const own = skills.filter(({ skill }) => slashed.every(({ slash }) => slash !== skill));
  return [...slashed, ...own].filter((each) => wordOf(each).startsWith(word.toLowerCase()));
}

/** Reads what was written. A text that begins with a slash reaches the model only when a skill bears that name; with a space before it, it always does. */
export function readText(text: string, standing: Standing, skills: readonly SkillWord[] = []): Reading {
  if (!text.startsWith('/')) return { is: 'message' };
  const word = text.slice(1).split(/\s/, 1)[0] ?? '';
  const command = slashed.find(({ slash }) => slash === word.toLowerCase());
  if (command === undefined && skills.some(({ skill }) => skill === word)) return { is: 'message' };
  if (command === undefined) return { is: 'answer', text: unknown(word, skills) };
  const why = command.unavailable?.(standing);
  return why === undefined ? { is: 'command', command } : { is: 'answer', text: `/${command.slash}: ${why}` };
}

function unknown(word: string, skills: readonly SkillWord[]): string {
  const near = nearest(word, [...slashed, ...skills].map(wordOf), 1)[0];
  const meant = near === undefined ? 'Write /help for all of them.' : `The nearest is /${near}.`;
  return `There is no command /${word}. ${meant} Nothing was sent; to send it as text, put a space before the slash.`;
}
