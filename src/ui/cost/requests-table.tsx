import { useState } from 'react';
import type { Trail } from '../../base/trail.ts';
import { costOf } from '../../views/cost.ts';
import type { Answered } from '../../views/spending.ts';
import { Button } from '../kit/button.tsx';
import { Figure } from '../kit/figure.tsx';
import { count, money } from '../kit/format.ts';
import { useScreen } from '../kit/screen.ts';
import { select, showInspector } from '../state/layout.ts';
import { partsOf, UsageBar } from './usage-bar.tsx';
import { kinds, type Prices } from './words.ts';

const atFirst = 40;
const atOnce = 100;

/** Every answered request with its tokens and its cost, turn by turn; of many, the last, and the earlier ones on demand. */
export function RequestsTable(props: {
  readonly requests: Trail<Answered>;
  /** Prices to show in place of what was paid, where nothing was. */
  readonly at: Prices | undefined;
}) {
  const { requests, at } = props;
  const [shown, setShown] = useState(atFirst);
  const earlier = Math.max(0, requests.length - shown);
  const rows = requests.slice(earlier);
  const most = Math.max(0, ...rows.map(({ usage }) => usage.input + usage.output));
  return (
    <>
      {earlier > 0 && (
        <Button size="small" className="mx-4 mb-2" onClick={() => setShown(shown + atOnce)}>
          Show {count(Math.min(atOnce, earlier), 'earlier request')} of {earlier.toLocaleString('en-US')}
        </Button>
      )}
      <table className="w-full border-collapse text-12 tabular-nums">
        <caption className="sr-only">Tokens and cost of each request. A turn that is pressed is shown.</caption>
        <thead>
          <tr className="text-11 text-ink-3">
            <th scope="col" className="py-1 pl-4 text-left font-normal">
              Turn
            </th>
            {kinds.map(({ key, label, long, look }) => (
              <th key={key} scope="col" title={long} className="py-1 pl-1 text-right font-normal">
                <i aria-hidden="true" className={`mr-1 inline-block size-2 rounded-[2px] ${look}`} />
                {label}
              </th>
            ))}
            <th scope="col" className="py-1 pr-4 pl-1 text-right font-normal">
              {at === undefined ? 'Cost' : 'Would cost'}
            </th>
          </tr>
        </thead>
        {rows.map((request) => (
          <Row key={request.seq} request={request} most={most} at={at} />
        ))}
      </table>
    </>
  );
}

function Row(props: { readonly request: Answered; readonly most: number; readonly at: Prices | undefined }) {
  const { request, most, at } = props;
  const { seq, turn, agent, usage, cost } = request;
  const phone = useScreen() === 'phone';
  const parts = partsOf(usage);
  const show = () => {
    select(seq);
    // beside the timeline the row is in sight; a phone shows one panel at a time
    if (phone) showInspector('event');
  };
  const name = agent === 'main' ? String(turn) : `${turn}, ${agent}`;
  return (
    <tbody className="border-line border-t hover:bg-raised">
      <tr>
        <th scope="row" className="p-0 text-left font-normal">
          <button
            type="button"
            aria-label={`Turn ${name}: show event ${seq}`}
            onClick={show}
            className="h-6.5 min-w-10 whitespace-nowrap pr-1 pl-4 text-left text-accent underline-offset-2 -outline-offset-2 hover:underline max-desk:h-11 max-desk:min-w-11"
          >
            {name}
          </button>
        </th>
        {kinds.map(({ key }) => (
          <td key={key} className="pl-1 text-right">
            {parts[key].toLocaleString('en-US')}
          </td>
        ))}
        <td className="pr-4 pl-1 text-right">
          <Cost cost={at === undefined ? cost : costOf(usage, { prices: at })} />
        </td>
      </tr>
      <tr>
        <td colSpan={6} className="px-4 pb-1.5">
          <UsageBar usage={usage} most={most} />
        </td>
      </tr>
    </tbody>
  );
}

/** A cost in a narrow column: what is unknown is a question mark to the eye, and said in full. */
function Cost({ cost }: { readonly cost: number | undefined }) {
  return <Figure value={cost === undefined ? { short: '?', long: 'price unknown' } : money(cost)} />;
}
