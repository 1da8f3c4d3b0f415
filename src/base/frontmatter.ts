import type { Document, LineCounter } from 'yaml';
import { lineAt } from './text.ts';

/** What stands above the body of a Markdown file, between two lines of `---`. */
export type Frontmatter =
  | {
      readonly ok: true;
      readonly fields: Readonly<Record<string, unknown>>;
      /** The line of the file on which a field stands, counted from 1. */
      readonly lines: Readonly<Record<string, number>>;
      readonly body: string;
    }
  | { readonly ok: false; readonly line: number; readonly message: string };

const mostCharacters = 50_000;
const mostAliases = 50;
const fence = /^---[ \t]*(?:\r?\n|$)/;
const closing = /^---[ \t]*(?:\r?\n|$)/m;

/**
 * Reads the frontmatter of a file: a byte order mark, CRLF and spaces behind the fences change nothing. What cannot be read
 * is told with its line. The reader of YAML is loaded at the first use.
 */
export async function readFrontmatter(file: string): Promise<Frontmatter> {
  const text = file.replace(/^\uFEFF/, '');
  const open = fence.exec(text)?.[0].length;
  if (open === undefined) return broken(1, 'It does not begin with a line of three hyphens, and fields below it.');
  const close = closing.exec(text.slice(open));
  if (close === null) return broken(1, 'The fields that begin here have no end: a second line of three hyphens.');
  const head = text.slice(open, open + close.index);
  if (head.length > mostCharacters) return broken(1, 'The fields take more than 50,000 characters.');
  const { LineCounter, parseDocument } = await import('yaml');
  const counter = new LineCounter();
  const doc = parseDocument(head, { prettyErrors: false, lineCounter: counter, resolveKnownTags: false });
  const [fault] = [...doc.errors, ...doc.warnings];
  // the line of the first fence stands before the fields
  if (fault !== undefined) return broken(lineAt(head, Math.min(fault.pos[0], head.length - 2)) + 1, fault.message);
  const fields = plain(doc);
  if (typeof fields === 'string') return broken(lineAt(head, head.indexOf(`*${fields}`)) + 1, noAlias);
  if (fields === undefined) return broken(2, 'The fields are not given as "name: value".');
  return { ok: true, fields, lines: linesIn(doc, counter), body: text.slice(open + close.index + close[0].length) };
}

function broken(line: number, message: string): Frontmatter {
  return { ok: false, line, message };
}

const noAlias = 'An alias stands for something that is not there, or for too much.';

/** The fields; or the name of an alias that stands for nothing; or nothing, when they are no fields. */
function plain(doc: Document): Readonly<Record<string, unknown>> | string | undefined {
  try {
    const value: unknown = doc.toJS({ maxAliasCount: mostAliases });
    if (value === null) return {};
    return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof ReferenceError) return /: (\S+)$/.exec(error.message)?.[1] ?? '';
    throw error;
  }
}

/** Where each field stands. The keys of a document are nodes with their place in the text. */
function linesIn(doc: Document, counter: LineCounter): Readonly<Record<string, number>> {
  const items = (doc.contents as { readonly items?: readonly unknown[] } | null)?.items ?? [];
  const places = items.flatMap((item) => {
    const { key } = item as { readonly key?: { readonly value?: unknown; readonly range?: readonly [number] } };
    return key?.range === undefined ? [] : [[String(key.value), counter.linePos(key.range[0]).line + 1] as const];
  });
  return Object.fromEntries(places);
}
