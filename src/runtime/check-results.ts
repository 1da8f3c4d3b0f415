import { sensitivePlace } from '../agent/permissions/sensitive.ts';
import { fromBase64url } from '../base/base64url.ts';
import { quotePath, resolvePath } from '../base/path.ts';
import { sized } from '../base/text.ts';
import type { Result } from '../protocol/results.ts';
import type { ScriptFault } from './script-fault.ts';

/** How many characters they may have together, as much as a script that is read. */
const mostCharacters = 5_000_000;

/** What a result of a script says that no call of its tool could come to. */
export function* inResults(results: readonly Result[] = []): Generator<ScriptFault> {
  const places = new Map<string, number>();
  let characters = 0;
  for (const [index, result] of results.entries()) {
    const at = ['results', index];
    const { call, tool, read = [], files = [] } = result;
    const twin = places.get(call);
    if (twin !== undefined) yield { path: [...at, 'call'], message: `Result ${twin + 1} is of the same call.` };
    places.set(call, index);
    if (tool.startsWith('web_') || tool.startsWith('mcp__'))
      for (const key of ['ran', 'over', 'read', 'files'] as const)
        if (result[key] !== undefined) yield { path: [...at, key], message: `A call of ${tool} has no "${key}".` };
    if (tool !== 'bash')
      for (const key of ['shell', 'requests'] as const)
        if (result[key] !== undefined) yield { path: [...at, key], message: `Only a call of bash has "${key}".` };
    for (const [place, path] of read.entries()) yield* inPath(path, [...at, 'read', place]);
    for (const [place, file] of files.entries()) {
      yield* inPath(file.path, [...at, 'files', place, 'path']);
      if ('base64' in file && fromBase64url(file.base64) === undefined)
        yield { path: [...at, 'files', place, 'base64'], message: 'It is not base64 for addresses.' };
    }
    characters += lengthOf(result);
  }
  if (characters > mostCharacters)
    yield {
      path: ['results'],
      message: `Together they may have ${sized(mostCharacters)}, and have ${sized(characters)}.`,
    };
}

function* inPath(path: string, at: ScriptFault['path']): Generator<ScriptFault> {
  const closed = sensitivePlace(path);
  if (resolvePath(path) !== path || path === '')
    yield { path: at, message: `${quotePath(path)} is no path from the root of the workspace.` };
  else if (closed !== undefined) yield { path: at, message: `No call may come there: ${closed} is closed.` };
}

function lengthOf({ texts, files = [] }: Result): number {
  const held = files.map((file) => ('text' in file ? (file.text ?? '') : 'base64' in file ? file.base64 : ''));
  return [...texts, ...held].reduce((sum, text) => sum + text.length, 0);
}
