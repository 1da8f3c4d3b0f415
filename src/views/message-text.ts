import type { EventOf } from '../protocol/event.ts';

type Sent = EventOf<'message.sent'>;

const rests = {
  done: 'which is done',
  stopped: 'which was stopped',
  failed: 'which gave up',
  limit: 'which came to a limit',
} as const satisfies Record<NonNullable<Sent['why']>, string>;

/** What a message between agents is, in a few words. */
export function messageTitle({ because, from, task }: Sent): string {
  if (because === 'said') return `Message of ${from}`;
  if (because === 'task') return `Task ${task ?? ''} is yours`;
  return because === 'reported' ? `Report of ${from}` : `Answer of ${from}`;
}

/** A message between agents as the model reads it: nothing in it is an order of the person. */
export function messageText(message: Sent): string {
  const how = message.why === undefined ? '' : `, ${rests[message.why]}`;
  return `[${messageTitle(message)}${how}]\n${message.text}`;
}
