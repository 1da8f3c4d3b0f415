import type { EventOf } from '../protocol/event.ts';

type Result = EventOf<'tool.finished'>;

/** What code left, stream by stream. */
export interface RanParts {
  readonly stdout: string;
  readonly stderr: string;
  readonly value: string;
  readonly notes: string;
}

/**
 * The texts of a result by what each of them is; undefined when that is not known: of output that was too long there is one
 * text only. What follows the last part was added to the result, and counts as a note.
 */
export function ranParts({ ran, content, whole }: Result): RanParts | undefined {
  if (ran === undefined || whole !== undefined) return undefined;
  const texts = content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  if (texts.length < ran.parts.length) return undefined;
  const of = (wanted: keyof RanParts) => texts.filter((_, at) => (ran.parts[at] ?? 'notes') === wanted).join('\n');
  return {
    stdout: of('stdout'),
    stderr: of('stderr').replace(/^stderr:\n/, ''),
    value: of('value').replace(/^Value: /, ''),
    notes: of('notes'),
  };
}

/** How code ended, in words. */
export function endOf({ ended, exit }: NonNullable<Result['ran']>): string {
  switch (ended) {
    case 'exit':
      return `Exit code ${exit}`;
    case 'deadline':
      return `Stopped when its time was up, exit code ${exit}`;
    case 'memory':
      return `Stopped when its memory was full, exit code ${exit}`;
    case 'stopped':
      return 'Stopped by the person';
    case 'lost':
      return 'Its sandbox broke';
  }
}

/** A piece of a trace: text, or a place in a file. */
export type TracePiece = { readonly text: string; readonly path?: string };

/** `File "/a.py", line 3` as Python says it, and `/a.js:3:7` as JavaScript does. */
const places = /File "\/([^"\n]+)", line \d+|(?<![\w./:-])\/([^\s:()"']+\.\w+):\d+(?::\d+)?/g;

/** A text with the places in files that it names, so that they can be opened. What `isFile` denies stays text. */
export function traceOf(text: string, isFile: (path: string) => boolean): readonly TracePiece[] {
  const pieces: TracePiece[] = [];
  let from = 0;
  for (const found of text.matchAll(places)) {
    const path = found[1] ?? found[2] ?? '';
    if (!isFile(path)) continue;
    if (found.index > from) pieces.push({ text: text.slice(from, found.index) });
    pieces.push({ text: found[0], path });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
