import type { CardProps } from '../../ui/kit/card.ts';
import { RanCard } from '../ran-card.tsx';

/** How the code ended, what it printed on each stream, and where it went wrong. */
export function Card(props: CardProps) {
  return <RanCard {...props} />;
}
