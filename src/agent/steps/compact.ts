import type { EventOf, Fact } from '../../protocol/event.ts';
import { contextNow } from '../../views/agent.ts';
import { mayAskAgain, reasonOf } from '../../views/compaction.ts';
import { tokensOfContext } from '../../views/context.ts';
import { keptBeside, summing } from '../../views/shorten.ts';
import { printTodos, todosView } from '../../views/todo.ts';
import { type Self, standing } from '../self.ts';
import type { StepOf } from '../step.ts';
import { ask } from './call-model.ts';

const triggers = {
  'over the threshold': 'threshold',
  'too long for the model': 'too-long',
  'a person asked': 'person',
} as const satisfies Record<StepOf<'compact'>['because'], EventOf<'context.compacted'>['trigger']>;

/**
 * Has the model sum up all but the last messages, and lets the summary take their place. A summary that came before a
 * reload is not asked for again; one that did not come is, later, until there were enough attempts.
 */
export async function compact({ because }: StepOf<'compact'>, self: Self): Promise<void> {
  if (mayAskAgain(standing(self).compaction.attempt)) await askForSummary(self);
  const { attempt } = standing(self).compaction;
  const { summary } = attempt;
  if (summary !== undefined) self.log.append(self.name, compacted(summary.text.trim(), triggers[because], self));
  else if (!self.signal.aborted && !mayAskAgain(attempt))
    self.log.append(self.name, { type: 'compaction.failed', reason: reasonOf(attempt) });
}

function askForSummary(self: Self): Promise<void> {
  const agent = standing(self);
  const { failures, tooLong } = agent.compaction.attempt;
  const sums = summing(contextNow(agent), agent.config, tooLong);
  return ask({ purpose: 'compaction', attempt: failures + 1, sums }, self);
}

/** The fact of a compaction: the summary, what of the conversation stays beside it, and what that saves. */
function compacted(text: string, trigger: EventOf<'context.compacted'>['trigger'], self: Self): Fact {
  const agent = standing(self);
  const before = tokensOfContext(contextNow(agent));
  // what came in meanwhile is not in the summary, and stays whole
  const pending = before - tokensOfContext(agent.context);
  const todos = self.log.read(todosView)[self.name]?.list ?? [];
  const summary = { text, ...(todos.length === 0 ? {} : { todos: printTodos(todos) }) };
  const kept = keptBeside(summary, { context: agent.context, config: agent.config, pending });
  return { type: 'context.compacted', trigger, ...summary, before, ...kept };
}
