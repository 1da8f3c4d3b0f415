import type { Trail } from '../base/trail.ts';
import type { Message } from '../protocol/event.ts';
import { saidBy, textOf } from './context.ts';
import { messageText } from './message-text.ts';
import { summaryOrder, summaryText } from './summary.ts';

/** What is new to the model: everything after its last reply, as one text, and whether a result among it failed. */
export interface Heard {
  readonly text: string;
  readonly failed: boolean;
}

/** What the messages say that the model has not replied to yet. Looks no further back than its last reply. */
export function heardIn(messages: Trail<Message>): Heard {
  const texts: string[] = [];
  let failed = false;
  for (let i = messages.length - 1; i >= 0; i--) {
    const message = messages.at(i);
    if (message === undefined || message.type === 'model.responded') break;
    texts.unshift(textIn(message));
    failed ||= message.type === 'tool.finished' && message.failed;
  }
  return { text: texts.filter((text) => text !== '').join('\n'), failed };
}

/** What the person (or the agent above) said last. */
export function promptIn(messages: Trail<Message>): string {
  for (let i = messages.length - 1; i >= 0; i--) {
    const message = messages.at(i);
    if (message?.type === 'prompt.submitted' || message?.type === 'agent.started') return textIn(message);
    if (message?.type === 'message.sent' && message.because === 'said') return message.text;
  }
  return '';
}

/** The words of a message, as a rule reads them. */
export function textIn(message: Message): string {
  switch (message.type) {
    case 'agent.started':
      return message.brief;
    case 'prompt.submitted':
    case 'context.added':
    case 'model.responded':
    case 'hook.asked':
      return message.text;
    case 'message.sent':
      return messageText(message);
    case 'tool.finished':
      return textOf(message.content);
    case 'hook.ran':
      return saidBy(message);
    case 'context.compacted':
      return summaryText(message);
    case 'model.requested':
      return summaryOrder;
  }
}
