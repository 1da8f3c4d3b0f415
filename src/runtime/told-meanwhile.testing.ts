import type { Event } from '../protocol/event.ts';
import { parentOf } from '../views/company.ts';

/**
 * Whether a request was under way at the end of these facts when another agent had said something to who asked. Taken up
 * again it is asked anew with that in it, and the model may say something else.
 */
export function isToldMeanwhile(events: readonly Event[]): boolean {
  const asking = new Map<string, { told: boolean }>();
  for (const event of events) {
    if (event.type === 'model.requested') asking.set(event.agent, { told: false });
    if (event.type === 'model.responded' || event.type === 'model.failed') asking.delete(event.agent);
    const hearer =
      event.type === 'message.sent' ? event.agent : event.type === 'agent.rested' ? parentOf(event.agent) : undefined;
    const request = hearer === undefined ? undefined : asking.get(hearer);
    if (request) request.told = true;
  }
  return [...asking.values()].some(({ told }) => told);
}
