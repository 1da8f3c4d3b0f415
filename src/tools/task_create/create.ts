import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { counted } from '../../base/text.ts';
import { type NewTask, tasksView, withNew } from '../../views/tasks.ts';
import { faultInNew } from '../task-faults.ts';
import { taskLine } from '../task-line.ts';

/** Says what the list is with these tasks, or why it cannot have them. */
export function create(asked: readonly NewTask[], { views, agent }: ToolContext): ToolResult {
  const { list } = views.read(tasksView);
  const fault = faultInNew(list, asked);
  if (fault !== undefined) throw new Error(`${fault} No task was made.`);
  const after = withNew(list, asked, { agent, seq: 0 });
  const lines = after.slice(list.length).map((task) => taskLine(task, after));
  return text(`${counted(asked.length, 'task')} made:\n${lines.join('\n')}`);
}
