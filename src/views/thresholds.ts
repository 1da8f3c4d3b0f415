import type { Config, Thresholds } from '../protocol/config.ts';

/** All of them, each with its value. */
type Known = { readonly [Name in keyof Thresholds]-?: number };

const usual: Known = { clearAt: 0.6, compactAt: 0.8, keepResults: 5, keepMessages: 6 };

/** When the conversation of an agent is made shorter, and how much of its end stays as it is. */
export function thresholdsOf({ context }: Pick<Config, 'context'>): Known {
  const { clearAt, compactAt, keepResults, keepMessages } = context ?? usual;
  return {
    clearAt: clearAt ?? usual.clearAt,
    compactAt: compactAt ?? usual.compactAt,
    keepResults: keepResults ?? usual.keepResults,
    keepMessages: keepMessages ?? usual.keepMessages,
  };
}
