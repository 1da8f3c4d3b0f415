import { isoOf, oneDay, timeIn } from '../../base/calendar.ts';
import { readFrontmatter } from '../../base/frontmatter.ts';
import { noteTypes } from './note-types.ts';
import { nameOf } from './topics.ts';

/** What is remembered about one topic. Times are in milliseconds since 1970. */
export interface Note {
  readonly name: string;
  readonly description: string;
  readonly type: (typeof noteTypes)[number];
  readonly updated: number | undefined;
  /** From then on it does not hold any more. */
  readonly expires: number | undefined;
  readonly body: string;
}

/** A note, and what is wrong with its file, if anything: then its name is the file's, and all of the file its body. */
export interface NoteReading {
  readonly note: Note;
  readonly fault: { readonly line: number; readonly message: string } | undefined;
}

/** Reads the file of a topic. Nothing hides a note: what cannot be read of its fields is told with the line. */
export async function readNote(path: string, text: string): Promise<NoteReading> {
  const bare: Note = {
    name: nameOf(path),
    description: '',
    type: 'project',
    updated: undefined,
    expires: undefined,
    body: text.trim(),
  };
  const read = await readFrontmatter(text);
  if (!read.ok) return { note: bare, fault: { line: read.line, message: read.message } };
  const { fields, lines } = read;
  const expires = timeOf(fields.expires);
  const fault =
    fields.expires !== undefined && expires === undefined
      ? { line: lines.expires ?? 1, message: '"expires" is no day, such as 2026-12-31.' }
      : undefined;
  const note: Note = {
    name: textOf(fields.name) ?? bare.name,
    description: textOf(fields.description) ?? '',
    type: noteTypes.find((type) => type === fields.type) ?? 'project',
    updated: timeOf(fields.updated),
    // a day is meant to its end
    expires: expires === undefined ? undefined : expires + (/\d[Tt ]\d/.test(String(fields.expires)) ? 0 : oneDay),
    body: read.body.trim(),
  };
  return { note, fault };
}

/** Whether a note does not hold any more. */
export function isExpired({ expires }: Note, now: number): boolean {
  return expires !== undefined && expires <= now;
}

/** The file of a topic. */
export function noteText({ name, description, type, updated, expires, body }: Note): string {
  const fields = [
    `name: ${scalar(name)}`,
    `description: ${scalar(description)}`,
    `type: ${type}`,
    // the day is enough: a run that is taken up or played again writes the same
    ...(updated === undefined ? [] : [`updated: ${isoOf(updated).slice(0, 10)}`]),
    ...(expires === undefined ? [] : [`expires: ${isoOf(expires - 1).slice(0, 10)}`]),
  ];
  return `---\n${fields.join('\n')}\n---\n\n${body}\n`;
}

/** A text as YAML has it: plain where nothing in it could be taken for something else. */
function scalar(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const plain = /^[\p{L}][\p{L}\p{N}\p{M} .,()/-]*$/u.test(line) && !/^(true|false|null|yes|no|on|off)$/i.test(line);
  return plain ? line : JSON.stringify(line);
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? undefined : text;
}

function timeOf(value: unknown): number | undefined {
  return typeof value === 'string' ? timeIn(value) : undefined;
}
