import type { CardProps } from '../../ui/kit/card.ts';
import { count } from '../../ui/kit/format.ts';
import { textOf } from '../../views/context.ts';
import { hitsIn, outsideIn } from '../web-text.ts';

/** The pages that a search found: title, address and passage of each, as text. */
export function Card({ result, plain }: CardProps) {
  const hits = hitsIn(outsideIn(textOf(result.content))?.text ?? '');
  if (hits.length === 0) return plain;
  return (
    <section className="px-4 py-2">
      <h4 className="pb-1 font-semibold text-12 text-ink-2">Found {count(hits.length, 'page')}</h4>
      <ol className="rounded-box border border-line bg-sunken">
        {hits.map(({ name, address, passage }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two pages may say the same of themselves
          <li key={at} className="min-w-0 break-words border-line px-3 py-2 not-first:border-t">
            <p className="font-semibold">{name}</p>
            <p className="break-all font-mono text-12 text-ink-2">{address}</p>
            <p className="pt-1">{passage}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
