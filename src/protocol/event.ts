import { z } from 'zod';
import { configSchema, standingPermissionSchema } from './config.ts';
import { formatVersion } from './format.ts';
import { type Frozen, jsonObjectSchema } from './json.ts';
import { differenceSchema } from './play.ts';
import { ranFields, requestFields, shellFields } from './ran.ts';
import { hookEventSchema } from './settings-fields.ts';

const call = z.string();
const agent = z.string();
const text = z.string();

/** How an agent comes to rest. */
const restedSchema = z.enum(['done', 'stopped', 'failed', 'limit']);

/** The definition that an agent was made after, and what of it was held down to what its parent may, or has no effect. */
const definitionInForceSchema = z.object({
  name: z.string(),
  description: text,
  origin: z.enum(['bundled', 'workspace']),
  path: z.string().optional(),
  blob: z.string().optional(),
  notes: z.array(text),
});

/** What a name in the workspace points at. `bytes` is the size of the blob. */
const entrySchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('file'), blob: z.string(), bytes: z.number() }),
  z.object({ is: z.literal('link'), target: z.string() }),
  z.object({ is: z.literal('folder') }),
  z.object({ is: z.literal('gone') }),
]);
/** A path, and what it points at from now on. */
export const fileChangeSchema = z.object({ path: z.string(), entry: entrySchema });
const change = fileChangeSchema;

/** A call as the model wrote it: `call` is our name for it, `wire` the provider's own; `malformed` is what could not be read. */
const callRequest = z.object({
  call,
  wire: z.string(),
  name: z.string(),
  input: jsonObjectSchema,
  malformed: text.optional(),
});

/** Tokens. `input` is all that was sent, cached or not. */
const usage = z.object({ input: z.number(), output: z.number(), cacheRead: z.number(), cacheWrite: z.number() });

/**
 * How a reply lay on the wire, kept when its provider wants something back with the next request: the parts in their order,
 * so many characters of `thinking` or `text` each, or the next call. `meta` is the provider's own: signatures and the like.
 */
const layoutPart = z.object({
  part: z.enum(['thinking', 'text', 'call']),
  chars: z.number(),
  meta: jsonObjectSchema.optional(),
});

/** What the model reads of a result. Images are blobs. */
const content = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text }),
  z.object({ type: z.literal('image'), mime: z.string(), blob: z.string() }),
]);

/** The paths, commands and domains that a call was judged by. Paths are resolved; `access` says what is done there. */
const subjects = z.object({
  /** Where it is known which of the commands open a path, `commands` says so by their places in the list. */
  paths: z.array(
    z.object({ path: z.string(), access: z.enum(['read', 'write']), commands: z.array(z.number()).optional() }),
  ),
  commands: z.array(z.string()),
  domains: z.array(z.string()),
  /** Commands of which something is known only when they run: all but the `name`, or even that; `broken` could not be read. */
  unread: z.array(z.object({ command: text, name: text.optional(), broken: z.literal(true).optional() })).optional(),
  /** Script files that were read as a part of the call, as they were then, and which of the commands stand in each. */
  scripts: z.array(z.object({ path: z.string(), blob: z.string(), commands: z.array(z.number()) })).optional(),
  /**
   * What commands would ask of the web, each by the place of its command: the address, where it is known before it runs, and
   * the host, where at least that is.
   */
  requests: z
    .array(z.object({ command: z.number(), address: z.string().optional(), domain: z.string().optional() }))
    .optional(),
});

const request = z.object(requestFields);

/** The rungs of the ladder, in order. */
export const rungNames = [
  'hooks',
  'known tool',
  'valid input',
  'sensitive paths',
  'deny rules',
  'plan mode',
  'protected paths',
  'ask rules',
  'hook asks',
  'always asks',
  'person',
  'allow rules',
  'hook allows',
  'mode',
] as const;
const rung = z.object({ rung: z.enum(rungNames), verdict: z.enum(['pass', 'allow', 'ask', 'deny']), reason: text });

/** What a hook answered. */
const effect = z.object({
  block: text.optional(),
  vote: z.enum(['allow', 'ask']).optional(),
  input: jsonObjectSchema.optional(),
  context: text.optional(),
  replace: text.optional(),
  /** The agent rests at once, with this reason. */
  stop: text.optional(),
});

/** What the model is asked for: the next reply of a conversation, a summary of it, or the answer to a hook. */
const purpose = z.enum(['turn', 'compaction', 'hook']);

/** Why a request to the model failed. */
const failure = z.enum([
  'network',
  'timeout',
  'cut',
  'status',
  'refused',
  'filtered',
  'too-long',
  'no-rule',
  'stopped',
]);

/** Something in a settings file, by its line, that has no effect. `entry` is the name by which a person agrees to it. */
const settingsNote = z.object({ line: z.number(), what: text, entry: z.string().optional() });

/** One thing that happened. Where several lines of the source append the same fact, `because` says which. */
export const factSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('run.started'),
    format: z.literal(formatVersion),
    title: text,
    scenario: z.string().optional(),
    config: configSchema,
    files: z.array(change),
    seed: z.number(),
  }),
  /** From here on the run is its own: what stands before is a copy of another's facts. */
  z.object({
    type: z.literal('run.forked'),
    /** The other run, by its id here, and how many of its facts come first. */
    from: z.string(),
    place: z.number().int().nonnegative(),
    title: text,
    /** What stood at `place` in the other run, where an edited fact stands here. */
    was: jsonObjectSchema.optional(),
    /** The other run was made elsewhere: no fact before this one authorizes anything. */
    elsewhere: z.literal(true).optional(),
    /** It was forked to go back to before something that was said. */
    rewound: z.literal(true).optional(),
  }),
  z.object({
    type: z.literal('agent.started'),
    config: configSchema,
    brief: text,
    /** What it was made after, and what of that does not count. */
    definition: definitionInForceSchema.optional(),
    /** A short name for it, beside that of its call. */
    label: text.optional(),
    /** Whoever started it goes on meanwhile, and hears its report as a message. */
    background: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('agent.rested'), why: restedSchema, text }),
  z.object({
    type: z.literal('settings.changed'),
    because: z.enum(['person', 'raised', 'tool', 'always', 'file', 'consent', 'forked']),
    /** The call that changed them. */
    call: call.optional(),
    config: configSchema.partial(),
    /** What was wrong with the settings file, and what in it is switched off until a person agrees to it. */
    notes: z.array(settingsNote).optional(),
  }),
  z.object({ type: z.literal('prompt.submitted'), text }),
  /**
   * What an agent reads of another: a message, the report of one that it started in the background, the answer of one that
   * it woke; or the open task that it gets as it comes to rest.
   */
  z.object({
    type: z.literal('message.sent'),
    because: z.enum(['said', 'reported', 'answered', 'task']),
    /** Who says it; of a task, who made it. */
    from: agent,
    text,
    /** The call that sent it. */
    call: call.optional(),
    /** How the one who reports came to rest. */
    why: restedSchema.optional(),
    /** The number of the task. */
    task: z.number().optional(),
  }),
  z.object({
    type: z.literal('context.added'),
    source: z.enum(['instructions', 'memory', 'skills', 'agents', 'mode']),
    /** An empty blob says that there is nothing any more at this path. */
    path: z.string(),
    blob: z.string(),
    text,
    /** Why its text may not be read, when the rules close it. */
    refused: text.optional(),
    /** The file that imports this one. */
    from: z.string().optional(),
    /** The files that this one imports, in its order, and why one may not be loaded. */
    imports: z.array(z.object({ path: z.string(), refused: text.optional() })).optional(),
    /** The files that the text was made from, where it is none of them. */
    parts: z.array(z.object({ path: z.string(), blob: z.string() })).optional(),
  }),
  z.object({
    type: z.literal('model.requested'),
    purpose,
    attempt: z.number(),
    /** For a compaction: which messages are to be summed up. The oldest were `skipped`; `until` is the first left out. */
    sums: z.object({ skipped: z.number(), until: z.number() }).optional(),
  }),
  z.object({
    type: z.literal('model.responded'),
    /** A turn when left out. */
    purpose: purpose.optional(),
    text,
    thinking: text,
    calls: z.array(callRequest),
    usage,
    stop: z.enum(['end', 'length']),
    rule: z.string().optional(),
    layout: z.array(layoutPart).optional(),
    /** What was odd about the reply, and did not hinder it. */
    warnings: z.array(text).optional(),
  }),
  z.object({
    type: z.literal('model.failed'),
    /** A turn when left out. */
    purpose: purpose.optional(),
    failure,
    reason: text,
    status: z.number().optional(),
    retryable: z.boolean(),
    wait: z.number(),
    /** A recording has no reply for this request, but one for another. */
    differs: differenceSchema.optional(),
  }),
  z.object({ type: z.literal('model.retried'), because: z.enum(['waited', 'hurried', 'asked']) }),
  /** A hook that takes its time begins; one of the kind `rule` answers at once. */
  z.object({
    type: z.literal('hook.started'),
    on: hookEventSchema,
    hook: z.string(),
    index: z.number(),
    call: call.optional(),
  }),
  z.object({
    type: z.literal('hook.ran'),
    on: hookEventSchema,
    hook: z.string(),
    index: z.number(),
    call: call.optional(),
    effect,
    failed: text.optional(),
    /** What code printed, and how it ended. */
    output: z.object({ exit: z.number(), stdout: text, stderr: text }).optional(),
  }),
  z.object({
    type: z.literal('tool.decided'),
    call,
    verdict: z.enum(['allow', 'ask', 'deny']),
    by: z.enum(rungNames),
    reason: text,
    input: jsonObjectSchema,
    rungs: z.array(rung),
    subjects,
    /** Where there are several commands: what the ladder says of each alone, in their order. Of very many, the first. */
    each: z.array(rung).optional(),
    dropped: z.array(z.string()),
  }),
  z.object({
    type: z.literal('approval.resolved'),
    call,
    verdict: z.enum(['allow', 'deny']),
    input: jsonObjectSchema.optional(),
    reason: text.optional(),
    /** Where the approval of a plan leads. */
    mode: z.enum(['default', 'auto']).optional(),
    /** With which rules such calls are allowed from now on. */
    always: standingPermissionSchema.optional(),
    by: z.enum(['person', 'script', 'nobody']),
  }),
  z.object({ type: z.literal('question.answered'), call, text, by: z.enum(['person', 'script', 'nobody']) }),
  z.object({ type: z.literal('tool.started'), call }),
  /** A person cut the wait of a call short. */
  z.object({ type: z.literal('tool.hurried'), call }),
  z.object({
    type: z.literal('tool.finished'),
    because: z.enum(['ran', 'settled', 'interrupted', 'carried', 'undecided']),
    call,
    content: z.array(content),
    failed: z.boolean(),
    whole: z.object({ blob: z.string(), chars: z.number() }).optional(),
    read: z.array(z.object({ path: z.string(), blob: z.string() })).optional(),
    /** The skill that was loaded, and the calls that it allows while it is in use. */
    skill: z.object({ name: z.string(), allows: z.array(z.string()) }).optional(),
    ran: z.object(ranFields).optional(),
    /** What its commands asked of the web. */
    requests: z.array(request).optional(),
    /** Where a shell stands after it. */
    shell: z.object(shellFields).optional(),
    /** Nothing was run or asked for: it is the result that the script has of this call. */
    recorded: z.literal(true).optional(),
  }),
  z.object({
    type: z.literal('files.changed'),
    because: z.enum(['tool', 'person', 'always', 'hook']),
    call: call.optional(),
    changes: z.array(change),
  }),
  /** Results that gave way to a line each; tokens are estimates. */
  z.object({ type: z.literal('context.cleared'), calls: z.array(call), before: z.number(), after: z.number() }),
  z.object({
    type: z.literal('context.compacted'),
    /** What called for it: the size of the conversation, a model that could not take it, or a person. */
    trigger: z.enum(['threshold', 'too-long', 'person']),
    /** The summary, and the todo list as it stood. */
    text,
    todos: text.optional(),
    /** The first message that stays, by its number; how many gave way; results of which only the ends stay. */
    keeps: z.number(),
    dropped: z.number(),
    cut: z.object({ calls: z.array(call), tokens: z.number() }).optional(),
    before: z.number(),
    after: z.number(),
    /** Whether it is below the threshold now; if not it counts as a failure. */
    enough: z.boolean(),
  }),
  z.object({ type: z.literal('compaction.failed'), reason: text }),
  z.object({ type: z.literal('compaction.requested') }),
  z.object({
    type: z.literal('stop.requested'),
    /** The call of an agent above that asked for it, where it was no person. */
    call: call.optional(),
  }),
  /** The person left the run while it rested. With the next prompt they are back. */
  z.object({ type: z.literal('session.ended') }),
]);
export type Fact = Frozen<z.infer<typeof factSchema>>;

const place = { seq: z.number().int().nonnegative(), at: z.number(), agent: z.string() };

/** The place of a fact in the log: its number (which is its identity), when it was appended (ms), and who it is about. */
export interface Place {
  readonly seq: number;
  readonly at: number;
  readonly agent: string;
}

/** A fact that could not be read back. It keeps its place, and changes no view. */
type Damaged = { readonly type: 'event.damaged'; readonly raw: string; readonly issue: string } & Place;

/** A fact and its place. */
export type Event = (Fact & Place) | Damaged;
export type EventOf<Type extends Event['type']> = Extract<Event, { type: Type }>;

/** Reads an event from outside: its place, then the fact it holds. */
export const placeSchema = z.object(place);

export type Entry = Frozen<z.infer<typeof entrySchema>>;
export type FileChange = Frozen<z.infer<typeof change>>;
export type CallRequest = Frozen<z.infer<typeof callRequest>>;
export type Usage = Frozen<z.infer<typeof usage>>;
export type Content = Frozen<z.infer<typeof content>>;
export type Subjects = Frozen<z.infer<typeof subjects>>;
export type WebRequest = Frozen<z.infer<typeof request>>;
export type RungName = (typeof rungNames)[number];
export type Rung = Frozen<z.infer<typeof rung>>;
export type HookEffect = Frozen<z.infer<typeof effect>>;
export type LayoutPart = Frozen<z.infer<typeof layoutPart>>;
export type SettingsNote = Frozen<z.infer<typeof settingsNote>>;
export type Purpose = z.infer<typeof purpose>;
export type Failure = z.infer<typeof failure>;
export type DefinitionInForce = Frozen<z.infer<typeof definitionInForceSchema>>;

/** What a hook asks the model. It is no fact: like every request it is read from facts. */
export interface HookQuestion extends Place {
  readonly type: 'hook.asked';
  readonly text: string;
}

/** A fact that the model gets to read; or, for a hook, the question that is made of them. */
export type Message =
  | EventOf<
      | 'agent.started'
      | 'prompt.submitted'
      | 'message.sent'
      | 'context.added'
      | 'model.responded'
      | 'tool.finished'
      | 'hook.ran'
      | 'context.compacted'
      /** Of a compaction: the order to sum up what stands before it. */
      | 'model.requested'
    >
  | HookQuestion;
