import { Trail } from '../base/trail.ts';
import type { EventOf } from '../protocol/event.ts';
import { textOf } from './context.ts';
import type { Reading, View } from './view.ts';

/** What a call returned, whole: as a blob where that was too long for the model, else as its text. */
export type Output =
  | { readonly call: string; readonly blob: string; readonly chars: number }
  | { readonly call: string; readonly text: string };

/** The results of all calls, in the order in which they came. What gave way in a conversation is here still. */
export const outputsView: View<Trail<EventOf<'tool.finished'>>> = {
  initial: Trail.of(),
  evolve: (outputs, event) => (event.type === 'tool.finished' ? outputs.add(event) : outputs),
};

/** The whole output of a call, or undefined when no such call has returned. */
export function outputOf(reading: Reading, call: string): Output | undefined {
  for (const { call: each, whole, content } of reading.read(outputsView))
    if (each === call) return whole === undefined ? { call, text: textOf(content) } : { call, ...whole };
  return undefined;
}
