import { usageView } from '../../views/usage.ts';
import { Figure } from '../kit/figure.tsx';
import { count, money, percent } from '../kit/format.ts';
import { KeyHint } from '../kit/key-hint.tsx';
import { useRun, useView } from '../state/run.ts';
import { storedWords } from './stored-words.ts';

const hints = [
  ['Space', 'continue'],
  ['ArrowRight', 'step'],
  ['ArrowLeft', 'back'],
  ['B', 'breakpoint'],
  ['?', 'all keys'],
] as const;

/** The bar at the foot: what the run has used, whether it is kept, and the keys that matter most. It is read, not announced. */
export function StatusBar() {
  const stored = useRun((state) => state.stored);
  const length = useRun((state) => state.length);
  return (
    <footer
      role="status"
      aria-live="off"
      aria-label="Status"
      className="flex h-7 items-center gap-4 overflow-hidden whitespace-nowrap border-line border-t bg-panel px-4 text-12 text-ink-2 max-desk:hidden"
    >
      <Used />
      <span className="min-w-0 truncate">{storedWords(stored, length)}</span>
      <span className="flex-1" />
      <span className="flex gap-3 text-ink-3 max-full:hidden">
        {hints.map(([keys, does]) => (
          <span key={keys} className="flex items-center gap-1">
            <KeyHint keys={keys} />
            {does}
          </span>
        ))}
      </span>
      <span>Everything stays in this tab</span>
    </footer>
  );
}

function Used() {
  const used = useView(usageView);
  const scripted = Object.values(used.models).every(({ provider }) => provider === 'scripted');
  return (
    <span className="tabular-nums [&_b]:font-semibold [&_b]:text-ink">
      In <b>{used.input.toLocaleString('en-US')}</b>
      <span className="sr-only"> tokens</span> · out <b>{used.output.toLocaleString('en-US')}</b>
      <span className="sr-only"> tokens</span> · cached{' '}
      <b>
        <Figure value={percent(used.input === 0 ? 0 : used.cached / used.input)} />
      </b>{' '}
      ·{' '}
      <b>
        <Figure value={money(scripted ? 0 : used.priced ? used.spent : undefined)} />
      </b>
      {scripted ? ' scripted' : ` in ${count(used.requests, 'request')}`}
    </span>
  );
}
