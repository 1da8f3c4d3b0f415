import { useMemo, useState } from 'react';
import { Button } from '../kit/button.tsx';
import { count } from '../kit/format.ts';
import { ScrollRegion } from '../kit/scroll-region.tsx';
import { rowsOf, separatorIn } from './csv.ts';

const atFirst = 200;
const atMost = 5000;
const mostColumns = 100;

/** Comma- or tab-separated text as a table; its first row names the columns. Of a long one the first rows. */
export function TableShown(props: {
  readonly path: string;
  readonly text: string;
  readonly separator: ',' | ';' | '\t';
}) {
  const { path, text, separator } = props;
  const [more, setMore] = useState(false);
  const [head = [], ...rows] = useMemo(() => rowsOf(text, separatorIn(text, separator)), [text, separator]);
  const drawn = rows.slice(0, more ? atMost : atFirst);
  const width = Math.min(mostColumns, Math.max(head.length, ...drawn.map(({ length }) => length)));
  const columns = Array.from({ length: width }, (_, at) => at);
  return (
    <>
      <ScrollRegion label={`The table in ${path}`} className="max-h-[60dvh] border-line border-y">
        <table className="w-max min-w-full border-collapse text-12">
          <thead>
            <tr>
              {columns.map((at) => (
                <th
                  key={at}
                  scope="col"
                  className="sticky top-0 border-line border-b bg-sunken px-2 py-1 text-left font-semibold"
                >
                  {head[at] ?? ''}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is nothing but its place
              <tr key={place} className="border-line border-b">
                {columns.map((at) => (
                  <td key={at} className="max-w-80 whitespace-pre-wrap break-words px-2 py-1 align-top tabular-nums">
                    {row[at] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="px-4 py-2 text-12 text-ink-2">
        {drawn.length < rows.length
          ? `The first ${count(drawn.length, 'row')} of ${rows.length.toLocaleString('en-US')}`
          : count(rows.length, 'row')}
        {head.length > mostColumns && `, the first ${mostColumns} of ${count(head.length, 'column')}`}.{' '}
        {!more && drawn.length < rows.length && (
          <Button size="small" onClick={() => setMore(true)}>
            Show {rows.length > atMost ? `the first ${atMost.toLocaleString('en-US')}` : 'all'}
          </Button>
        )}
      </p>
    </>
  );
}
