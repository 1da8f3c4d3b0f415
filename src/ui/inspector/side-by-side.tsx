import { useMemo, useState } from 'react';
import type { EventOf, Message } from '../../protocol/event.ts';
import { compactionOf } from '../../views/shortened.ts';
import { Button } from '../kit/button.tsx';
import { count, tokens } from '../kit/format.ts';
import { useRun } from '../state/run.ts';
import { Sentence } from './blocks.tsx';
import { messageInWords } from './messages.ts';

type Fate = 'dropped' | 'shortened' | 'new' | 'kept';

/** The conversation before and after it was made shorter, message by message: what gave way, what says less, what came. */
export function SideBySide({ event }: { readonly event: EventOf<'context.cleared' | 'context.compacted'> }) {
  const projector = useRun((state) => state.projector);
  const {
    before,
    after,
    dropped,
    shrunk,
    tokens: size,
  } = useMemo(() => compactionOf(projector, event), [projector, event]);
  const fates = useMemo(() => {
    const known = new Map<number, Fate>(dropped.map(({ seq }) => [seq, 'dropped']));
    for (const each of shrunk) known.set(each.before.seq, 'shortened');
    return known;
  }, [dropped, shrunk]);
  const was = useMemo(() => new Set(before.map(({ seq }) => seq)), [before]);
  const saved = tokens(Math.max(0, size.saved)).long;
  return (
    <section aria-label="Before and after" className="@container py-1">
      <Sentence>
        {event.type === 'context.cleared'
          ? `${count(shrunk.length, 'result')} shortened to a line`
          : `${count(dropped.length, 'message')} dropped`}
        ; that saves about {saved} in every request from here on.
      </Sentence>
      <div className="grid gap-2 px-4 py-1 @lg:grid-cols-2">
        <Conversation
          title="Before"
          messages={before}
          size={size.before}
          fateOf={({ seq }) => fates.get(seq) ?? 'kept'}
        />
        <Conversation
          title="After"
          messages={after}
          size={size.after}
          fateOf={({ seq }) => (was.has(seq) ? (fates.get(seq) ?? 'kept') : 'new')}
        />
      </div>
    </section>
  );
}

/** More are drawn on request: a long conversation has thousands. */
const drawnAtOnce = 40;

function Conversation(props: {
  readonly title: string;
  readonly messages: readonly Message[];
  readonly size: number;
  readonly fateOf: (message: Message) => Fate;
}) {
  const { title, messages, size, fateOf } = props;
  const [most, setMost] = useState(drawnAtOnce);
  return (
    <div className="min-w-0 self-start rounded-box border border-line bg-sunken">
      <h4 className="border-line border-b px-3 py-1.5 font-semibold text-12 text-ink-2">
        {title}: {count(messages.length, 'message')}, about {tokens(size).long}
      </h4>
      <ol>
        {messages.slice(0, most).map((message) => (
          <Line key={message.seq} message={message} fate={fateOf(message)} />
        ))}
      </ol>
      {messages.length > most && (
        <Button size="small" look="quiet" onClick={() => setMost(most + drawnAtOnce * 5)}>
          {count(messages.length - most, 'more message')}
        </Button>
      )}
    </div>
  );
}

const looks: Readonly<Record<Fate, string>> = {
  dropped: 'text-ink-3 line-through',
  shortened: 'text-ink-2',
  new: 'font-medium text-ink',
  kept: 'text-ink-2',
};

function Line({ message, fate }: { readonly message: Message; readonly fate: Fate }) {
  const { who, text } = messageInWords(message);
  return (
    <li className="border-line border-b px-3 py-1 text-12 last:border-b-0">
      <p className="flex gap-2">
        <span className="min-w-0 flex-1 break-words font-semibold">{who}</span>
        {fate !== 'kept' && <span className="flex-none text-ink-2">{fate}</span>}
      </p>
      <p className={`line-clamp-2 break-words ${looks[fate]}`}>{text.slice(0, 400)}</p>
    </li>
  );
}
