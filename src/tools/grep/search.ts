import type { Files } from '../../agent/files.ts';
import type { Clock } from '../../agent/ports.ts';
import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { quotePath } from '../../base/path.ts';
import { counted, decode, grouped, linesOf, sized } from '../../base/text.ts';
import { notesOn, type Place, type Search, search, type Wanted } from '../found.ts';
import type { Order } from '../orders.ts';
import { type Matcher, matcherOf } from './matcher.ts';
import { type Around, type Rest, scan } from './scan.ts';

/** A search ends here, so that it cannot hold up everything else. */
const mostBytes = 100_000_000;
const mostChars = 18_000;
/** How many characters are searched in one go: some tens of milliseconds. */
const stretch = 1_000_000;

/** What is looked for, where, and how it is shown. */
interface Asked {
  readonly pattern: string;
  readonly path?: string | undefined;
  readonly include?: readonly string[] | undefined;
  readonly show?: 'lines' | 'files' | 'counts' | undefined;
  readonly literal?: boolean | undefined;
  readonly ignore_case?: boolean | undefined;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly hidden?: boolean | undefined;
  readonly order?: Order | undefined;
  readonly limit?: number | undefined;
}

/** Searches the lines of files. */
export async function grep(
  { pattern, path = '', show = 'lines', limit = 200, before = 0, after = 0, ...how }: Asked,
  context: ToolContext,
): Promise<ToolResult> {
  const asked = { literal: how.literal ?? false, ignoreCase: how.ignore_case ?? false };
  const find = await context.clock.real(matcherOf(pattern, asked)); // the engine is loaded at first use
  const wanted = { patterns: how.include ?? [], hidden: how.hidden ?? false, order: how.order ?? 'path' };
  const found = searchIn(context.files, path, wanted);
  const most = show === 'lines' ? limit : 0;
  const { hits, ...passed } = await searchAll(found.places, find, { before, after, most }, context);
  const all = show === 'lines' ? hits.reduce((sum, { count }) => sum + count, 0) : hits.length;
  const lines =
    show === 'lines'
      ? hits.flatMap(({ shown }) => shown)
      : hits.map((hit) => (show === 'files' ? hit.path : `${hit.path}: ${hit.count}`));
  const shown = within(lines.slice(0, limit));
  const notes = notesOn(found, { some: shown.length, all, of: show === 'lines' ? 'matches' : 'files' });
  const total = show === 'counts' && hits.length > 1 ? `\n\n${sayTotal(hits)}` : '';
  const head =
    shown.length > 0
      ? `${shown.join('\n')}${total}`
      : `Nothing in ${quotePath(context.files.find(path)?.path ?? path)} matches ${pattern}.`;
  return text(`${head}${notes}${sayPassed(passed, found.places.length)}`);
}

interface Hit {
  readonly path: string;
  readonly count: number;
  readonly shown: readonly string[];
}

interface Passed {
  readonly searched: number;
  readonly binary: number;
}

/** A single file is searched whatever its name. */
function searchIn(files: Files, path: string, wanted: Wanted): Search {
  const found = files.find(path);
  if (found?.node.is !== 'file') return search(files, path, wanted);
  return { places: [{ path: found.path, below: found.path, node: found.node }], hidden: 0, leftOut: 0 };
}

async function searchAll(
  places: readonly Place[],
  find: Matcher,
  around: Around,
  { files, clock, signal }: ToolContext,
): Promise<Passed & { readonly hits: readonly Hit[] }> {
  const hits: Hit[] = [];
  const rest = restWith(clock, signal);
  let [searched, binary, bytes, left] = [0, 0, 0, around.most];
  for (const { path, node } of places) {
    if (bytes > mostBytes) break;
    searched++;
    // a link says nothing of its own: what it leads to is searched where it stands
    if (node.is === 'link') continue;
    const content = await files.blob(node.blob);
    signal.throwIfAborted();
    bytes += node.bytes;
    const said = content === undefined ? undefined : decode(content);
    if (said === undefined) {
      binary++;
      continue;
    }
    const { count, shown } = await scan(
      path,
      linesOf(said.replace(/^\uFEFF/, '')),
      find,
      { ...around, most: left },
      rest,
    );
    left -= shown.length;
    if (count > 0) hits.push({ path, count, shown });
  }
  return { hits, searched, binary };
}

/** Lets others have their turn between stretches, and ends the search when it was stopped. */
function restWith(clock: Clock, signal: AbortSignal): Rest {
  let searched = 0;
  return (chars) => {
    searched += chars;
    if (searched < stretch) return undefined;
    searched = 0;
    return clock.until(clock.now() + 1, signal).then(() => signal.throwIfAborted());
  };
}

/** As much as goes on a page; the first match in any case. */
function within(lines: readonly string[]): readonly string[] {
  let chars = 0;
  let end = 0;
  while (end < lines.length && (end === 0 || chars < mostChars)) chars += (lines[end++]?.length ?? 0) + 1;
  return lines.slice(0, end);
}

function sayTotal(hits: readonly Hit[]): string {
  return `(${counted(
    hits.reduce((sum, { count }) => sum + count, 0),
    'line',
  )} in ${counted(hits.length, 'file')})`;
}

function sayPassed({ searched, binary }: Passed, all: number): string {
  const notes: string[] = [];
  if (binary > 0) notes.push(`(${counted(binary, 'binary file')} not searched.)`);
  if (searched < all)
    notes.push(
      `(Stopped after ${sized(mostBytes)}: ${grouped(searched)} of ${grouped(all)} files were searched. Narrow it with path or include.)`,
    );
  return notes.length === 0 ? '' : `\n\n${notes.join('\n')}`;
}
