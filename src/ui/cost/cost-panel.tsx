import { type ReactNode, useId } from 'react';
import { type Agent, agentsView } from '../../views/agent.ts';
import { type Spending, spendingView, sumsBy } from '../../views/spending.ts';
import { Empty } from '../kit/empty.tsx';
import { useRun, useView } from '../state/run.ts';
import { Elsewhere } from './elsewhere.tsx';
import { pricesIn, useLens, usePriceTable } from './lens.ts';
import { PriceSettings } from './price-settings.tsx';
import { RequestsTable } from './requests-table.tsx';
import { SpendLimit } from './spend-limit.tsx';
import { SumsTable } from './sums-table.tsx';
import { Total } from './total.tsx';

/** What the run has cost up to the cursor, request by request, and what it may cost. */
export function CostPanel() {
  const spending = useView(spendingView);
  const run = useRun((state) => state.run);
  const table = usePriceTable();
  const lens = useLens();
  // settings are changed where the run stands, not where the reader looks
  const newest = useRun(({ projector, length }) => projector.at(length).read(agentsView).main);
  const { requests, models, sum } = spending;
  if (run === undefined || newest === undefined)
    return <Empty>Nothing is spent yet. Send a message, and what its requests take stands here.</Empty>;
  const nothingPaid = sum.cost === 0 && sum.unpriced === 0;
  const scripted = nothingPaid && Object.values(models).every(({ provider }) => provider === 'scripted');
  const elsewhere = (
    <Section title={scripted ? 'What it would cost on' : 'The same tokens on'}>
      <Elsewhere table={table} requests={requests} />
    </Section>
  );
  return (
    <div className="min-h-0 flex-1 overflow-auto py-3.5">
      <Total spending={spending} scripted={scripted} />
      {scripted && elsewhere}
      <Section title="Request by request">
        {requests.length === 0 ? (
          <p className="px-4 text-ink-2">No request was answered yet.</p>
        ) : (
          <RequestsTable requests={requests} at={scripted ? pricesIn(table, lens) : undefined} />
        )}
      </Section>
      <Sums spending={spending} />
      {!scripted && <Settings key={run} run={run} main={newest} />}
      {!scripted && elsewhere}
    </div>
  );
}

/** Agent by agent, and model by model, where there is more than one. */
function Sums({ spending: { requests } }: { readonly spending: Spending }) {
  const agents = sumsBy(requests, ({ agent }) => agent);
  const models = sumsBy(requests, ({ model }) => model.id);
  return (
    <>
      {agents.size > 1 && (
        <Section title="Agent by agent">
          <SumsTable of="Agent" sums={agents} />
        </Section>
      )}
      {models.size > 1 && (
        <Section title="Model by model">
          <SumsTable of="Model" sums={models} />
        </Section>
      )}
    </>
  );
}

/** The limit and the prices of the run as it stands, which a person may change. */
function Settings({ run, main }: { readonly run: string; readonly main: Agent }) {
  const { sum } = useRun(({ projector, length }) => projector.at(length).read(spendingView));
  const live = useRun((state) => state.live);
  const readOnly = useRun((state) => state.readOnly);
  const { config, rested } = main;
  const { maxSpend } = config.limits;
  const atLimit = typeof rested === 'object' && rested.why === 'limit';
  return (
    <>
      <Section title="Limit">
        {readOnly !== undefined && <p className="px-4 pb-1 text-ink-2">This run can only be read. {readOnly}</p>}
        {!live && readOnly === undefined && (
          <p className="px-4 pb-1 text-ink-2">
            You look at the past. Limit and prices are those of the run as it stands.
          </p>
        )}
        <SpendLimit
          run={run}
          limits={config.limits}
          spent={sum.cost}
          priced={config.model.prices !== undefined}
          reached={atLimit && maxSpend !== undefined && sum.cost >= maxSpend}
          disabled={readOnly !== undefined}
        />
      </Section>
      <Section title="Prices">
        <PriceSettings run={run} model={config.model} disabled={readOnly !== undefined} />
      </Section>
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-4 border-line border-t pt-3">
      <h3 id={id} className="px-4 pb-1.5 font-semibold text-12">
        {title}
      </h3>
      {children}
    </section>
  );
}
