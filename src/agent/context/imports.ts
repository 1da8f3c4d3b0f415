import { resolvePath } from '../../base/path.ts';
import type { EventOf } from '../../protocol/event.ts';
import { closedPlace } from '../permissions/guard.ts';

/** A file that instructions import, or why they may not. */
export type Import = NonNullable<EventOf<'context.added'>['imports']>[number];

const mostImports = 50;
const mention = /(?:^|[\s(])@((?:\\ |[^\s\\`])+)/g;

/**
 * The files that a text imports: `@path` at the start of a word, from the folder of the text's own file; `/` is the
 * workspace. In code it means nothing. What leaves the workspace, or is a sensitive path, is refused with the reason.
 */
export function importsIn(text: string, file: string): readonly Import[] {
  const found = new Map<string, Import>();
  for (const [, written = ''] of withoutCode(text).matchAll(mention)) {
    const wanted = written.replaceAll('\\ ', ' ').replace(/[.,;:!?)\]}'"]+$/, '');
    if (wanted === '') continue;
    const each = importOf(wanted, file);
    if (!found.has(each.path)) found.set(each.path, each);
    if (found.size === mostImports) break;
  }
  return [...found.values()];
}

function withoutCode(text: string): string {
  return text.replace(/^[ \t]*(```|~~~)[\s\S]*?(?:^[ \t]*\1|$(?![\s\S]))/gm, '').replace(/(`+)[^\n]*?\1/g, '');
}

function importOf(wanted: string, file: string): Import {
  const folder = file.split('/').slice(0, -1).join('/');
  const whole = /^[/~]/.test(wanted) || folder === '' ? wanted : `${folder}/${wanted}`;
  const path = resolvePath(whole);
  if (path === undefined || path === '') return { path: wanted, refused: 'No file can have that name.' };
  if (leaves(whole)) return { path: wanted, refused: 'It leads out of the workspace.' };
  const closed = closedPlace(path);
  return closed === undefined ? { path } : { path, refused: closed };
}

/** Whether a path climbs above the root on its way. */
function leaves(path: string): boolean {
  let depth = 0;
  for (const name of path.split('/')) {
    if (name === '..') depth--;
    else if (name !== '' && name !== '.') depth++;
    if (depth < 0) return true;
  }
  return false;
}
