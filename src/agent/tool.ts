import type { z } from 'zod';
import type { Mode, Risk } from '../protocol/config.ts';
import type { Content, EventOf, Subjects } from '../protocol/event.ts';
import type { Reading } from '../views/view.ts';
import type { Folder } from '../views/workspace.ts';
import type { Files } from './files.ts';
import type { Clock, Job, Ports, Reach, SandboxChange, Shelf } from './ports.ts';
import type { SandboxRun } from './sandbox.ts';
import type { WebOfCall } from './web/web-of-call.ts';

/** What a tool may use while it runs. `report` shows progress and is no fact. */
export interface ToolContext {
  /** The name of the call, such as `main.3`, and whose it is. */
  readonly call: string;
  readonly agent: string;
  /** What a person decided about it, when they were asked. */
  readonly approval: EventOf<'approval.resolved'> | undefined;
  readonly views: Reading;
  readonly files: Files;
  readonly clock: Clock;
  /** The folder of the memory that the agent uses. */
  readonly memory: string;
  readonly skills: Shelf;
  /** Runs code over the files of this call, and keeps what it changed. It has no web but what it is given here. */
  sandbox(engine: string, job: Job, reach?: Reach): Promise<SandboxRun>;
  /** Keeps what code changed elsewhere, but for what it may not change: says what that is. */
  keep(changes: readonly SandboxChange[]): Promise<readonly string[]>;
  readonly web: WebOfCall;
  readonly signal: AbortSignal;
  /** Resolves when a person cuts the wait of this call short, or it is over. */
  hurried(): Promise<void>;
}

/** What a tool may look at before its call is judged. */
export interface CheckContext {
  readonly agent: string;
  readonly views: Reading;
  readonly ports: Pick<Ports, 'blobs' | 'agents' | 'clock'>;
}

/** What a tool returns. A tool that fails throws an `Error` whose message is written for the model. */
export interface ToolResult {
  readonly content: readonly Content[];
  /** The mode from here on. */
  readonly mode?: Mode;
  /** What another agent is to read. */
  readonly message?: { readonly to: string; readonly text: string };
  /** The agent below that is to stop. */
  readonly stops?: string;
  /** The skill whose text this is, and the calls that it allows while it is in use. */
  readonly skill?: EventOf<'tool.finished'>['skill'];
  /** What code came to, which of the texts is which, and where a shell stands now. */
  readonly ran?: EventOf<'tool.finished'>['ran'];
  readonly shell?: EventOf<'tool.finished'>['shell'];
  /** What its commands asked of the web, where that is in no other place. */
  readonly requests?: EventOf<'tool.finished'>['requests'];
  /** That it failed, and its content says how. */
  readonly failed?: true;
  /** That it is the one that the script has of this call. */
  readonly recorded?: true;
}

/**
 * A tool is one value. `description` says what it does, when to use it and when not. `subjects` names what the ladder
 * judges: every path (as the tool will use it, unresolved), simple command and domain. `waits`: never executed, but
 * answered by a later fact. `asks`: always put before a person. `check` says what is wrong with an input besides its form.
 */
export interface Tool<Input = unknown> {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodType<Input>;
  readonly risk: Risk;
  readonly waits?: 'person' | 'agent' | 'agents';
  readonly asks?: true;
  /** It only waits, and a person may cut that short. */
  readonly hurries?: true;
  subjects?(
    input: Input,
    context: {
      readonly folder: Folder;
      readonly cwd: string;
      readonly env: Readonly<Record<string, string>>;
      readonly memory: string;
      /** What a file holds. */
      blob(hash: string): Promise<Uint8Array | undefined>;
    },
  ): Partial<Subjects> | Promise<Partial<Subjects>>;
  check?(input: Input, context: CheckContext): Promise<string | undefined> | string | undefined;
  /** A function in place of a result is called as the result is written down, so that nothing comes between. */
  execute(input: Input, context: ToolContext): Promise<ToolResult | (() => ToolResult)>;
}

/** Lets the compiler infer a tool's input from its schema, and forgets it: the harness treats all tools alike. */
export function defineTool<Input>(tool: Tool<Input>): Tool {
  // every input passes `tool.input` before it reaches `subjects` or `execute`, which is what makes this sound
  return tool as unknown as Tool;
}

/** A result of one text. */
export function text(text: string): ToolResult {
  return { content: [{ type: 'text', text }] };
}
