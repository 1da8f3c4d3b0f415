import type { Script } from '../../protocol/script.ts';

const mostWords = 8;
const mostLetters = 60;

/** The script of a task that nobody wrote one for: files, and no rules. Its title is how the task begins. */
export function ownScript(task: string, files: Script['files']): Script {
  return {
    title: titleOf(task),
    summary: '',
    files,
    settings: {
      mode: 'default',
      permissions: { allow: [], ask: [], deny: [] },
      hooks: [],
      maxTurns: 50,
      window: 200_000,
      seed: 1,
    },
    model: [],
    person: [],
    faults: [],
    recorded: [],
    checks: [],
  };
}

function titleOf(task: string): string {
  const words = task.trim().split(/\s+/);
  const head = words.slice(0, mostWords).join(' ');
  const cut = [...head].slice(0, mostLetters).join('');
  return cut.length < head.length || words.length > mostWords ? `${cut.replace(/[\s,.;:]+$/, '')}…` : cut;
}
