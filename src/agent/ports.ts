import type { Trail } from '../base/trail.ts';
import type { Hook, ModelCard, Rule, ToolSpec } from '../protocol/config.ts';
import type { Failure, Message, Purpose, SettingsNote, Usage } from '../protocol/event.ts';
import type { JsonObject } from '../protocol/json.ts';
import type { Difference, Play } from '../protocol/play.ts';
import type { Step } from './step.ts';

/** What the model is asked. Derived from the log, never stored; `messages` is read in place, not copied. */
export interface Request {
  readonly model: ModelCard;
  readonly system: string;
  readonly tools: readonly ToolSpec[];
  readonly messages: Trail<Message>;
  readonly maxOutputTokens: number;
  /** The fact by which the messages were last made shorter: what was sent before it is in no cache any more. */
  readonly recut?: number | undefined;
}

/** Where in the run a request stands, read from the log, so that a model needs no memory of its own. */
export interface RequestPlace {
  readonly agent: string;
  /** What else it may be called: its short name, and the definition that it was made after. */
  readonly called?: readonly string[];
  /** Which reply of the agent's life is wanted, or which summary, counted from 1. */
  readonly reply: number;
  /** Which attempt at it, counted from 1. */
  readonly attempt: number;
  /** How often the agent has asked in its life, this time and further attempts included. */
  readonly asked: number;
  readonly purpose: Purpose;
  /** Names of the script rules that have fired for this agent. */
  readonly fired: Trail<string>;
  /** The script in force, when the model is a scripted one. */
  readonly play: Play | undefined;
}

/** A piece of a reply as it streams in. The last part of every whole stream is `end`; without it the stream was cut. */
export type ModelPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'thinking'; readonly text: string }
  /** The text or thinking that came last is a part of its own, and the provider wants `meta` back with it. */
  | { readonly type: 'block'; readonly of: 'text' | 'thinking'; readonly meta: JsonObject }
  /** A piece of a call that is still arriving, to be looked at: its name, or some of its arguments. The whole call follows. */
  | { readonly type: 'calling'; readonly text: string }
  /** `input` is the JSON text of the arguments, as received. */
  | {
      readonly type: 'call';
      readonly wire: string;
      readonly name: string;
      readonly input: string;
      readonly meta?: JsonObject;
    }
  | { readonly type: 'warning'; readonly text: string }
  | { readonly type: 'end'; readonly usage: Usage; readonly stop: 'end' | 'length'; readonly rule?: string };

/** Asks a model. Throws `ModelError` when it could not reply; anything else that is thrown is a bug. */
export interface Model {
  stream(request: Request, place: RequestPlace, signal: AbortSignal): AsyncIterable<ModelPart>;
}

/**
 * The model could not reply. `after` is what the provider asked to wait, in milliseconds; `differs` how the request is not
 * the one that a reply was recorded for.
 */
export class ModelError extends Error {
  readonly failure: Failure;
  readonly retryable: boolean;
  readonly status: number | undefined;
  readonly after: number | undefined;
  readonly differs: Difference | undefined;

  constructor(
    failure: Failure,
    reason: string,
    more: {
      retryable?: boolean;
      status?: number | undefined;
      after?: number | undefined;
      differs?: Difference | undefined;
    } = {},
  ) {
    super(reason);
    this.failure = failure;
    this.retryable = more.retryable ?? false;
    this.status = more.status;
    this.after = more.after;
    this.differs = more.differs;
  }
}

/** Immutable content by its SHA-256. Putting is immediate; it reaches the disk with the fact that names it. */
export interface Blobs {
  put(bytes: Uint8Array): string;
  /** The bytes, or undefined when nothing has that hash. */
  get(hash: string): Promise<Uint8Array | undefined>;
}

/** Milliseconds since 1970, real or virtual. */
export interface Clock {
  now(): number;
  /** Resolves at that time, or as soon as the signal aborts. */
  until(time: number, signal?: AbortSignal): Promise<void>;
  /** The result of work that takes real time. Virtual time lets such results in one by one, as the work began. */
  real<T>(work: Promise<T>): Promise<T>;
}

/** The place between choosing a step and doing it. */
export interface Gate {
  /** A promise when this step is held; undefined lets it pass. After the promise, the choice is made again. */
  hold(agent: string, step: Step, signal: AbortSignal): Promise<void> | undefined;
  /** What is done of a step that passed: all of it, or, of a group of calls that somebody steps through, the first. */
  narrow(agent: string, step: Step): Step;
}

/** A piece of a reply that is still arriving. `calling` is of its calls, as they are written. */
export interface Arriving {
  readonly text: string;
  readonly thinking: string;
  readonly calling: string;
}

/** Shows a reply while it streams, or, of a call that runs, what it prints, as `text`. What it is told is no fact, and may be lost. */
interface Preview {
  add(agent: string, part: Arriving & { readonly call?: string }): void;
}

/** The skills that come along with the harness. */
export interface Shelf {
  /** The files of a skill by their path in its folder, `SKILL.md` among them; undefined when there is none of that name. */
  open(name: string): Promise<ReadonlyMap<string, string> | undefined>;
}

/** The agents that come along with the harness, and the models that a definition may name. */
interface Agencies {
  /** The text of a definition; undefined when there is none of that name. */
  open(name: string): Promise<string | undefined>;
  /** The card of another model of the same provider. */
  model(like: ModelCard, id: string): Promise<ModelCard>;
}

/** The rules and hooks of a settings file, as far as they hold, and what is to be said of the rest. */
export interface Settings {
  readonly rules: readonly Rule[];
  readonly hooks: readonly Hook[];
  readonly notes: readonly SettingsNote[];
}

/** Code for a sandbox, and what it is given besides the files. `cwd` is a resolved path, the root when left out. */
export interface Job {
  readonly code: string;
  /** What the code is called, such as the path of its file: for traces, and for code that asks. */
  readonly name?: string;
  readonly args?: readonly string[];
  readonly stdin?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** How long it may take, in milliseconds of real time. */
  readonly deadline: number;
  /** How much memory it may use, in bytes; what its engine allows when left out. */
  readonly memory?: number;
}

/** What stands at a path, as a sandbox sees it. Of what it may not open it learns that it is closed, and nothing below. */
export type Mirrored = { readonly path: string } & (
  | { readonly is: 'file'; readonly blob: string; readonly bytes: number; readonly at: number }
  | { readonly is: 'link'; readonly target: string; readonly at: number }
  | { readonly is: 'folder' | 'closed' }
);

/** The files that a sandbox works on. What it may not touch is refused here, on our side of the border. */
export interface SandboxFiles {
  readonly entries: readonly Mirrored[];
  /** The bytes of a file; undefined when there is none. A rejection says in words why it is closed. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Why nothing may be written at a path; undefined when it may. */
  refusal(path: string): string | undefined;
}

/** What code left at a path. */
export interface SandboxChange {
  readonly path: string;
  readonly entry:
    | { readonly is: 'file'; readonly bytes: Uint8Array }
    | { readonly is: 'link'; readonly target: string }
    | { readonly is: 'folder' | 'gone' };
}

/**
 * What came of code in a sandbox. `exit` is 124 when its time and 137 when its memory was up. Only what came to its own end
 * has changes. `value` is its last expression, `notes` what else the model should know; a shell tells where it stands.
 */
export interface SandboxEnd {
  readonly ended: 'exit' | 'deadline' | 'memory' | 'stopped' | 'lost';
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly value?: string;
  readonly notes: readonly string[];
  readonly changes: readonly SandboxChange[];
  readonly shell?: Shell;
}

/** Where a shell stands when a command is over: its directory, and the environment that it would give to the next. */
interface Shell {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Runs code that nobody trusts, each time in a worker that reaches nothing and is ended from outside: by its deadline, or
 * when the signal aborts. It answers in any case; only a bug rejects.
 */
export interface Sandbox {
  run(
    engine: string,
    job: Job,
    files: SandboxFiles,
    signal: AbortSignal,
    hear?: (output: SandboxOutput) => void,
    reach?: Reach,
  ): Promise<SandboxEnd>;
}

/** What code asks of the web. Nothing but this leaves: no body, no key, no cookie. */
export interface WebAsking {
  readonly address: string;
  readonly method: 'GET' | 'HEAD';
  /** Which kinds of content are wanted, as the header `Accept` says it. */
  readonly accept?: string;
}

/** Lets code that runs ask the web, until the signal aborts. Rejects in words where nothing may be asked, or nothing can be had. */
export type Reach = (asking: WebAsking, signal: AbortSignal) => Promise<WebAnswer>;

/** A piece of output, while the code still runs. */
export interface SandboxOutput {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** What an address answered, or where it sends whoever asks: `leads`. */
export interface WebAnswer {
  readonly address: string;
  readonly status: number;
  /** Its content type as it was sent, with parameters; empty when it said none. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Whether there was more than is taken of one answer. */
  readonly cut: boolean;
  readonly leads?: string | undefined;
}

/**
 * Asks one address, without keys, cookies or a referrer, and goes nowhere that it leads to. Throws an `Error` in words for
 * the model when nothing can be had. It asks whatever it is told to: what may be asked is decided before.
 */
export interface Web {
  ask(address: string, signal: AbortSignal, how?: Pick<WebAsking, 'method' | 'accept'>): Promise<WebAnswer>;
}

/** All that an agent asks of the world. */
export interface Ports {
  readonly model: Model;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly preview: Preview;
  readonly skills: Shelf;
  readonly sandbox: Sandbox;
  readonly web: Web;
  readonly agents: Agencies;
  /** Reads the settings file at a path. What loosens the reins holds only when a person has agreed to it. */
  settings(path: string, text: string): Promise<Settings>;
}
