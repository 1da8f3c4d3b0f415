import type { Question } from '../../views/questions.ts';

/** Commands that throw away, overwrite or hand on what cannot be fetched back. */
const destructive: readonly (readonly [command: RegExp, what: string])[] = [
  [/^(sudo\s+)?(rm|rmdir|unlink|shred|truncate|dd|mkfs\S*)(\s|$)/, 'it deletes or overwrites'],
  [/^find\s.*\s-(delete|exec)\b/, 'it changes what it finds'],
  [
    /^git\s+(push|reset|clean|rebase|checkout|restore|branch\s+-D|filter-branch)(\s|$)/,
    'it rewrites or publishes a repository',
  ],
  [/^(sudo|su|chmod|chown|kill|killall|pkill|shutdown|reboot)(\s|$)/, 'it changes who may do what, or what runs'],
  [/^(curl|wget|nc|scp|ssh|rsync|npm\s+publish)(\s|$)/, 'it reaches out of this page'],
  [/^(mv|cp)\s+(-\w*f\w*|--force)(\s|$)/, 'it overwrites'],
];

/**
 * Why no answer to this question is chosen beforehand; undefined when one may be. A call is grave when it deletes, overwrites
 * for good, reaches out or cannot be judged, and when it touches a protected path.
 */
export function graveOf({ call, decided }: Question): string | undefined {
  if (decided.by === 'protected paths') return decided.reason;
  if (call.risk !== 'execute') return undefined;
  const { commands } = decided.subjects;
  if (commands.length === 0) return 'What it runs could not be listed.';
  for (const command of commands) {
    const [, what] = destructive.find(([pattern]) => pattern.test(command.trim())) ?? [];
    if (what !== undefined) return `${command.trim().split(/\s+/, 2).join(' ')}: ${what}.`;
  }
  return undefined;
}
