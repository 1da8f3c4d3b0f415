import { z } from 'zod';
import type { Breakpoint } from './breakpoint.ts';
import { configSchema, modelCardSchema, standingPermissionSchema } from './config.ts';
import { editSchema } from './edit.ts';
import type { Frozen } from './json.ts';
import { jsonObjectSchema } from './json.ts';
import type { scriptSchema } from './script.ts';

const run = z.string();
const agent = z.string();
const call = z.string();
const workspace = z.string().min(1);
const workspaceName = z.string().trim().min(1).max(200);
/** Who decides: a person, or in a headless run what the script says, or nobody. The person when left out. */
const decider = z.enum(['person', 'script', 'nobody']);

const uploadSchema = z.object({
  path: z.string(),
  bytes: z.instanceof<typeof Uint8Array<ArrayBufferLike>>(Uint8Array),
});

/** How fast a scripted model plays: as written, four times as fast, or at once. */
const speedSchema = z.enum(['1x', '4x', 'max']);
export type Speed = z.infer<typeof speedSchema>;

/** A script is read whole where a run begins: most commands have none, and its schema is large. */
const scriptAsSent = z.custom<z.infer<typeof scriptSchema>>((sent) => typeof sent === 'object' && sent !== null);

/** Most runs have none: they are read where they are set. */
const breakpointsAsSent = z.custom<Breakpoint[]>((sent) => Array.isArray(sent));

/** What the page asks of the runtime. `id` comes back in `refused`. */
export const commandSchema = z.discriminatedUnion('do', [
  /** A new run of a script, or of its workspace with a real model. */
  z.object({
    id: z.string(),
    do: z.literal('start'),
    run,
    script: scriptAsSent,
    scenario: z.string().optional(),
    /** The workspace whose files it begins with; those of the script are laid beside them. */
    workspace: z.string().optional(),
    /** The model that is asked in place of the script's. */
    model: modelCardSchema.optional(),
    /** Files of the person's own. One at a path of the script's takes its place. */
    uploads: z.array(uploadSchema).optional(),
    /** Holds it before its first step, */
    paused: z.boolean().optional(),
    /** or as soon as an agent is about to do a step of this kind, */
    until: z.string().optional(),
    /** and does by itself what the person of a recorded script did. */
    repeat: z.boolean().optional(),
  }),
  z.object({ id: z.string(), do: z.literal('open'), run }),
  /** The page looks away; a run that rests is left. */
  z.object({ id: z.string(), do: z.literal('close'), run }),
  /** The person leaves a run that rests, which hooks may hear. */
  z.object({ id: z.string(), do: z.literal('leave'), run }),
  /** Goes on here with a run that another tab has open, which can then only read it. */
  z.object({ id: z.string(), do: z.literal('take-over'), run }),
  /** Says something to an agent: the main one, unless another is named. */
  z.object({ id: z.string(), do: z.literal('prompt'), run, text: z.string().min(1), agent: agent.optional() }),
  z.object({
    id: z.string(),
    do: z.literal('decide'),
    run,
    call,
    verdict: z.enum(['allow', 'deny']),
    input: jsonObjectSchema.optional(),
    reason: z.string().optional(),
    /** With the approval of a plan: the mode that it leads to. */
    mode: z.enum(['default', 'auto']).optional(),
    always: standingPermissionSchema.optional(),
    by: decider.optional(),
  }),
  z.object({ id: z.string(), do: z.literal('answer'), run, call, text: z.string(), by: decider.optional() }),
  z.object({ id: z.string(), do: z.literal('stop'), run, agent: agent.optional() }),
  /** Wakes an agent that rests at a limit (which is raised), failed or stopped. */
  z.object({ id: z.string(), do: z.literal('continue'), run, agent: agent.optional() }),
  z.object({ id: z.string(), do: z.literal('retry-now'), run, agent: agent.optional() }),
  /** Cuts the wait of a running call short. */
  z.object({ id: z.string(), do: z.literal('hurry'), run, call }),
  /** Sums up the conversation now, also while the agent rests. */
  z.object({ id: z.string(), do: z.literal('compact'), run, agent: agent.optional() }),
  z.object({ id: z.string(), do: z.literal('pause'), run }),
  /** Lets one agent (the one held longest, when none is named) do one step; `out`: with all below it, until it rests. */
  z.object({ id: z.string(), do: z.literal('step'), run, agent: agent.optional(), out: z.boolean().optional() }),
  z.object({ id: z.string(), do: z.literal('resume'), run }),
  /** Goes on until an agent is about to do a step of this kind, or `kind: reason`, and pauses there. */
  z.object({ id: z.string(), do: z.literal('run-to'), run, step: z.string() }),
  /** Holds at these places from now on, and at no others; they are kept with the run, those that are switched off too. */
  z.object({ id: z.string(), do: z.literal('break'), run, breakpoints: breakpointsAsSent }),
  z.object({ id: z.string(), do: z.literal('set'), run, config: configSchema.partial() }),
  z.object({ id: z.string(), do: z.literal('speed'), run, speed: speedSchema }),
  /** What a person writes into the workspace: text, any bytes, all that stands `from` another path, or with null nothing. */
  z.object({
    id: z.string(),
    do: z.literal('write-files'),
    run,
    files: z.array(
      z.union([
        uploadSchema,
        z.object({ path: z.string(), from: z.string() }),
        z.object({ path: z.string(), text: z.string().nullable() }),
      ]),
    ),
  }),
  /** Writes the settings file of the workspace. What a person writes there, they agree to: all of it, or the entries that they `wrote`. */
  z.object({
    id: z.string(),
    do: z.literal('write-settings'),
    run,
    text: z.string(),
    wrote: z.array(z.string()).optional(),
  }),
  /** Switches an entry of a settings file on or off, by the name under which `settings.changed` told it. */
  z.object({ id: z.string(), do: z.literal('consent'), run, entry: z.string(), on: z.boolean() }),
  /** Goes on from the first `seq` facts of a run as another run, `into`; the run itself stays as it is. */
  z.object({
    id: z.string(),
    do: z.literal('fork'),
    run,
    seq: z.number().int().nonnegative(),
    into: z.string().min(1),
    /** What is changed there, in place of the fact at `seq`. */
    edit: editSchema.optional(),
    /** Holds it before its first step. */
    paused: z.boolean().optional(),
    /** To go back: the run says so, and it can be undone from there. */
    rewind: z.literal(true).optional(),
    /** What the other is called; it says where it was forked, when left out. */
    title: z.string().optional(),
    /** The person's own model, for a run that was made elsewhere. */
    model: modelCardSchema.optional(),
    /** What the person lets it cost, in USD. */
    maxSpend: z.number().positive().optional(),
  }),
  z.object({ id: z.string(), do: z.literal('rename'), run, title: z.string().min(1) }),
  z.object({ id: z.string(), do: z.literal('delete'), run }),
  z.object({ id: z.string(), do: z.literal('create-workspace'), workspace, name: workspaceName }),
  z.object({ id: z.string(), do: z.literal('rename-workspace'), workspace, name: workspaceName }),
  z.object({ id: z.string(), do: z.literal('delete-workspace'), workspace }),
  /** Makes the files of a run those of a workspace; `moved` is the state of its head that the person saw. */
  z.object({ id: z.string(), do: z.literal('adopt'), run, workspace, moved: z.number() }),
]);
export type Command = Frozen<z.infer<typeof commandSchema>>;

/** A command before it has its number. */
export type Wish = Command extends infer Each ? (Each extends Command ? Omit<Each, 'id'> : never) : never;
