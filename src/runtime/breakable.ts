import type { Clock, Model } from '../agent/ports.ts';
import type { Tool } from '../agent/tool.ts';
import type { Knob } from '../protocol/knobs.ts';

/** What is broken now. */
type Knobs = () => readonly Knob[] | undefined;

/** A model that a person may break while the run goes on. What breaks it is loaded with the first that is. */
export function breakableModel(model: Model, clock: Clock, broken: Knobs): Model {
  return {
    async *stream(request, place, signal) {
      const knobs = broken()?.some(({ on }) => on === 'model') ? broken() : undefined;
      if (knobs === undefined) return yield* model.stream(request, place, signal);
      const { brokenStream } = await clock.real(import('./broken.ts'));
      yield* brokenStream({ model, clock, knobs }, request, place, signal);
    },
  };
}

/** Tools whose calls a person may break. */
export function breakableTools(tools: ReadonlyMap<string, Tool>, broken: Knobs): ReadonlyMap<string, Tool> {
  return new Map([...tools].map(([name, tool]) => [name, breakable(tool, broken)]));
}

function breakable(tool: Tool, broken: Knobs): Tool {
  return {
    ...tool,
    async execute(input, context) {
      const knobs = broken();
      if (knobs?.some(({ on }) => on === 'tool'))
        await (await context.clock.real(import('./broken.ts'))).breakCall(tool.name, knobs, context);
      return tool.execute(input, context);
    },
  };
}
