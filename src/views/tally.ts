import type { Trail } from '../base/trail.ts';

/** Counts over the agent's life; `turns` since it was last woken; `spent` in USD. */
export interface Tally {
  readonly calls: number;
  readonly replies: number;
  /** Summaries of the conversation, which are no replies in it. */
  readonly summaries: number;
  /** Answers to hooks, which are none either. */
  readonly hooks: number;
  /** How often the model was asked, further attempts included. */
  readonly asked: number;
  readonly turns: number;
  readonly spent: number;
  /** Names of the script rules that fired. */
  readonly fired: Trail<string>;
}
