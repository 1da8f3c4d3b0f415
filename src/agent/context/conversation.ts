import type { EventOf, Message } from '../../protocol/event.ts';

/** What is said for the person when a reply was cut by its own length limit: models do not go on by themselves. */
export const goOn = 'Your reply was cut by its length limit. Go on exactly where it stopped.';

/** Whether the model must be told to go on after this message: it is a reply of its own that asked for nothing. */
export function isCutShort(message: Message | undefined, next: Message | undefined): boolean {
  return isReply(message) && message.calls.length === 0 && (next === undefined || isReply(next));
}

function isReply(message: Message | undefined): message is EventOf<'model.responded'> {
  return message?.type === 'model.responded';
}
