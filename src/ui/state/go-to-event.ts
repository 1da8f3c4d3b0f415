import { select, showInspector } from './layout.ts';

/** Shows an event in the inspector, by its number. Where the reader stands in the run stays as it is. */
export function goToEvent(seq: number): void {
  select(seq);
  showInspector('event');
}
