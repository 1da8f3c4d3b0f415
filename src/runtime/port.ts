import type { Shelf } from '../storage/store.ts';

/** One end of the line between page and runtime: a worker seen from the page, a worker's own scope, or a message port. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', hear: (event: { readonly data: unknown }) => void): void;
  /** Message ports wait for it. */
  start?(): void;
}

/** A question about what lies at rest. It is neither command nor notice: it concerns no run, and one answer comes back. */
export interface Ask {
  readonly ask: keyof Shelf;
  readonly id: string;
  /** What the question is about: a run, a hash, a key. */
  readonly about: string;
}

/** What came of a question: a value, or words for the person. */
export type Answer =
  | { readonly answer: string; readonly value: unknown }
  | { readonly answer: string; readonly failed: string };

const shelfWords: readonly string[] = ['runs', 'run', 'blob', 'setting'] satisfies readonly (keyof Shelf)[];

/** Whether a message from the other end is a question. */
export function isAsk(data: unknown): data is Ask {
  return (
    isObject(data) &&
    shelfWords.includes(String(data.ask)) &&
    typeof data.id === 'string' &&
    typeof data.about === 'string'
  );
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
