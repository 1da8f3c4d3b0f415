import { Trail } from '../base/trail.ts';
import type { EventOf } from '../protocol/event.ts';
import type { Reading, View } from './view.ts';

/** A result that was too long for the model and is kept whole. */
export interface Output {
  readonly call: string;
  readonly blob: string;
  readonly chars: number;
}

/** The results that are kept whole, in the order in which they came. */
export const outputsView: View<Trail<EventOf<'tool.finished'>>> = {
  initial: Trail.of(),
  evolve: (outputs, event) =>
    event.type === 'tool.finished' && event.whole !== undefined ? outputs.add(event) : outputs,
};

/** The whole output of a call, or undefined when what the model read of it was all there is. */
export function outputOf(reading: Reading, call: string): Output | undefined {
  for (const { call: each, whole } of reading.read(outputsView))
    if (each === call && whole !== undefined) return { call, ...whole };
  return undefined;
}
