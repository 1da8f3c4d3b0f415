import { counted } from '../../../base/text.ts';
import type { Brought } from '../../../protocol/keeping.ts';
import { ArchiveFault } from '../../archive/fault.ts';
import { pack } from '../../archive/pack.ts';
import { readLines } from './records.ts';
import { sessionLog } from './session-log.ts';

const mostCharacters = 64 * 1024 * 1024;
const mostNamed = 8;

/** A session of Claude Code as an archive with one run in it, to be looked at like any that was made elsewhere. */
export async function openSession(name: string, text: string): Promise<Brought> {
  if (text.length > mostCharacters) throw new ArchiveFault(name, 'it is larger than 64 MiB.');
  const lines = readLines(text);
  const { records, others, broken } = lines;
  if (records.length === 0) {
    const [first] = broken;
    throw new ArchiveFault(
      name,
      first === undefined
        ? 'it is no session of Claude Code: no line of it holds a message.'
        : `it is no session of Claude Code: no line of it holds a message, and line ${first} is no JSON.`,
    );
  }
  const { events, blobs } = sessionLog(lines);
  const [start] = events;
  const title = start?.type === 'run.started' ? start.title : name;
  const made = events.at(-1)?.at ?? 0;
  const { bytes } = await pack({
    made,
    runs: [{ title, events }],
    workspaces: [],
    blob: async (hash) => blobs.get(hash),
  });
  return { is: 'archive', name, bytes, notes: notesOf(others, broken) };
}

/** Whether a text looks like JSON Lines rather than like a script. */
export function looksLikeSession(text: string): boolean {
  const [first = ''] = text.trimStart().split('\n', 1);
  return first.startsWith('{') && /"(type|sessionId|uuid)"\s*:/.test(first) && first.trimEnd().endsWith('}');
}

function notesOf(others: readonly { readonly type: string }[], broken: readonly number[]): readonly string[] {
  const kinds = new Map<string, number>();
  for (const { type } of others) kinds.set(type, (kinds.get(type) ?? 0) + 1);
  const named = [...kinds].map(([type, times]) => `${times} ${type.slice(0, 40)}`);
  return [
    'A session of Claude Code. Only what the file holds is shown: not the system text, the tools or the checks that its calls passed.',
    ...(others.length === 0
      ? []
      : [
          `${counted(others.length, 'record')} of a kind that no event stands for (${short(named)}), kept in claude-code/other-records.jsonl among the files.`,
        ]),
    ...(broken.length === 0
      ? []
      : [
          `${broken.length === 1 ? 'Line' : 'Lines'} ${short(broken.map(String))} could not be read, and ${broken.length === 1 ? 'is' : 'are'} left out.`,
        ]),
  ];
}

function short(names: readonly string[]): string {
  return names.length <= mostNamed
    ? names.join(', ')
    : `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`;
}
