import { useMemo, useState } from 'react';
import { Button } from './button.tsx';
import { count } from './format.ts';
import { type DiffLine, type Hunk, hunksOf } from './hunks.ts';

const tints = { ' ': '', '+': 'bg-added', '-': 'bg-removed' } as const;
const names = { ' ': '', '+': 'added', '-': 'removed' } as const;

function Row({ line }: { readonly line: DiffLine }) {
  if (line.sign === '\\') {
    return (
      <tr>
        <td colSpan={2} />
        <td className="pl-3.5 text-ink-3">No line break at the end</td>
      </tr>
    );
  }
  const numberLook = 'w-8 select-none pr-2 text-right align-top text-ink-2 tabular-nums';
  return (
    <tr className={tints[line.sign]}>
      <td className={numberLook}>{'before' in line ? line.before : ''}</td>
      <td className={numberLook}>{'after' in line ? line.after : ''}</td>
      <td className="whitespace-pre-wrap break-words pr-4 pl-3.5 -indent-3.5">
        <span aria-hidden="true" className="inline-block w-3.5 select-none indent-0">
          {line.sign}
        </span>
        <span className="sr-only">{names[line.sign]}</span>
        {line.pieces.map((piece, index) =>
          piece.changed ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a line is nothing but its place
            <mark key={index} className="border-current border-b-2 bg-transparent font-bold text-inherit">
              {piece.text}
            </mark>
          ) : (
            piece.text
          ),
        )}
      </td>
    </tr>
  );
}

function Gap({ lines }: { readonly lines: number }) {
  if (lines === 0) return null;
  return (
    <tr>
      <td colSpan={3} className="border-line border-y bg-panel px-4 font-ui text-11 text-ink-3">
        {count(lines, 'equal line')}
      </td>
    </tr>
  );
}

const drawnAtOnce = 1000;

/** The first hunks, as far as a page can draw without being felt. */
function startOf(hunks: readonly Hunk[], room: number): readonly Hunk[] {
  const drawn: Hunk[] = [];
  for (const hunk of hunks) {
    if (room <= 0) break;
    drawn.push({ ...hunk, lines: hunk.lines.slice(0, room) });
    room -= hunk.lines.length;
  }
  return drawn;
}

/** The difference between two texts as a table of lines. */
export function DiffTable(props: {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly context?: number;
}) {
  const { label, before, after, context = 3 } = props;
  const hunks = useMemo(() => hunksOf(before, after, context), [before, after, context]);
  const [all, setAll] = useState(false);
  if (hunks === undefined) {
    return <p className="px-4 py-2 text-ink-2">The two texts differ too much to be compared line by line.</p>;
  }
  if (hunks.length === 0) return <p className="px-4 py-2 text-ink-2">Nothing changed.</p>;
  const lines = hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0);
  const whole = all || lines <= drawnAtOnce;
  return (
    <>
      <table className="w-full border-line border-y bg-sunken font-mono text-12/code">
        <caption className="sr-only">{label}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Line before</th>
            <th scope="col">Line after</th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        {(whole ? hunks : startOf(hunks, drawnAtOnce)).map((hunk, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a hunk is nothing but its place
          <tbody key={index}>
            <Gap lines={hunk.skipped} />
            {hunk.lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line of a difference is nothing but its place
              <Row key={at} line={line} />
            ))}
          </tbody>
        ))}
      </table>
      {!whole && (
        <div className="p-3">
          <Button onClick={() => setAll(true)}>Show all {count(lines, 'line')}</Button>
        </div>
      )}
    </>
  );
}
