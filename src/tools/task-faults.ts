import { type NewTask, numberOf, opensFirst, type Task, type TaskChange } from '../views/tasks.ts';

/** The most tasks that a run may have. */
const mostTasks = 100;

/** What keeps tasks from being made, or nothing. */
export function faultInNew(list: readonly Task[], asked: readonly NewTask[]): string | undefined {
  if (list.length + asked.length > mostTasks)
    return `A run has at most ${mostTasks} tasks, and ${list.length} are there.`;
  for (const [i, { after = [] }] of asked.entries()) {
    const unknown = after.find((each) => numberOf(each, list, asked.slice(0, i)) === undefined);
    if (unknown !== undefined)
      return `There is no task ${JSON.stringify(unknown)} that could come first. Name one by its number, or by the subject of one before it.`;
  }
  return undefined;
}

/** What keeps a task from being changed so by an agent, or nothing. */
export function faultInChange(
  list: readonly Task[],
  { task: number, status }: TaskChange,
  agent: string,
): string | undefined {
  const task = list[number - 1];
  if (task === undefined) return `There is no task ${number}. Use task_list to see those that there are.`;
  const { holder } = task;
  if (status !== 'in_progress') return undefined;
  if (holder !== undefined && holder !== agent && task.status === 'in_progress')
    return `Task ${number} is in the hands of ${holder}. Take another one.`;
  const open = opensFirst(list, task);
  return open.length === 0
    ? undefined
    : `Task ${number} has to wait: ${open.map((each) => `task ${each}`).join(', ')} must be completed first.`;
}
