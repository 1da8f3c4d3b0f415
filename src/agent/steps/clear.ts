import { contextNow } from '../../views/agent.ts';
import { tokensOfContext } from '../../views/context.ts';
import { clearingOf } from '../../views/shorten.ts';
import { type Self, standing } from '../self.ts';
import type { StepOf } from '../step.ts';

/** Old results give way to a line each. One fact for all of them, so that the cached prefix is cut anew but once. */
export function clear({ calls }: StepOf<'clear'>, self: Self): void {
  const agent = standing(self);
  const context = contextNow(agent);
  const before = tokensOfContext(context);
  const after = before - clearingOf(context, agent.config).frees;
  self.log.append(self.name, { type: 'context.cleared', calls, before, after });
}
