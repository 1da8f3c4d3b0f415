import type { Event } from '../protocol/event.ts';

/** How far an agent's turn has come; the next one begins when it has its reply and no call is open. */
export interface Turn {
  /** Its number, counted from 1; 0 before the first. */
  readonly number: number;
  readonly replied: boolean;
  readonly open: number;
}

/** Before anything was said. */
export const noTurn: Turn = { number: 0, replied: true, open: 0 };

/** The turn of an agent after one more fact. A turn whose number is another begins with that fact. */
export function turnAfter(turn: Turn, event: Event, agent = 'main'): Turn {
  // a summary is no part of the conversation, and neither is asking for it, or what a hook asks
  if (event.agent !== agent || isAside(event)) return turn;
  const { number, replied, open } = turn;
  if (replied && open === 0 && opensTurn.has(event.type)) return { number: number + 1, replied: false, open: 0 };
  if (event.type === 'model.responded') return { number, replied: true, open: event.calls.length };
  if (event.type === 'tool.finished') return { ...turn, open: Math.max(0, open - 1) };
  // what an agent leaves behind when it rests belongs to no turn to come
  if (event.type === 'agent.rested') return { number, replied: true, open: 0 };
  return turn;
}

/** Whether a fact is of a request for something else than the next reply of a conversation. */
export function isAside(event: Event): boolean {
  return 'purpose' in event && event.purpose !== undefined && event.purpose !== 'turn';
}

const opensTurn: ReadonlySet<Event['type']> = new Set(['prompt.submitted', 'context.added', 'model.requested']);
