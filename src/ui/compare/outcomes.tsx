import type { Comparison, Outcome } from '../../views/compare-runs.ts';
import { type PartName, partNames } from '../../views/parts.ts';
import { count, money, tokens } from '../kit/format.ts';
import { partLooks } from '../words/parts.ts';
import { FilesThatDiffer } from './files-that-differ.tsx';

/** How the two runs stand at their ends: facts, files, context and cost. */
export function Outcomes({ comparison }: { readonly comparison: Comparison }) {
  const { left, right, changed, onlyLeft, onlyRight } = comparison;
  const rows: readonly (readonly [string, (outcome: Outcome) => string])[] = [
    ['Ends', ({ rests }) => rests],
    ['Facts', ({ facts }) => facts.toLocaleString('en-US')],
    ['Messages', ({ messages }) => messages.toLocaleString('en-US')],
    ['Context', ({ context }) => tokens(context).short],
    ...partNames.filter(isIn(left, right)).map((name) => [partLooks[name].label, tokensOf(name)] as const),
    ['Requests', ({ cost }) => cost.requests.toLocaleString('en-US')],
    ['Input', ({ cost }) => tokens(cost.input).short],
    ['Output', ({ cost }) => tokens(cost.output).short],
    ['Cost', ({ cost }) => money(cost.unpriced > 0 ? undefined : cost.cost).short],
  ];
  return (
    <div className="grid gap-4 desk:grid-cols-2">
      <table className="w-full border-collapse text-12">
        <caption className="pb-1 text-left font-semibold text-ink-2">At their ends</caption>
        <thead>
          <tr className="border-line border-b text-left text-ink-2">
            <th scope="col" className="py-1 font-semibold">
              <span className="sr-only">What</span>
            </th>
            <th scope="col" className="font-semibold">
              Left
            </th>
            <th scope="col" className="font-semibold">
              Right
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, of]) => {
            const [one, other] = [of(left), of(right)];
            return (
              <tr key={name} className="border-line border-b">
                <th scope="row" className="py-1 text-left font-normal text-ink-2">
                  {name}
                </th>
                <td className="tabular-nums">{one}</td>
                <td className={`tabular-nums ${one === other ? '' : 'font-semibold'}`}>{other}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div>
        <h2 className="pb-1 font-semibold text-12 text-ink-2">What differs</h2>
        <p>
          {count(changed, 'fact')} said otherwise, {count(onlyLeft, 'fact')} only left, {count(onlyRight, 'fact')} only
          right.
        </p>
        <FilesThatDiffer comparison={comparison} />
      </div>
    </div>
  );
}

/** Whether a part of the context is in one of both at all. */
function isIn(...outcomes: readonly Outcome[]): (name: PartName) => boolean {
  return (name) => outcomes.some(({ parts }) => parts.some((part) => part.name === name));
}

function tokensOf(name: PartName): (outcome: Outcome) => string {
  return ({ parts }) => tokens(parts.find((part) => part.name === name)?.tokens ?? 0).short;
}
