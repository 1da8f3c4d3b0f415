import { decode, encode } from '../../base/text.ts';
import type { ToolSpec } from '../../protocol/config.ts';
import type { Brought, Keeping } from '../../protocol/keeping.ts';
import { ArchiveFault } from '../archive/fault.ts';
import { type Fetch, fetchFile } from './fetch-file.ts';
import { readLink } from './link.ts';
import { looksLikeSession, openSession } from './session/open-session.ts';

const asBrowsersDo: Fetch = (address, init) => fetch(address, init);

/** Brings what is outside to where it can be looked at; `known` are the tools as they are described here. Keeps nothing and runs nothing; what cannot be brought is thrown in words for the person. */
export async function bring(
  asked: Parameters<Keeping['bring']>[0],
  known: readonly ToolSpec[],
  fetch = asBrowsersDo,
): Promise<Brought> {
  if ('link' in asked) {
    const linked = await readLink(asked.link, known);
    return linked.is === 'script'
      ? { is: 'script', name: 'the link', bytes: encode(linked.text), notes: [] }
      : { is: 'archive', name: 'the run in the link', bytes: linked.bytes, notes: [] };
  }
  if ('session' in asked) return openSession(asked.name, textOf(asked.name, asked.session));
  const { origin, pathname } = new URL(asked.address);
  const bytes = await fetchFile(asked.address, fetch);
  const name = `${pathname.split('/').at(-1) || 'the file'} from ${origin}`;
  const notes = [`It comes from ${origin}.`];
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { is: 'archive', name, bytes, notes };
  const text = textOf(name, bytes);
  if (/^\s*<(!doctype|html)/i.test(text))
    throw new ArchiveFault(name, 'it is a web page, and neither an archive, nor a script, nor a session.');
  if (!looksLikeSession(text)) return { is: 'script', name, bytes, notes };
  const session = await openSession(name, text);
  return { ...session, notes: [...notes, ...session.notes] };
}

function textOf(name: string, bytes: Uint8Array): string {
  const text = decode(bytes);
  if (text === undefined) throw new ArchiveFault(name, 'it is neither an archive nor a text.');
  return text;
}
