import type { CardProps } from '../../ui/kit/card.ts';
import { FileCard } from '../file-card.tsx';

/** What the call says, and the file before and after it. */
export function Card(props: CardProps) {
  return <FileCard {...props} />;
}
