import type { ConnectionAsk } from '../protocol/connection.ts';
import type { KeepingAsk } from '../protocol/keeping.ts';
import type { Shelf } from '../storage/store.ts';

/** One end of the line between page and runtime: a worker seen from the page, a worker's own scope, or a message port. */
export interface Port {
  postMessage(message: unknown, options?: { readonly transfer?: Transferable[] }): void;
  addEventListener(
    type: 'message',
    hear: (event: { readonly data: unknown; readonly ports?: readonly MessagePort[] }) => void,
  ): void;
  /** Message ports wait for it. */
  start?(): void;
}

/** A question about what lies at rest: a run, a hash, a setting. */
interface ShelfAsk {
  readonly ask: keyof Shelf;
  readonly id: string;
  readonly about: string;
}

/** A question about models and the keys for them. */
export interface ConnectionQuestion {
  readonly ask: ConnectionAsk;
  readonly id: string;
  readonly about: unknown;
}

/** What a script says that came as a text: read, and never run. */
interface ScriptQuestion {
  readonly ask: 'readScript';
  readonly id: string;
  readonly about: string;
}

/** What would become of a call that nobody makes. */
interface ProbeQuestion {
  readonly ask: 'probe';
  readonly id: string;
  readonly about: unknown;
}

/** A question about what is kept: workspaces, archives, room. */
export interface KeepingQuestion {
  readonly ask: KeepingAsk;
  readonly id: string;
  readonly about: unknown;
}

/** A question is neither command nor notice: it concerns no run that is open, and one answer comes back. */
export type Ask = ShelfAsk | ConnectionQuestion | KeepingQuestion | ScriptQuestion | ProbeQuestion;

/** What came of a question: a value, or words for the person. */
export type Answer =
  | { readonly answer: string; readonly value: unknown }
  | { readonly answer: string; readonly failed: string };

const textWords: readonly string[] = ['runs', 'run', 'blob', 'setting', 'readScript'] satisfies readonly (
  | keyof Shelf
  | 'readScript'
)[];

/** The questions about models, for which the page's end has a function each. */
export const connectionWords = [
  'providers',
  'services',
  'keys',
  'setKey',
  'forgetKey',
  'listModels',
  'testConnection',
  'cardFor',
  'prices',
] as const satisfies readonly ConnectionAsk[];

/** The questions about what is kept, likewise. */
export const keepingWords = [
  'workspaces',
  'difference',
  'exportArchive',
  'readArchive',
  'importArchive',
  'facts',
  'storage',
  'doctor',
  'writeLink',
  'bring',
] as const satisfies readonly KeepingAsk[];

/** Whether a message from the other end is a question. */
export function isAsk(data: unknown): data is Ask {
  if (!isObject(data) || typeof data.id !== 'string') return false;
  const word = String(data.ask);
  return (
    isOneOf(connectionWords, word) ||
    isOneOf(keepingWords, word) ||
    word === 'probe' ||
    (textWords.includes(word) && typeof data.about === 'string')
  );
}

/** Whether a question is about models. */
export function isConnectionAsk(ask: Ask): ask is ConnectionQuestion {
  return isOneOf(connectionWords, ask.ask);
}

/** Whether a question is about what is kept. */
export function isKeepingAsk(ask: Ask): ask is KeepingQuestion {
  return isOneOf(keepingWords, ask.ask);
}

function isOneOf(words: readonly string[], word: string): boolean {
  return words.includes(word);
}

/** Whether a message from the other end is an answer. */
export function isAnswer(data: unknown): data is Answer {
  return isObject(data) && typeof data.answer === 'string';
}

/** An error in words, with its place when it is a bug. */
export function whyOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isObject(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null;
}
