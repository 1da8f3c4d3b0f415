import { type ComponentType, lazy, Suspense } from 'react';
import type { Card, CardProps } from '../kit/card.ts';
import { Loading } from '../kit/loading.tsx';
import { Drawn } from './drawn.tsx';

const found = import.meta.glob<Card>('../../tools/*/card.tsx', { import: 'Card' });

/** The card of each tool that has one; it is loaded when the first event of that tool is opened. */
const cards: ReadonlyMap<string, ComponentType<CardProps>> = new Map(
  Object.entries(found).map(([path, load]) => [
    path.split('/').at(-2) ?? '',
    lazy(async () => ({ default: await load() })),
  ]),
);

/** A result as its tool wants it to look, or as plain text. A card that fails takes nothing else along. */
export function ResultCard(props: CardProps) {
  const Card = cards.get(props.call.name);
  if (Card === undefined) return props.plain;
  return (
    <Drawn otherwise={props.plain}>
      <Suspense fallback={<Loading>Reading the result…</Loading>}>
        <Card {...props} />
      </Suspense>
    </Drawn>
  );
}
