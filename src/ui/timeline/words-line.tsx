import { Fragment } from 'react';
import type { Part } from './words.ts';

/** The words of a row on one line; what does not fit is cut off, and the inspector shows it whole. */
export function WordsLine(props: {
  readonly parts: readonly Part[];
  /** Whose row it is, where its words do not say so; to the eye only where it is `named`. */
  readonly who?: string | undefined;
  readonly named?: 'seen' | 'heard' | undefined;
}) {
  const { parts, who = 'main', named } = props;
  return (
    <span className="min-w-0 truncate pl-1.5">
      {who !== 'main' && <Who name={who} seen={named === 'seen'} />}
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

function Who({ name, seen }: { readonly name: string; readonly seen: boolean }) {
  return (
    <>
      <span className={seen ? 'rounded-control border border-edge px-1 font-mono text-11 text-ink-2' : 'sr-only'}>
        {name}
      </span>{' '}
    </>
  );
}

const looks = {
  name: 'font-semibold in-[.future]:font-medium',
  plain: 'text-ink-2',
  code: 'font-mono text-[0.93em]',
} as const;
