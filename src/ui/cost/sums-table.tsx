import type { Sum } from '../../views/spending.ts';
import { percent } from '../kit/format.ts';
import { costInWords } from './words.ts';

/** The requests of each agent, or to each model, summed. */
export function SumsTable({ of, sums }: { readonly of: string; readonly sums: ReadonlyMap<string, Sum> }) {
  return (
    <table className="w-full border-collapse text-12 tabular-nums">
      <thead>
        <tr className="text-11 text-ink-3 [&_th]:py-1 [&_th]:font-normal">
          <th scope="col" className="pl-4 text-left">
            {of}
          </th>
          <th scope="col" className="pl-1 text-right">
            Requests
          </th>
          <th scope="col" className="pl-1 text-right">
            Input
          </th>
          <th scope="col" className="pl-1 text-right">
            Cached
          </th>
          <th scope="col" className="pl-1 text-right">
            Output
          </th>
          <th scope="col" className="pr-4 pl-1 text-right">
            Cost
          </th>
        </tr>
      </thead>
      <tbody>
        {[...sums].map(([name, sum]) => (
          <tr key={name} className="border-line border-t [&_td]:pl-1 [&_td]:text-right">
            <th scope="row" className="h-6.5 max-w-32 truncate pl-4 text-left font-normal">
              {name}
            </th>
            <td>{sum.requests.toLocaleString('en-US')}</td>
            <td>{sum.input.toLocaleString('en-US')}</td>
            <td>{percent(sum.input === 0 ? 0 : sum.cacheRead / sum.input).short}</td>
            <td>{sum.output.toLocaleString('en-US')}</td>
            <td className="pr-4">{costInWords(sum)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
