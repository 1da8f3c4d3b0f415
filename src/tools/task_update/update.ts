import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { type TaskChange, tasksView, withChange } from '../../views/tasks.ts';
import { faultInChange } from '../task-faults.ts';
import { taskLine } from '../task-line.ts';

/** Says what the task is after the change, or why it cannot be changed so. */
export function update(change: TaskChange, { views, agent }: ToolContext): ToolResult {
  const { list } = views.read(tasksView);
  const fault = faultInChange(list, change, agent);
  if (fault !== undefined) throw new Error(`${fault} Nothing was changed.`);
  const after = withChange(list, change, { agent, seq: 0 });
  const task = after[change.task - 1];
  return text(task === undefined ? 'Nothing was changed.' : taskLine(task, after));
}
