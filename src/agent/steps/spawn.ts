import { callOf, type Self, standing } from '../self.ts';
import type { StepOf } from '../step.ts';

/** Starts the subagent that a call asks for; it bears the call's name. The host gives it a loop. */
export function spawn({ call }: StepOf<'spawn'>, self: Self): void {
  const { input } = callOf(self, call);
  const { config } = standing(self);
  const names = input.tools;
  const tools = Array.isArray(names) ? config.tools.filter((tool) => names.includes(tool.name)) : config.tools;
  self.log.append(call, { type: 'agent.started', config: { ...config, tools }, brief: String(input.brief ?? '') });
}
