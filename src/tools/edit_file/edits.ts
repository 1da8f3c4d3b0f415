import { counted, lineAt } from '../../base/text.ts';

/** One change: an exact text, and what takes its place. */
export interface Edit {
  readonly old: string;
  readonly new: string;
  readonly replace_all?: boolean | undefined;
}

/** A text after some edits, and on which lines of it each edit begins. */
export interface Edited {
  readonly text: string;
  readonly lines: readonly (readonly number[])[];
}

/** Makes edits one after the other, each in what the one before left. Throws, with the reason, when any cannot be made. */
export function applyEdits(name: string, text: string, edits: readonly Edit[]): Edited {
  let now = text;
  const lines: (readonly number[])[] = [];
  for (const [i, edit] of edits.entries()) {
    const which = edits.length === 1 ? 'The edit' : `Edit ${i + 1} of ${edits.length}`;
    const fail = (why: string) => new Error(`${which} cannot be made: ${why} Nothing was changed.`);
    if (edit.old === '') throw fail('"old" is empty, so it stands nowhere. To write a whole file, use write_file.');
    if (edit.old === edit.new) throw fail('"old" and "new" are the same.');
    const fitted = fitEnding(now, edit);
    const places = placesOf(now, fitted.old);
    const [first] = places;
    if (first === undefined) throw fail(`"old" does not stand in ${name}. ${hint(now, fitted.old)}`);
    if (places.length > 1 && edit.replace_all !== true) {
      const where = places.map((place) => lineAt(now, place));
      throw fail(
        `"old" stands ${counted(places.length, 'time')} in ${name}, on lines ${listed(where)}. Give more of the text around it, or set replace_all.`,
      );
    }
    const grown = fitted.new.length - fitted.old.length;
    now = now.split(fitted.old).join(fitted.new);
    lines.push(places.map((place, nth) => lineAt(now, place + nth * grown)));
  }
  return { text: now, lines };
}

/** Some numbers, the first of them when there are many: "4, 9 and 12 more". */
export function listed(numbers: readonly number[]): string {
  const some = numbers.length > 10 ? numbers.slice(0, 8) : numbers;
  const rest = numbers.length - some.length;
  const last = rest > 0 ? `${rest} more` : some.length > 1 ? String(some.at(-1)) : undefined;
  const before = rest > 0 || some.length < 2 ? some : some.slice(0, -1);
  return last === undefined ? before.join(', ') : `${before.join(', ')} and ${last}`;
}

/** A model reads lines without their endings, so an edit takes on the endings of the file it is made in. */
function fitEnding(text: string, edit: Edit): Edit {
  if (!text.includes('\r\n')) return edit;
  const mixed = /[^\r]\n|^\n/.test(text);
  if (mixed && text.includes(edit.old)) return edit;
  const crlf = (part: string) => part.replace(/\r?\n/g, '\r\n');
  return { ...edit, old: crlf(edit.old), new: crlf(edit.new) };
}

function placesOf(text: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) places.push(at);
  return places;
}

/** Why a text that a model is sure of may not be found. */
function hint(text: string, old: string): string {
  const unnumbered = old.replace(/^ *\d+\t/gm, '');
  if (unnumbered !== old && text.includes(unnumbered))
    return 'It stands there without the line numbers that read_file puts in front: leave them out.';
  if (text.endsWith(old.replace(/\r?\n$/, '')))
    return 'The file has no newline at its very end: leave the last one out.';
  const near = looselyAt(text, old);
  if (near !== undefined)
    return `A text that differs only in white space stands on line ${near}: read it again and copy it exactly.`;
  return 'Read the file again and copy the text exactly.';
}

function looselyAt(text: string, old: string): number | undefined {
  const wanted = old.replace(/\s+/g, '');
  if (wanted === '') return undefined;
  const at = text.replace(/\s+/g, '').indexOf(wanted);
  if (at < 0) return undefined;
  let seen = 0;
  for (let i = 0; i < text.length; i++) if (!/\s/.test(text[i] ?? '') && seen++ === at) return lineAt(text, i);
  return undefined;
}
