import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { quotePath } from '../../base/path.ts';
import { notesOn, search } from '../found.ts';
import type { Order } from '../orders.ts';

/** Which paths are looked for, and how they are shown. */
interface Asked {
  readonly patterns: readonly string[];
  readonly path?: string | undefined;
  readonly hidden?: boolean | undefined;
  readonly order?: Order | undefined;
  readonly limit?: number | undefined;
}

/** Finds the files whose paths fit. */
export function find(
  { patterns, path = '', hidden = false, order = 'path', limit = 500 }: Asked,
  { files }: ToolContext,
): ToolResult {
  const found = search(files, path, { patterns, hidden, order });
  const shown = found.places.slice(0, limit).map((place) => place.path);
  const notes = notesOn(found, { some: shown.length, all: found.places.length, of: 'files' });
  if (shown.length === 0)
    return text(`No file in ${quotePath(files.find(path)?.path ?? path)} fits ${patterns.join(', ')}.${notes}`);
  return text(`${shown.join('\n')}${notes}`);
}
