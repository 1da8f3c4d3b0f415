import { z } from 'zod';
import type { Job, Mirrored, SandboxChange, SandboxEnd, WebAnswer, WebAsking } from '../agent/ports.ts';
import type { Frozen } from '../protocol/json.ts';
import type { Content, JobInside, Place } from './engine.ts';

/** The first word to a worker: where it is, and the line on which it is spoken to. In Node the worker itself is the line. */
export interface Welcome {
  readonly place: Place;
  readonly port?: MessagePort;
}

/** What the runtime says to a sandbox. Every run has its number: what is said of another is not heard. */
export type ToSandbox =
  | {
      readonly do: 'run';
      readonly run: number;
      readonly job: JobInside;
      readonly entries: readonly Mirrored[];
      readonly given: ReadonlyMap<string, Uint8Array>;
    }
  | { readonly do: 'answer'; readonly ask: number; readonly value: unknown };

/** A question of an engine to the world outside. */
export type Question =
  | { readonly read: readonly string[] }
  | { readonly refusals: readonly string[] }
  | { readonly web: WebAsking }
  | { readonly run: string; readonly job: Job; readonly changes: readonly SandboxChange[] };

/** What came of a question, in the order of the questions' kinds. */
export interface Answers {
  readonly read: readonly Content[];
  readonly refusals: readonly (string | undefined)[];
  readonly web: WebAnswer | { readonly why: string };
  readonly run: SandboxEnd;
}

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const job = z.object({
  code: z.string(),
  name: z.string().optional(),
  args: z.array(z.string()).optional(),
  stdin: z.string().optional(),
  cwd: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
  deadline: z.number(),
  memory: z.number().optional(),
});
const change = z.object({
  path: z.string(),
  entry: z.discriminatedUnion('is', [
    z.object({ is: z.literal('file'), bytes }),
    z.object({ is: z.literal('link'), target: z.string() }),
    z.object({ is: z.enum(['folder', 'gone']) }),
  ]),
});
const asking = z.object({
  address: z.string().max(10_000),
  method: z.enum(['GET', 'HEAD']),
  accept: z.string().max(1000).optional(),
});
const stream = z.enum(['stdout', 'stderr']);

/** What a sandbox says. Code that nobody trusts may have said it, so each message is read by this. */
export const fromSandboxSchema = z.discriminatedUnion('say', [
  z.object({ say: z.literal('ready') }),
  z.object({ say: z.literal('broken'), why: z.string() }),
  z.object({ say: z.literal('output'), run: z.number(), stream, text: z.string() }),
  z.object({
    say: z.literal('ask'),
    run: z.number(),
    ask: z.number(),
    about: z.union([
      z.object({ read: z.array(z.string()).max(10_000) }),
      z.object({ refusals: z.array(z.string()).max(100_000) }),
      z.object({ web: asking }),
      z.object({ run: z.string(), job, changes: z.array(change) }),
    ]),
  }),
  z.object({
    say: z.literal('done'),
    run: z.number(),
    end: z.object({
      ended: z.enum(['exit', 'deadline', 'memory']).optional(),
      exit: z.number(),
      stdout: z.string(),
      stderr: z.string(),
      value: z.string().optional(),
      notes: z.array(z.string()).optional(),
      changes: z.array(change).optional(),
      shell: z.object({ cwd: z.string(), env: z.record(z.string(), z.string()) }).optional(),
    }),
  }),
]);
export type FromSandbox = Frozen<z.infer<typeof fromSandboxSchema>>;
