import { useState } from 'react';
import type { Event } from '../../protocol/event.ts';
import { type Comparison, type Pair, saying } from '../../views/compare-runs.ts';
import { Button } from '../kit/button.tsx';
import { Diff } from '../kit/diff.tsx';
import { inkOf } from '../kit/family.ts';
import { count } from '../kit/format.ts';
import { Glyph } from '../kit/glyph.tsx';
import { pathOfRun } from '../state/address.ts';
import { kindOf, kinds } from '../words/kinds.ts';
import { factWords } from './fact-words.ts';
import { linesOf } from './lines.ts';

const atOnce = 200;

/** The facts of both runs side by side; what is the same is folded, and the first difference is marked. */
export function PairList({
  comparison,
  left,
  right,
}: {
  readonly comparison: Comparison;
  readonly left: string;
  readonly right: string;
}) {
  const [shown, setShown] = useState(atOnce);
  const lines = linesOf(comparison.pairs);
  return (
    <>
      <ol aria-label="Facts side by side" className="border-line border-t">
        {lines.slice(0, shown).map((line) =>
          line.is === 'same' ? (
            <li key={line.at} className="border-line border-b bg-sunken px-3 py-1.5 text-12 text-ink-2">
              {count(line.count, 'fact')} the same in both
            </li>
          ) : (
            <li
              key={line.at}
              aria-current={line.at === comparison.first ? 'true' : undefined}
              className="border-line border-b"
            >
              <div className={`grid grid-cols-2 max-desk:grid-cols-1 ${line.at === comparison.first ? 'now' : ''}`}>
                {line.at === comparison.first && (
                  <span className="col-span-full px-3 pt-1 font-semibold text-12">The first difference</span>
                )}
                <Side event={line.pair.left} run={left} name="Left" same={line.pair.same} />
                <Side event={line.pair.right} run={right} name="Right" same={line.pair.same} />
              </div>
              {line.at === comparison.first && <WordByWord pair={line.pair} />}
            </li>
          ),
        )}
      </ol>
      {lines.length > shown && (
        <p className="py-3">
          <Button onClick={() => setShown(shown + atOnce)}>
            Show {count(Math.min(atOnce, lines.length - shown), 'more line')}
          </Button>
        </p>
      )}
    </>
  );
}

/** What the first two facts that differ say, line by line; of two that are of another kind the kinds say it. */
function WordByWord({ pair: { left, right } }: { readonly pair: Pair }) {
  if (left === undefined || right?.type !== left.type) return null;
  return (
    <Diff label="The first difference" before={`${saying(left, 2)}\n`} after={`${saying(right, 2)}\n`} context={1} />
  );
}

function Side({
  event,
  run,
  name,
  same,
}: {
  readonly event: Event | undefined;
  readonly run: string;
  readonly name: string;
  readonly same: boolean;
}) {
  if (event === undefined)
    return <span className="px-3 py-1 text-12 text-ink-3 max-desk:sr-only">{name}: nothing here</span>;
  const { glyph, family, label } = kinds[kindOf(event)];
  return (
    <a
      href={`#${pathOfRun(run, event.seq)}`}
      className={`flex min-h-7 min-w-0 items-center gap-2 border-line px-3 hover:underline max-desk:min-h-11 ${name === 'Right' ? 'desk:border-l' : ''} ${same ? 'text-ink-2' : 'font-medium'}`}
    >
      <span className="sr-only">{name}:</span>
      <span aria-hidden="true" className="w-9 flex-none text-right font-mono text-11 text-ink-3 in-[.now]:text-ink">
        {name === 'Left' ? '←' : '→'} {event.seq}
      </span>
      <Glyph name={glyph} className={`flex-none ${inkOf[family]}`} />
      <span className="flex-none">{label}</span>
      <code className="flex-none font-mono text-11 text-ink-3 max-desk:hidden in-[.now]:text-ink">{event.type}</code>
      <span className="min-w-0 truncate">{factWords(event)}</span>
    </a>
  );
}
