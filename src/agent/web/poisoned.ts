import { encode } from '../../base/text.ts';
import type { Knob } from '../../protocol/knobs.ts';
import type { WebAnswer } from '../ports.ts';

/** A page that ends with a text which nobody wrote there, where the person put one. */
export function poisoned(answer: WebAnswer, knob: Knob): WebAnswer {
  if (knob.on !== 'page' || !/^text\/|json|xml/.test(answer.type)) return answer;
  const text = encode(answer.type.startsWith('text/html') ? `\n<p>${knob.text}</p>` : `\n\n${knob.text}`);
  const bytes = new Uint8Array(answer.bytes.length + text.length);
  bytes.set(answer.bytes);
  bytes.set(text, answer.bytes.length);
  return { ...answer, bytes };
}
