import { z } from 'zod';
import { ModelError } from '../agent/ports.ts';
import type { Frozen, JsonObject } from '../protocol/json.ts';

/** What a person sets for a model service, besides key and model. It is recorded with the run. */
export const settingsSchema = z.object({
  preset: z.string().optional().describe('the service, as the list of presets calls it'),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('the address of the service, up to the part that its paths begin with'),
  effort: z
    .enum(['low', 'medium', 'high'])
    .optional()
    .describe('how much the model thinks; its own choice when left out'),
  maxOutputTokens: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('the longest reply, in tokens; the service’s own limit when left out'),
});
export type Settings = Frozen<z.infer<typeof settingsSchema>>;

/** Settings as they were recorded. What cannot be read fails the request, with the place. */
export function readSettings(settings: JsonObject): Settings {
  const read = settingsSchema.safeParse(settings);
  if (read.success) {
    if (read.data.baseUrl !== undefined && new URL(read.data.baseUrl).username !== '')
      throw new ModelError('status', 'The address of the model holds a name or a password. Enter it without them.');
    return read.data as Settings;
  }
  const [issue] = read.error.issues;
  throw new ModelError(
    'status',
    `The settings of the model cannot be read: ${issue?.path.join('.')}: ${issue?.message}`,
  );
}
