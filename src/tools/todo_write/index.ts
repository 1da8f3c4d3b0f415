import { z } from 'zod';
import { defineTool, text } from '../../agent/tool.ts';
import { counted } from '../../base/text.ts';
import { type Todo, todoStatuses } from '../../views/todo.ts';

/** Writes down what the agent sets out to do. The list itself is a view over the calls of this tool. */
export const tool = defineTool({
  name: 'todo_write',
  description: `Writes the todo list, which the person sees: give the whole list each time, in order, since it replaces the one before. At most one item may be in progress.
Use it when a task takes three steps or more: at the start, and again as soon as an item is begun or completed.
Do not use it for a task of one or two steps, and do not mark an item completed before it is.`,
  input: z.object({
    todos: z
      .array(
        z.object({
          content: z.string().min(1).describe('What is to be done, as an order: "Run the tests".'),
          status: z.enum(todoStatuses).describe('How far it is.'),
        }),
      )
      .max(100)
      .describe('The whole list, in the order of doing. Empty to clear it.'),
  }),
  risk: 'meta',
  async execute({ todos }) {
    const begun = todos.filter(({ status }) => status === 'in_progress');
    if (begun.length > 1) {
      throw new Error(
        `${counted(begun.length, 'item')} are in progress: ${begun.map(({ content }) => `"${content}"`).join(', ')}. Only one may be. The list was not changed.`,
      );
    }
    return text(say(todos));
  },
});

function say(todos: readonly Todo[]): string {
  if (todos.length === 0) return 'The todo list is empty now.';
  const done = todos.filter(({ status }) => status === 'completed').length;
  const next = todos.find(({ status }) => status === 'in_progress') ?? todos.find(({ status }) => status === 'pending');
  const then = next === undefined ? '' : ` ${next.status === 'pending' ? 'Next' : 'In progress'}: ${next.content}`;
  return `The todo list has ${counted(todos.length, 'item')}, ${done} completed.${then}`;
}
