import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { tasksView } from '../../views/tasks.ts';
import { taskLine } from '../task-line.ts';

/** The list in lines, with all that each task says. */
export function show({ open = false }: { readonly open?: boolean | undefined }, { views }: ToolContext): ToolResult {
  const { list } = views.read(tasksView);
  const shown = open ? list.filter(({ status }) => status === 'open' || status === 'in_progress') : list;
  if (shown.length === 0)
    return text(list.length === 0 ? 'There are no tasks.' : 'All tasks are completed or dropped.');
  const lines = shown.map((task) => {
    const more = task.description === '' ? '' : `\n   ${task.description.replaceAll('\n', '\n   ')}`;
    return `${taskLine(task, list)}${more}`;
  });
  return text(lines.join('\n'));
}
