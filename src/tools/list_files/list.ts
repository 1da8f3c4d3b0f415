import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { quotePath } from '../../base/path.ts';
import { notesOn, search } from '../found.ts';
import type { Order } from '../orders.ts';
import { entriesOf } from './entries.ts';

/** Which folder is listed, how deep, and how it is shown. */
interface Asked {
  readonly path?: string | undefined;
  readonly depth?: number | undefined;
  readonly hidden?: boolean | undefined;
  readonly order?: Order | undefined;
  readonly limit?: number | undefined;
}

/** Lists what a folder holds. */
export function list(
  { path = '', depth = 1, hidden = false, order = 'path', limit = 500 }: Asked,
  { files }: ToolContext,
): ToolResult {
  const found = search(files, path, { patterns: ['**'], hidden, order });
  const entries = entriesOf(found.places, { depth, order });
  const shown = entries.slice(0, limit);
  const notes = notesOn(found, { some: shown.length, all: entries.length, of: 'entries' });
  if (shown.length === 0)
    return text(`There is nothing to list in ${quotePath(files.find(path)?.path ?? path)}.${notes}`);
  return text(`${shown.join('\n')}${notes}`);
}
