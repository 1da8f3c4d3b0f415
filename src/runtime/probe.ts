import { z } from 'zod';
import { coerce } from '../agent/coerce.ts';
import { ceilingFor } from '../agent/permissions/ceiling.ts';
import { climb, type Decision } from '../agent/permissions/ladder.ts';
import { isFromFile, settingsPath } from '../agent/permissions/settings-file.ts';
import { subjectsOf } from '../agent/permissions/subjects.ts';
import type { Blobs } from '../agent/ports.ts';
import { configInForce } from '../agent/skills/in-force.ts';
import type { Tool } from '../agent/tool.ts';
import type { Rule } from '../protocol/config.ts';
import { type Frozen, jsonObjectSchema } from '../protocol/json.ts';
import { agentsView } from '../views/agent.ts';
import { shellsView } from '../views/shells.ts';
import type { Reading } from '../views/view.ts';
import { workspaceView } from '../views/workspace.ts';
import type { SettingsReading } from './settings-file.ts';

/** A call that nobody makes, to see what would become of it. `settings`: as if this were the text of the settings file. */
const probeSchema = z.object({
  tool: z.string(),
  input: jsonObjectSchema,
  agent: z.string().optional(),
  settings: z.string().optional(),
  /** Whether the person writes that text now, and so agrees to all that is in it. */
  written: z.boolean().optional(),
});
export type Probe = Frozen<z.infer<typeof probeSchema>>;

/** A hook, and an event that does not happen, to see what it would answer. */
const tryHookSchema = z.strictObject({
  agent: z.string().optional(),
  on: z.string(),
  matcher: z.string().optional(),
  entry: jsonObjectSchema,
  event: jsonObjectSchema,
});
export type TryHook = Frozen<z.infer<typeof tryHookSchema>>;

/** The question as it comes over a port: about a call, or about a hook. */
export const probeQuestionSchema = z.object({ run: z.string(), asked: z.union([probeSchema, tryHookSchema]) });

/** What the ladder would say, by which rules, and what is to be said of the settings it was asked with. */
export interface Probed {
  readonly decision: Decision;
  readonly rules: readonly Rule[];
  readonly notes: SettingsReading['notes'];
  /** The hooks of the settings file that it was asked with. */
  readonly hooks: SettingsReading['entries'];
}

/** Takes a call up the ladder without making it: nothing is recorded, asked or run, and hooks are not heard. */
export async function probe(
  log: Reading,
  { tool: name, input, agent = 'main', settings }: Probe,
  tools: ReadonlyMap<string, Tool>,
  { read, blob }: { read: (path: string, text: string) => Promise<SettingsReading>; blob: Blobs['get'] },
): Promise<Probed> {
  const agents = log.read(agentsView);
  const asked = agents[agent];
  if (asked === undefined) throw new Error(`There is no agent ${agent}.`);
  const config = configInForce({ config: ceilingFor(agents, agent), skills: asked.skills });
  const typed = settings === undefined ? undefined : await read(settingsPath, settings);
  const rules =
    typed === undefined ? config.rules : [...config.rules.filter(({ source }) => !isFromFile(source)), ...typed.rules];
  const tool = config.tools.some((each) => each.name === name) ? tools.get(name) : undefined;
  const coerced = tool && coerce(tool, input, undefined);
  const subjects =
    tool && coerced?.ok
      ? await subjectsOf(tool, coerced.input, log.read(workspaceView), {
          shell: log.read(shellsView)[agent],
          memory: config.memory,
          blob,
        })
      : { paths: [], commands: [], domains: [] };
  const hooked = { before: 0, block: undefined, vote: undefined, rewrittenBy: [] };
  const decision = climb({
    call: { name, input, hooked },
    approved: false,
    tool,
    coerced,
    subjects,
    config: { ...config, rules },
  });
  return { decision, rules, notes: typed?.notes ?? [], hooks: typed?.entries ?? [] };
}
