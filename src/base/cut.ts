/** The two ends of a text, and how many characters between them were left out. */
export interface Ends {
  readonly head: string;
  readonly tail: string;
  readonly left: number;
}

/**
 * The ends of a text that is too long: `head` and `tail` are the most characters of each. Cuts fall on the end of a line
 * where one is near, and never inside a character.
 */
export function cutMiddle(text: string, most: { readonly head: number; readonly tail: number }): Ends {
  if (text.length <= most.head + most.tail) return { head: text, tail: '', left: 0 };
  const from = headEnd(text, most.head);
  const to = tailStart(text, text.length - most.tail);
  return { head: text.slice(0, from), tail: text.slice(to), left: to - from };
}

/** The beginning of a text, at most so many characters, and never half of one. */
export function cutEnd(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, whole(text, most));
}

function headEnd(text: string, most: number): number {
  // a place before the text would count as its beginning
  const line = most === 0 ? 0 : text.lastIndexOf('\n', most - 1) + 1;
  return line > most / 2 ? line : whole(text, most);
}

function tailStart(text: string, least: number): number {
  const line = text.indexOf('\n', least - 1) + 1;
  const near = least + (text.length - least) / 2;
  if (line > 0 && line < near) return line;
  const place = whole(text, least);
  return place < least ? least + 1 : place;
}

/** The nearest place at or before this one that does not part the two halves of a character. */
function whole(text: string, place: number): number {
  const code = text.charCodeAt(place);
  const before = text.charCodeAt(place - 1);
  return code >= 0xdc00 && code < 0xe000 && before >= 0xd800 && before < 0xdc00 ? place - 1 : place;
}
