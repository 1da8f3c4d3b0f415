import type { CallRequest, EventOf } from '../protocol/event.ts';
import type { Json, JsonObject } from '../protocol/json.ts';
import type { View } from './view.ts';

/** How far a task can be. */
export const taskStatuses = ['open', 'in_progress', 'completed', 'dropped'] as const;
type TaskStatus = (typeof taskStatuses)[number];

/** One task of the list that the agents of a run share. */
export interface Task {
  /** Its number in the list, counted from 1. */
  readonly number: number;
  readonly subject: string;
  readonly description: string;
  readonly status: TaskStatus;
  /** Whom it is for, as it was written: the name of an agent, its short name, or a definition. Anybody when left out. */
  readonly owner: string | undefined;
  /** The agent that has it in hand, or had it last. */
  readonly holder: string | undefined;
  /** The numbers of those that must be completed first. */
  readonly after: readonly number[];
  /** What came of it. */
  readonly note: string | undefined;
  /** The agent that made it, and the facts that made it and changed it last. */
  readonly by: string;
  readonly made: number;
  readonly changed: number;
}

/** The list, and the calls that change it once they have run. */
export interface Tasks {
  readonly list: readonly Task[];
  readonly writes: Readonly<Record<string, Write>>;
}

interface Write {
  readonly name: string;
  readonly input: JsonObject;
}

/** A task as a call asks for it; `after` names others by number, or by their subject. */
export interface NewTask {
  readonly subject: string;
  readonly description?: string | undefined;
  readonly owner?: string | undefined;
  readonly after?: readonly string[] | undefined;
}

/** A change of one task as a call asks for it. */
export interface TaskChange {
  readonly task: number;
  readonly status?: TaskStatus | undefined;
  readonly owner?: string | undefined;
  readonly note?: string | undefined;
}

/** The tasks that the agents of a run share, read from the calls that made and changed them. */
export const tasksView: View<Tasks> = {
  initial: { list: [], writes: {} },
  evolve(tasks, event) {
    switch (event.type) {
      case 'model.responded':
        return propose(tasks, event.calls);
      case 'tool.decided':
      case 'approval.resolved':
        return event.input === undefined ? tasks : rewrite(tasks, event.call, event.input);
      case 'tool.finished':
        return finish(tasks, event);
      case 'message.sent':
        return event.task === undefined ? tasks : { ...tasks, list: takeTask(tasks.list, event.task, event) };
      default:
        return tasks;
    }
  },
};

/** The list with these tasks at its end. */
export function withNew(
  list: readonly Task[],
  asked: readonly NewTask[],
  place: { agent: string; seq: number },
): readonly Task[] {
  const made = asked.map(
    ({ subject, description = '', owner, after = [] }, i): Task => ({
      number: list.length + i + 1,
      subject,
      description,
      status: 'open',
      owner,
      holder: undefined,
      after: after.flatMap((each) => numberOf(each, list, asked.slice(0, i)) ?? []),
      note: undefined,
      by: place.agent,
      made: place.seq,
      changed: place.seq,
    }),
  );
  return [...list, ...made];
}

/** The number of a task that another names by its number or its subject. */
export function numberOf(name: string, list: readonly Task[], before: readonly NewTask[]): number | undefined {
  const number = Number(name.replace(/^#/, ''));
  const count = list.length + before.length;
  if (Number.isInteger(number) && number >= 1 && number <= count) return number;
  const [inCall, inList] = [
    before.findIndex(({ subject }) => subject === name),
    list.find(({ subject }) => subject === name),
  ];
  return inCall >= 0 ? list.length + inCall + 1 : inList?.number;
}

/** The list after a change by an agent. Whoever begins a task has it. */
export function withChange(
  list: readonly Task[],
  { task: number, status, owner, note }: TaskChange,
  { agent, seq }: { agent: string; seq: number },
): readonly Task[] {
  const task = list[number - 1];
  if (task === undefined) return list;
  const holder = status === 'in_progress' ? agent : status === 'open' ? undefined : task.holder;
  return list.with(number - 1, {
    ...task,
    status: status ?? task.status,
    owner: owner ?? task.owner,
    note: note ?? task.note,
    holder: status === 'completed' ? (holder ?? agent) : holder,
    changed: seq,
  });
}

/** The numbers of the tasks that must be completed before this one can begin. */
export function opensFirst(list: readonly Task[], { after }: Pick<Task, 'after'>): readonly number[] {
  return after.filter((each) => {
    const { status } = list[each - 1] ?? {};
    return status !== 'completed' && status !== 'dropped';
  });
}

/** The first open task that an agent of these names may take: it is for them or for anybody, and waits for no other. */
export function nextTask(list: readonly Task[], names: readonly string[]): Task | undefined {
  return list.find(
    (task) =>
      task.status === 'open' &&
      (task.owner === undefined || names.includes(task.owner)) &&
      opensFirst(list, task).length === 0,
  );
}

function takeTask(list: readonly Task[], number: number, place: { agent: string; seq: number }): readonly Task[] {
  return withChange(list, { task: number, status: 'in_progress' }, place);
}

const writing: ReadonlySet<string> = new Set(['task_create', 'task_update']);

function propose(tasks: Tasks, calls: readonly CallRequest[]): Tasks {
  const writes = calls.filter(({ name }) => writing.has(name));
  if (writes.length === 0) return tasks;
  const added = writes.map(({ call, name, input }) => [call, { name, input }] as const);
  return { ...tasks, writes: { ...tasks.writes, ...Object.fromEntries(added) } };
}

/** A hook or a person may change a call on its way. */
function rewrite(tasks: Tasks, call: string, input: JsonObject): Tasks {
  const write = Object.hasOwn(tasks.writes, call) ? tasks.writes[call] : undefined;
  return write === undefined ? tasks : { ...tasks, writes: { ...tasks.writes, [call]: { ...write, input } } };
}

function finish({ list, writes }: Tasks, event: EventOf<'tool.finished'>): Tasks {
  if (!Object.hasOwn(writes, event.call)) return { list, writes };
  const { [event.call]: write, ...others } = writes;
  if (write === undefined || event.failed || event.because !== 'ran') return { list, writes: others };
  return { list: write.name === 'task_create' ? make(list, write, event) : amend(list, write, event), writes: others };
}

/** A log may come from anywhere: what is no task, or cannot be, changes nothing. */
function make(list: readonly Task[], { input }: Write, event: EventOf<'tool.finished'>): readonly Task[] {
  const asked = Array.isArray(input.tasks) ? input.tasks.flatMap((each: Json) => newTaskIn(each) ?? []) : [];
  return withNew(list, asked, event);
}

function amend(list: readonly Task[], { input }: Write, event: EventOf<'tool.finished'>): readonly Task[] {
  const { task, status, owner, note } = input;
  if (typeof task !== 'number') return list;
  const change: TaskChange = {
    task,
    status: taskStatuses.find((each) => each === status),
    owner: textIn(owner),
    note: textIn(note),
  };
  return withChange(list, change, event);
}

function newTaskIn(value: Json): NewTask | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { subject, description, owner, after } = value as JsonObject;
  if (typeof subject !== 'string') return undefined;
  const names = Array.isArray(after) ? after.filter((each): each is string => typeof each === 'string') : [];
  return { subject, description: textIn(description), owner: textIn(owner), after: names };
}

function textIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
