import { tasksView } from '../../views/tasks.ts';
import type { Self } from '../self.ts';
import type { StepOf } from '../step.ts';

/** Puts what another agent said as it came to rest, or the next open task, where all waits that the model is to read. */
export function hear(step: StepOf<'hear'>, { log, name }: Self): void {
  if (step.because === 'a task is open') {
    take(step.task, log, name);
    return;
  }
  const { from } = step;
  const rested = log.events[step.rested];
  if (rested?.type !== 'agent.rested') throw new Error(`Fact ${step.rested} is no rest of ${from}.`);
  const { text, why } = rested;
  if (step.because === 'a report came')
    log.append(name, { type: 'message.sent', because: 'reported', from, text, why });
  else log.append(name, { type: 'message.sent', because: 'answered', from, text, why });
}

function take(number: number, log: Self['log'], name: string): void {
  const task = log.read(tasksView).list[number - 1];
  if (task === undefined) throw new Error(`There is no task ${number}.`);
  const words = task.description === '' ? task.subject : `${task.subject}\n\n${task.description}`;
  const text = `${words}\n\nYou have it in hand now. When it is done, say so with task_update, and report.`;
  log.append(name, { type: 'message.sent', because: 'task', from: task.by, text, task: number });
}
