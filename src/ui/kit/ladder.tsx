import { useState } from 'react';
import type { EventOf } from '../../protocol/event.ts';
import { Button } from './button.tsx';
import { count } from './format.ts';
import { Glyph, type GlyphName } from './glyph.tsx';
import { type Line, ladderOf } from './rungs.ts';
import { useScreen } from './screen.ts';

const signs: Readonly<Record<Line['said'], GlyphName>> = {
  passed: 'allow',
  allows: 'allow',
  asks: 'ask',
  refuses: 'deny',
  'had no say': 'silent',
  'not reached': 'silent',
};

function Rung({ line }: { readonly line: Line }) {
  const { label, said, reason, decides } = line;
  const look = decides
    ? 'rounded-control bg-raised font-semibold text-ink'
    : said === 'not reached'
      ? 'text-ink-3'
      : 'text-ink-2';
  return (
    <li
      aria-current={decides || undefined}
      className={`-mx-2 grid min-h-6 grid-cols-[20px_150px_1fr] items-baseline px-2 py-0.5 max-desk:grid-cols-[20px_120px_1fr] ${look}`}
    >
      <Glyph name={signs[said]} size={13} className={`self-center ${decides ? 'text-gate' : ''}`} />
      <span>
        {label}
        <span className="sr-only">: {said}.</span>
      </span>
      <span className="min-w-0 break-words" aria-hidden={said === 'not reached' || undefined}>
        {reason}
      </span>
    </li>
  );
}

/** Every check in the order of the engine, with the one that decided. On a phone, that one alone at first. */
export function Ladder(props: {
  readonly title: string;
  readonly decided: Pick<EventOf<'tool.decided'>, 'rungs' | 'by'>;
}) {
  const { title, decided } = props;
  const narrow = useScreen() === 'phone';
  const [open, setOpen] = useState(false);
  const lines = ladderOf(decided);
  const whole = open || !narrow;
  const deciding = lines.findIndex(({ decides }) => decides);
  return (
    <section aria-label={title} className="mt-3.5">
      <h3 className="mb-1.5 flex items-center font-semibold text-12 text-ink-2">
        {title}
        {narrow && (
          <Button size="small" look="quiet" className="ml-auto" aria-expanded={whole} onClick={() => setOpen(!open)}>
            {whole ? 'Only what decided' : 'Every check'}
          </Button>
        )}
      </h3>
      <ol>
        {!whole && deciding > 0 && (
          <li className="grid min-h-6 grid-cols-[20px_120px_1fr] items-baseline py-0.5 text-ink-2">
            <Glyph name="allow" size={13} className="self-center" />
            <span>{count(deciding, 'check')}</span>
            <span>before this did not decide</span>
          </li>
        )}
        {lines.map((line) => (whole || line.decides) && <Rung key={line.rung} line={line} />)}
      </ol>
    </section>
  );
}
