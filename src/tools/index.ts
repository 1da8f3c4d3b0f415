import { z } from 'zod';
import type { Tool } from '../agent/tool.ts';
import type { ToolSpec } from '../protocol/config.ts';
import type { JsonObject } from '../protocol/json.ts';

const found = import.meta.glob<Tool>('./*/index.ts', { eager: true, import: 'tool' });

/** Every tool there is, by name: each lies in a folder of its own. */
export const tools: ReadonlyMap<string, Tool> = new Map(Object.values(found).map((tool) => [tool.name, tool]));

/** The tools as they are described to a model. */
export function specsOf(some: ReadonlyMap<string, Tool>): readonly ToolSpec[] {
  return [...some.values()].map(({ name, description, input, risk, waits, asks }) => ({
    name,
    description,
    schema: schemaOf(input),
    risk,
    ...(waits === undefined ? {} : { waits }),
    ...(asks === undefined ? {} : { asks }),
  }));
}

/** The JSON Schema of an input, without the address of the standard, which is the same for all and costs tokens. */
function schemaOf(input: z.ZodType): JsonObject {
  const { $schema, ...schema } = z.toJSONSchema(input, { io: 'input' });
  return schema as JsonObject;
}
