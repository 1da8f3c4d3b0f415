import type { Spending } from '../../views/spending.ts';
import { count, percent } from '../kit/format.ts';
import { costInWords } from './words.ts';

/** What all of it cost and took, in a few sentences. */
export function Total({ spending, scripted }: { readonly spending: Spending; readonly scripted: boolean }) {
  const { sum, failed } = spending;
  const { input, output, cacheRead, requests, unpriced } = sum;
  return (
    <div className="grid gap-1 px-4 text-ink-2">
      <p>
        <strong className="font-semibold text-20 text-ink tabular-nums tracking-[-0.02em]">
          {scripted ? count(input + output, 'token') : costInWords(sum)}
        </strong>{' '}
        in {count(requests, 'request')}
      </p>
      <p>
        {count(input, 'token')} in, {output.toLocaleString('en-US')} out.{' '}
        {cacheRead === 0
          ? 'None of the input came from a cache.'
          : `${percent(cacheRead / input).short} of the input came from the cache.`}
      </p>
      {scripted && (
        <p>Nothing was paid: a script replies. Its tokens are estimated, its cache is as a provider would keep it.</p>
      )}
      {unpriced > 0 && (
        <p>
          The price of {count(unpriced, 'request')} is unknown, so {unpriced === 1 ? 'it is' : 'they are'} not in the
          sum.
        </p>
      )}
      {!scripted && failed > 0 && (
        <p>{count(failed, 'attempt')} brought no reply. Providers do not say what such attempts took.</p>
      )}
    </div>
  );
}
