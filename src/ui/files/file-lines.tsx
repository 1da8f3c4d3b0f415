import { useMemo, useState } from 'react';
import { linesOf } from '../../base/text.ts';
import { Button } from '../kit/button.tsx';
import { count } from '../kit/format.ts';
import { ScrollRegion } from '../kit/scroll-region.tsx';

const atFirst = 2000;
const together = 500;
const longest = 2000;

/** The text of a file with its line numbers; of a long one the first lines, and all on demand. */
export function FileLines({ path, text }: { readonly path: string; readonly text: string }) {
  const [all, setAll] = useState(false);
  const lines = useMemo(() => linesOf(text), [text]);
  const drawn = all ? lines.length : Math.min(lines.length, atFirst);
  if (lines.length === 0) return <p className="px-4 py-2 text-ink-2">The file is empty.</p>;
  const blocks = Array.from({ length: Math.ceil(drawn / together) }, (_, i) => i * together);
  return (
    <>
      <ScrollRegion
        label={`The lines of ${path}`}
        className="max-h-[60dvh] border-line border-y bg-sunken font-mono text-12/code"
      >
        {blocks.map((from) => (
          <Lines key={from} lines={lines.slice(from, Math.min(from + together, drawn))} from={from} />
        ))}
      </ScrollRegion>
      {drawn < lines.length && (
        <p className="p-3 text-ink-2">
          The first {count(drawn, 'line')} of {lines.length.toLocaleString('en-US')}.{' '}
          <Button size="small" onClick={() => setAll(true)}>
            Show all
          </Button>
        </p>
      )}
    </>
  );
}

/** Some lines as two columns of text, so that a file of many lines is few elements; those out of sight are not laid out. */
function Lines({ lines, from }: { readonly lines: readonly string[]; readonly from: number }) {
  const numbers = lines.map((_, i) => from + i + 1).join('\n');
  const text = lines.map((line) =>
    line.length > longest ? `${line.slice(0, longest)} … ${count(line.length - longest, 'more character')}` : line,
  );
  return (
    <div
      className="flex w-max min-w-full [content-visibility:auto]"
      style={{ containIntrinsicSize: `auto ${lines.length * 20}px` }}
    >
      <pre
        aria-hidden="true"
        className="sticky left-0 w-12 flex-none select-none bg-sunken pr-2.5 text-right text-ink-3"
      >
        {numbers}
      </pre>
      <pre className="pr-4">{text.join('\n')}</pre>
    </div>
  );
}
