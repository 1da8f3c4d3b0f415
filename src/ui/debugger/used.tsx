import { spendingView } from '../../views/spending.ts';
import { Figure } from '../kit/figure.tsx';
import { count, money, percent } from '../kit/format.ts';
import { showInspector } from '../state/layout.ts';
import { useView } from '../state/run.ts';

/** The sum in sight; pressed, it is told apart. */
export function Used() {
  const { sum, models } = useView(spendingView);
  const scripted = Object.values(models).every(({ provider }) => provider === 'scripted');
  return (
    <button
      type="button"
      title="Show the cost"
      onClick={() => showInspector('cost')}
      className="-mx-1.5 h-6 rounded-control px-1.5 tabular-nums hover:bg-raised [&_b]:font-semibold [&_b]:text-ink"
    >
      In <b>{sum.input.toLocaleString('en-US')}</b>
      <span className="sr-only"> tokens</span> · out <b>{sum.output.toLocaleString('en-US')}</b>
      <span className="sr-only"> tokens</span> · cached{' '}
      <b>
        <Figure value={percent(sum.input === 0 ? 0 : sum.cacheRead / sum.input)} />
      </b>{' '}
      ·{' '}
      <b>
        <Figure value={money(sum.unpriced > 0 ? undefined : sum.cost)} />
      </b>
      {scripted ? ' scripted' : ` in ${count(sum.requests, 'request')}`}
    </button>
  );
}
