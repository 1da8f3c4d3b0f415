import type { CallRequest } from '../protocol/event.ts';
import type { Json, JsonObject } from '../protocol/json.ts';
import { perAgent, type View } from './view.ts';

/** How far a thing to do can be. */
export const todoStatuses = ['pending', 'in_progress', 'completed'] as const;
type TodoStatus = (typeof todoStatuses)[number];

/** One thing to do, and how far it is. */
export interface Todo {
  readonly content: string;
  readonly status: TodoStatus;
}

/** The todo list of one agent, and the calls that change it once they have run. */
export interface Todos {
  readonly list: readonly Todo[];
  readonly writes: readonly Write[];
}

interface Write {
  readonly call: string;
  readonly input: JsonObject;
}

/** What an agent set out to do: the input of its last `todo_write` that ran. */
const todoView: View<Todos> = {
  initial: { list: [], writes: [] },
  evolve(todos, event) {
    switch (event.type) {
      case 'model.responded':
        return propose(todos, event.calls);
      case 'tool.decided':
      case 'approval.resolved':
        return event.input === undefined ? todos : rewrite(todos, { call: event.call, input: event.input });
      case 'tool.finished':
        return finish(todos, event);
      default:
        return todos;
    }
  },
};

/** The todo list of each agent, by its name. */
export const todosView: View<Readonly<Record<string, Todos>>> = perAgent(todoView);

function propose(todos: Todos, calls: readonly CallRequest[]): Todos {
  const writes = calls.filter(({ name }) => name === 'todo_write').map(({ call, input }) => ({ call, input }));
  return writes.length === 0 ? todos : { ...todos, writes: [...todos.writes, ...writes] };
}

/** A hook or a person may change the list on its way. */
function rewrite(todos: Todos, write: Write): Todos {
  const at = todos.writes.findIndex(({ call }) => call === write.call);
  return at < 0 ? todos : { ...todos, writes: todos.writes.with(at, write) };
}

function finish(todos: Todos, { call, failed }: { readonly call: string; readonly failed: boolean }): Todos {
  const write = todos.writes.find((each) => each.call === call);
  if (write === undefined) return todos;
  return { list: failed ? todos.list : listIn(write.input), writes: todos.writes.filter((each) => each !== write) };
}

/** A todo list as text, a line for each. */
export function printTodos(list: readonly Todo[]): string {
  return list.map(({ content, status }) => `- [${marks[status]}] ${content}`).join('\n');
}

const marks = { pending: ' ', in_progress: 'in progress', completed: 'x' } as const satisfies Record<
  TodoStatus,
  string
>;

/** The list that a call brings; what is no todo is left out, for a log may come from anywhere. */
function listIn({ todos }: JsonObject): readonly Todo[] {
  return Array.isArray(todos) ? todos.flatMap((each: Json) => todoIn(each) ?? []) : [];
}

function todoIn(value: Json): Todo | undefined {
  if (typeof value !== 'object' || value === null || !('content' in value) || !('status' in value)) return undefined;
  const status = todoStatuses.find((each) => each === value.status);
  return typeof value.content === 'string' && status !== undefined ? { content: value.content, status } : undefined;
}
