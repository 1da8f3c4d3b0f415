import { z } from 'zod';
import { scriptSchema } from './script.ts';

/** The JSON Schema of scripts as they are written, by which an editor completes and checks them. */
export function scriptJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(scriptSchema, { io: 'input' });
  return { $schema, title: 'A script of Loopscope', ...schema };
}
