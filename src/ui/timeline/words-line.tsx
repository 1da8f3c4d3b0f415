import { Fragment } from 'react';
import type { Part } from './words.ts';

/** The words of a row on one line; what does not fit is cut off, and the inspector shows it whole. */
export function WordsLine({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <span className="min-w-0 truncate pl-1.5">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is nothing but its place
        <Fragment key={at}>
          {at > 0 && ' '}
          <span className={looks[part.as]}>{part.text}</span>
        </Fragment>
      ))}
    </span>
  );
}

const looks = {
  name: 'font-semibold in-[.future]:font-medium',
  plain: 'text-ink-2',
  code: 'font-mono text-[0.93em]',
} as const;
