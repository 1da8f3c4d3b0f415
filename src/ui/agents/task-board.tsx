import { opensFirst, type Task } from '../../views/tasks.ts';
import { count } from '../kit/format.ts';
import { LinkButton } from '../kit/link-button.tsx';
import { goToEvent } from '../state/go-to-event.ts';

const columns = [
  { title: 'In progress', holds: ({ status }: Task) => status === 'in_progress' },
  { title: 'Open', holds: ({ status }: Task, first: number) => status === 'open' && first === 0 },
  { title: 'Waits for others', holds: ({ status }: Task, first: number) => status === 'open' && first > 0 },
  { title: 'Completed', holds: ({ status }: Task) => status === 'completed' },
  { title: 'Dropped', holds: ({ status }: Task) => status === 'dropped' },
] as const;

/** The tasks that the agents share, by how far each of them is. */
export function TaskBoard({ list }: { readonly list: readonly Task[] }) {
  return columns.map(({ title, holds }) => {
    const tasks = list.filter((task) => holds(task, opensFirst(list, task).length));
    if (tasks.length === 0) return null;
    return (
      <section key={title} aria-label={`${title}: ${count(tasks.length, 'task')}`} className="px-4 pb-2">
        <h4 className="text-12 text-ink-2">
          {title} <span className="tabular-nums">{tasks.length}</span>
        </h4>
        <ul className="grid gap-1.5 pt-1">
          {tasks.map((task) => (
            <TaskCard key={task.number} task={task} first={opensFirst(list, task)} />
          ))}
        </ul>
      </section>
    );
  });
}

function TaskCard({ task, first }: { readonly task: Task; readonly first: readonly number[] }) {
  const { number, subject, description, owner, holder, note, by, made, changed } = task;
  const whose = [
    owner === undefined ? undefined : `for ${owner}`,
    holder === undefined ? undefined : `in the hand of ${holder}`,
    first.length === 0 ? undefined : `after ${first.map((each) => `#${each}`).join(', ')}`,
  ].filter((each) => each !== undefined);
  return (
    <li className="rounded-control border border-line bg-sunken px-2.5 py-1.5">
      <p className="break-words">
        <span className="text-ink-2 tabular-nums">#{number}</span> {subject}
      </p>
      {description !== '' && <p className="break-words text-12 text-ink-2">{description}</p>}
      {whose.length > 0 && <p className="break-words text-12">{whose.join(', ')}</p>}
      {note !== undefined && <p className="break-words text-12">{note}</p>}
      <p className="text-12 text-ink-2">
        Made by {by}, event <Event seq={made} what={`Task ${number} was made`} />
        {changed !== made && (
          <>
            ; changed last in <Event seq={changed} what={`Task ${number} was changed`} />
          </>
        )}
      </p>
    </li>
  );
}

function Event({ seq, what }: { readonly seq: number; readonly what: string }) {
  return (
    <LinkButton label={`${what} in event ${seq}`} onPress={() => goToEvent(seq)}>
      {seq}
    </LinkButton>
  );
}
