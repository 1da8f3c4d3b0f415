import type { Part, PartName, Parts } from '../../views/parts.ts';
import { inkOf } from '../kit/family.ts';
import { Figure } from '../kit/figure.tsx';
import { signed } from '../kit/format.ts';
import { partLabel, partLooks } from '../words/parts.ts';

/**
 * The parts of a request as one bar of the model's window, or, where they would be too thin to be told apart, of the
 * beginning of it, which is then said. It shows what the table says, and no more.
 */
export function PartsBar({ parts, window }: { readonly parts: Parts; readonly window: number }) {
  const whole = barOf(parts.tokens, window);
  return (
    <div aria-hidden="true">
      <div className="flex h-3.5 gap-px overflow-hidden rounded-[3px] bg-raised">
        {parts.parts.map(({ name, tokens }) => {
          const { family, ground } = partLooks[name];
          return (
            <i
              key={name}
              className={`h-full ${inkOf[family]} ${ground}`}
              style={{ width: `${(tokens / whole) * 100}%` }}
            />
          );
        })}
      </div>
      {whole < window && (
        <p className="mt-0.5 text-right text-11 text-ink-3">
          the first {whole.toLocaleString('en-US')} of {window.toLocaleString('en-US')}
        </p>
      )}
    </div>
  );
}

/** How much of the window the bar stands for: all of it, or a tenth as often as the request leaves nine of ten empty. */
function barOf(tokens: number, window: number): number {
  let whole = window;
  while (whole > 1000 && tokens * 10 <= whole) whole /= 10;
  return Math.max(whole, tokens);
}

/** The parts of a request with their tokens, and how many more or less than in the request before; one may be picked. */
export function PartsTable(props: {
  readonly parts: Parts;
  readonly before: Parts | undefined;
  readonly picked: PartName | undefined;
  readonly onPick: (name: PartName | undefined) => void;
}) {
  const { parts, before, picked, onPick } = props;
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">
        What the request is made of. A part that is pressed is the only one shown below.
      </caption>
      <colgroup>
        <col />
        <col className="w-16" />
        <col className="w-18" />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Tokens, estimated</th>
          <th scope="col">Change since the request before</th>
        </tr>
      </thead>
      <tbody>
        {parts.parts.map((part) => (
          <Row
            key={part.name}
            part={part}
            more={part.tokens - (before?.parts.find(({ name }) => name === part.name)?.tokens ?? 0)}
            compared={before !== undefined}
            picked={part.name === picked}
            onPick={() => onPick(part.name === picked ? undefined : part.name)}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row(props: {
  readonly part: Part;
  readonly more: number;
  readonly compared: boolean;
  readonly picked: boolean;
  readonly onPick: () => void;
}) {
  const { part, more, compared, picked, onPick } = props;
  const { family, ground } = partLooks[part.name];
  return (
    <tr className={`border-line border-b last:border-b-0 ${picked ? 'bg-raised font-semibold' : 'hover:bg-raised'}`}>
      <th scope="row" className={`p-0 text-left ${picked ? 'font-semibold' : 'font-normal'}`}>
        <button
          type="button"
          aria-pressed={picked}
          onClick={onPick}
          className={`flex h-6.5 w-full items-center gap-2.5 border-l-2 pl-3.5 text-left -outline-offset-2 max-desk:h-11 ${picked ? 'border-ink' : 'border-transparent'}`}
        >
          <i aria-hidden="true" className={`size-2.5 flex-none rounded-[2px] ${inkOf[family]} ${ground}`} />
          <span className="truncate">{partLabel(part)}</span>
        </button>
      </th>
      <td className="text-right tabular-nums">{part.tokens.toLocaleString('en-US')}</td>
      <td className="pr-4 text-right text-11 text-ink-3">
        {compared && more !== 0 && <Figure value={signed(more)} />}
      </td>
    </tr>
  );
}
