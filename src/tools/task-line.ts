import { opensFirst, type Task } from '../views/tasks.ts';

const words = { open: 'open', in_progress: 'in progress', completed: 'completed', dropped: 'dropped' } as const;

/** A task of the list in one line, as a model reads it. */
export function taskLine(task: Task, list: readonly Task[]): string {
  const { number, subject, status, owner, holder, note } = task;
  const first = status === 'open' ? opensFirst(list, task) : [];
  const parts = [
    words[status],
    ...(holder === undefined ? (owner === undefined ? [] : [`for ${owner}`]) : [`by ${holder}`]),
    ...(first.length === 0 ? [] : [`waits for ${first.join(', ')}`]),
  ];
  return `${number}. ${subject} (${parts.join(', ')})${note === undefined ? '' : `: ${note}`}`;
}
