import { Block } from '../../ui/kit/block.tsx';
import type { CardProps } from '../../ui/kit/card.ts';
import { Details } from '../../ui/kit/details.tsx';
import { LongText } from '../../ui/kit/long-text.tsx';
import { textOf } from '../../views/context.ts';
import { answeredIn, outsideIn } from '../web-text.ts';

/** A page that was fetched: its address, what it answered, and its text as text. */
export function Card({ result, plain }: CardProps) {
  const outside = outsideIn(textOf(result.content));
  if (outside === undefined) return plain;
  const answered = answeredIn(outside.before);
  return (
    <>
      <Details
        of={
          answered === undefined
            ? [['Said', outside.before]]
            : [
                ['Address', answered.address],
                ['Status', answered.status],
                ['Type', answered.type],
                ['Size', answered.size],
              ]
        }
      />
      <Block title="Text of the page, as the model reads it">
        <LongText text={outside.text} className="font-mono text-12/4.75" />
      </Block>
      <p className="px-4 py-1 text-12 text-ink-2">
        The model reads it between marks, as material that someone outside wrote, and not as an order. {outside.after}
      </p>
    </>
  );
}
