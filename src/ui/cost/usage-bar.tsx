import type { Usage } from '../../protocol/event.ts';
import { kinds } from './words.ts';

/** How many tokens of each priced kind a request took. What is cached is a part of the input. */
export function partsOf({
  input,
  output,
  cacheRead,
  cacheWrite,
}: Usage): Record<(typeof kinds)[number]['key'], number> {
  return { fresh: Math.max(0, input - cacheRead - cacheWrite), cacheRead, cacheWrite, output };
}

/** The tokens of a request as one bar, as long as its part of `most`. The table says the same in numbers. */
export function UsageBar({ usage, most }: { readonly usage: Usage; readonly most: number }) {
  const parts = partsOf(usage);
  return (
    <div aria-hidden="true" className="flex h-2 gap-px overflow-hidden rounded-[2px] bg-raised">
      {kinds.map(({ key, look }) => (
        <i
          key={key}
          className={`h-full flex-none ${look}`}
          style={{ width: `${most === 0 ? 0 : (parts[key] / most) * 100}%` }}
        />
      ))}
    </div>
  );
}
