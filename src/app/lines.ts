import type { Event } from '../protocol/event.ts';
import { lineOf } from '../ui/source/places.ts';
import { showLine } from '../ui/source/shown.ts';
import { useLayout } from '../ui/state/layout.ts';
import { say } from '../ui/state/said.ts';

/** What the page knows of the source: the line that appended an event, and the way there. */
export const lines = {
  lineOf,
  show(line: Parameters<typeof showLine>[0]): void {
    showLine(line);
    // where the inspector lies over the loop, it gives way to it
    useLayout.setState({ panel: 'loop', inspectorOpen: false });
  },
};

/** Shows the line that appended an event. */
export function showLineOf(event: Event): void {
  const line = lineOf(event);
  if (line === undefined) say('No line of the shipped source is known for this event.');
  else lines.show(line);
}
