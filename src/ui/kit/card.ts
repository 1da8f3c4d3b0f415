import type { ComponentType, ReactNode } from 'react';
import type { CallRequest, EventOf } from '../../protocol/event.ts';

/** What the card of a tool draws: a result, the call that it answers, and the files that the call changed. */
export interface CardProps {
  readonly result: EventOf<'tool.finished'>;
  readonly call: CallRequest;
  readonly changed: readonly EventOf<'files.changed'>[];
  /** The result as plain text, for a card that can make nothing of it. */
  readonly plain: ReactNode;
}

/** How a tool wants its results to look: `Card` of `card.tsx` in its folder. What it is given was written by others, and stays text. */
export type Card = ComponentType<CardProps>;
