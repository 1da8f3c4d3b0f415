import type { Event } from '../../protocol/event.ts';
import { replyOfTurn } from '../../views/row.ts';
import { Figure } from '../kit/figure.tsx';
import { turnMeta } from './words.ts';

/** The heading of a turn, with how many tokens it sent. */
export function Heading(props: {
  readonly turn: number;
  readonly events: readonly Event[];
  readonly seq: number;
  readonly until: number;
  readonly future: boolean;
}) {
  const { turn, events, seq, until, future } = props;
  const sent = turnMeta(replyOfTurn(events, seq, until));
  return (
    <div
      className={`flex h-7.5 items-end gap-2 pr-3 pb-1 pl-11.5 text-11 text-ink-3 max-desk:h-8 ${future ? 'future' : ''}`}
    >
      <span className="font-semibold text-ink-2">Turn {turn}</span>
      <span className="mb-2 h-px flex-1 bg-line" />
      {sent !== undefined && <Figure value={sent} />}
    </div>
  );
}
