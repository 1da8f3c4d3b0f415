import { useEffect, useMemo, useState } from 'react';
import type { Event } from '../../protocol/event.ts';
import { Code } from '../kit/code.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { markdownOf } from './markdown.ts';
import { turnAt } from './outline.ts';
import type { Ready } from './ready.ts';
import { Remarks } from './remarks.tsx';

const parts = [
  { value: 'run', label: 'The whole run' },
  { value: 'turn', label: 'The turn I look at' },
] as const;

/** How much of a text is shown before it is copied. */
const shown = 20_000;

/** A run, or one turn of it, as Markdown to paste elsewhere. */
export function TextExport(props: {
  readonly title: string;
  readonly events: readonly Event[];
  readonly place: number;
  readonly onReady: (ready: Ready) => void;
}) {
  const { title, events, place, onReady } = props;
  const [part, setPart] = useState<(typeof parts)[number]['value']>('run');
  const text = useMemo(
    () => markdownOf(title, part === 'run' ? events : turnAt(events, place)),
    [title, events, place, part],
  );
  useEffect(() => onReady({ ending: 'md', text, copy: 'Copy the text' }), [text, onReady]);
  return (
    <>
      <p>
        Markdown to paste into an issue or a note. What was said stands in code, so that nothing in it becomes a link or
        an image.
      </p>
      <div>
        <Segmented label="How much" choices={parts} value={part} onChange={setPart} size="small" />
      </div>
      <Remarks of={['What looks like a key is taken out. Secrets of another kind are not recognised.']} />
      <Code label="The text" className="max-h-64 rounded-control border border-line">
        {text.length > shown ? `${text.slice(0, shown)}\n…` : text}
      </Code>
    </>
  );
}
