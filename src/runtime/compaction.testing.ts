import { type Script, scriptSchema } from '../protocol/script.ts';

/** Few tools, so that little is said before anything is said. */
const smallTools = ['read_file', 'todo_write'] as const;

/** A script in which the model reads the same file so many times, in a window of so many tokens. */
export function longScript(turns: number, window: number, more: object = {}): Script {
  const { settings = {}, model = [], ...rest } = more as { settings?: object; model?: readonly object[] };
  return scriptSchema.parse({
    title: 'A long run',
    files: { 'a.txt': 'Some words that fill a line.\n'.repeat(60) },
    settings: { mode: 'auto', window, maxTurns: turns + 5, system: 'You read.', tools: [...smallTools], ...settings },
    model: [
      ...model,
      { when: { reply: turns + 1 }, reply: { text: 'Done.' } },
      { reply: { text: 'I look.', speed: 100_000, calls: [{ tool: 'read_file', input: { path: 'a.txt' } }] } },
    ],
    person: [{ prompt: 'Read it, and tell me what it says.' }],
    ...rest,
  });
}
