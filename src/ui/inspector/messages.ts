import type { Message } from '../../protocol/event.ts';
import { saidBy, textOf } from '../../views/context.ts';
import { messageTitle } from '../../views/message-text.ts';

/** A message in few words: who says it, and how it begins. */
export function messageInWords(message: Message): { readonly who: string; readonly text: string } {
  switch (message.type) {
    case 'agent.started':
      return { who: 'Brief', text: message.brief };
    case 'prompt.submitted':
      return { who: 'You', text: message.text };
    case 'message.sent':
      return { who: messageTitle(message), text: message.text };
    case 'context.added':
      return { who: 'Harness', text: message.text };
    case 'model.responded': {
      const calls = message.calls.map(({ name }) => name).join(', ');
      return { who: 'Model', text: [message.text, calls && `calls ${calls}`].filter(Boolean).join(' · ') };
    }
    case 'tool.finished':
      return { who: `Result ${message.call}`, text: textOf(message.content) };
    case 'hook.asked':
      return { who: 'Hook', text: message.text };
    case 'hook.ran':
      return { who: 'Hook', text: saidBy(message) };
    case 'context.compacted':
      return { who: 'Summary', text: message.text };
    case 'model.requested':
      return { who: 'Harness', text: 'the order to sum up' };
  }
}
