import { cutEnd } from '../../base/cut.ts';
import { counted, grouped } from '../../base/text.ts';

/** Which part of a text is wanted; lines and characters are counted from 1. */
export interface Wanted {
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
  readonly column?: number | undefined;
}

/** A page stays below the length at which results are cut. */
const mostChars = 18_000;
const mostLines = 2000;
const mostOfLine = 2000;

/** A page of numbered lines, with a last line that says what was left out and how to read on. */
export function pageOf(
  name: string,
  lines: readonly string[],
  { offset = 1, limit = mostLines, column }: Wanted,
): string {
  if (lines.length === 0) return `${name} is empty.`;
  const first = lines[offset - 1];
  if (first === undefined)
    throw new Error(`${name} has ${counted(lines.length, 'line')}; offset ${offset} is past its end.`);
  if (column !== undefined) return partOf(name, first, { line: offset, column });
  const shown: string[] = [];
  let chars = 0;
  for (const line of lines.slice(offset - 1, offset - 1 + Math.min(limit, mostLines))) {
    const numbered = `${offset + shown.length}\t${shorten(line, offset + shown.length)}`;
    chars += numbered.length + 1;
    if (chars > mostChars && shown.length > 0) break;
    shown.push(numbered);
  }
  const last = offset + shown.length - 1;
  if (shown.length === lines.length) return shown.join('\n');
  const on = last < lines.length ? ` Go on with offset ${last + 1}.` : '';
  return `${shown.join('\n')}\n\n(Lines ${grouped(offset)} to ${grouped(last)} of ${grouped(lines.length)}; the others were left out.${on})`;
}

function shorten(line: string, number: number): string {
  if (line.length <= mostOfLine) return line;
  const head = cutEnd(line, mostOfLine);
  return `${head} [${counted(line.length - head.length, 'more character')}: read with offset ${number}, column ${head.length + 1}]`;
}

function partOf(
  name: string,
  whole: string,
  { line, column }: { readonly line: number; readonly column: number },
): string {
  if (column > whole.length)
    throw new Error(
      `Line ${line} of ${name} has ${counted(whole.length, 'character')}; column ${column} is past its end.`,
    );
  const part = cutEnd(whole.slice(column - 1), mostChars);
  const last = column - 1 + part.length;
  const on = last < whole.length ? ` Go on with offset ${line}, column ${last + 1}.` : '';
  return `${line}\t${part}\n\n(Characters ${grouped(column)} to ${grouped(last)} of the ${grouped(whole.length)} of line ${line}.${on})`;
}
