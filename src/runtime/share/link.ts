import { deflateSync, Inflate } from 'fflate';
import { deepest, depthOf } from '../../base/depth.ts';
import { hashOf } from '../../base/hash.ts';
import { decode, encode } from '../../base/text.ts';
import type { Event } from '../../protocol/event.ts';
import { linkSchema, linkVersion } from '../../protocol/link.ts';
import { mostCharacters } from '../../protocol/link-size.ts';
import { ArchiveFault } from '../archive/fault.ts';
import { pack } from '../archive/pack.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { commonWords } from './common-words.ts';

/** What stands in a link, unpacked: the text of a script, or the bytes of an archive. Each is then read like any file from outside. */
export type Linked =
  | { readonly is: 'script'; readonly text: string }
  | { readonly is: 'archive'; readonly bytes: Uint8Array };

/** What a link may unpack to. Six thousand bytes that become more than this are a bomb. */
const mostUnpacked = 2 * 1024 * 1024;
/** How many bytes of the hash a link carries, so that one that was cut is told from one that is wrong. */
const seal = 6;
const slice = 512;
const dictionary = encode(commonWords);

/** A script as the signs behind `#/s/`. */
export function linkOfScript(script: object): string {
  return write({ script });
}

/** A run as it was, likewise. `blobs` is the content that its facts name. */
export function linkOfRun(title: string, facts: readonly Event[], blobs: ReadonlyMap<string, Uint8Array>): string {
  const content = Object.fromEntries([...blobs].map(([hash, bytes]) => [hash, toBase64url(bytes)]));
  return write({ run: { title, facts, blobs: content } });
}

/** Unpacks a link, whatever it turns out to be. Runs nothing, asks for nothing; throws an `ArchiveFault` that says why it is refused. */
export async function readLink(signs: string): Promise<Linked> {
  const read = linkSchema.safeParse(parse(unpacked(signs)));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw fault(`what it holds is not what a link holds: ${issue?.message ?? 'unknown'}.`);
  }
  if ('script' in read.data) return { is: 'script', text: JSON.stringify(read.data.script) };
  const { title, facts, blobs } = read.data.run;
  if (facts.some((fact) => Reflect.get(fact, 'type') === 'event.damaged')) throw fault('one of its facts is damaged.');
  const content = new Map<string, Uint8Array>();
  for (const [hash, text] of Object.entries(blobs)) {
    const bytes = fromBase64url(text);
    if (bytes === undefined || hashOf(bytes) !== hash) throw fault('its content is not what its hash says.');
    content.set(hash, bytes);
  }
  // what reads archives looks at every fact, and says where one is no fact
  const runs = [{ title, events: facts as unknown as readonly Event[] }];
  const { bytes } = await pack({ made: madeAt(facts), runs, workspaces: [], blob: async (hash) => content.get(hash) });
  return { is: 'archive', bytes };
}

function write(held: object): string {
  const text = JSON.stringify({ loopscope: 'link', version: linkVersion, ...held });
  const bytes = deflateSync(encode(text), { level: 9, dictionary });
  return toBase64url(Uint8Array.from([...sealOf(bytes), ...bytes]));
}

function unpacked(signs: string): string {
  if (signs.length > mostCharacters) throw fault(`it is longer than ${mostCharacters} characters, and no link is.`);
  if (!/^[\w-]*$/.test(signs)) throw fault('there are signs in it that belong in no link.');
  const bytes = fromBase64url(signs) ?? new Uint8Array();
  const packed = bytes.subarray(seal);
  if (packed.length === 0 || sealOf(packed).join() !== bytes.subarray(0, seal).join())
    throw fault('it was cut off or changed on its way.');
  const text = decode(inflate(packed));
  if (text === undefined) throw fault('what it holds is no text.');
  return text;
}

/** Unpacks a little at a time, and no more than may come of it. */
function inflate(packed: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = new Inflate({ dictionary }, (part, last) => {
    size += part.length;
    if (size > mostUnpacked) throw fault('it unpacks to more than any link holds.');
    parts.push(part.slice());
    ended = last;
  });
  try {
    for (let at = 0; at < packed.length; at += slice)
      stream.push(packed.subarray(at, at + slice), at + slice >= packed.length);
  } catch (error) {
    if (error instanceof ArchiveFault) throw error;
    throw fault('it cannot be unpacked.');
  }
  if (!ended) throw fault('it cannot be unpacked: its end is missing.');
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function parse(text: string): unknown {
  if (depthOf(text) > deepest) throw fault(`it is more than ${deepest} levels deep.`);
  try {
    const raw: unknown = JSON.parse(text);
    const version: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'version') : undefined;
    if (typeof version === 'number' && version > linkVersion)
      throw fault(`a newer version of Loopscope made it (version ${version}). Reload the page.`);
    return raw;
  } catch (error) {
    if (error instanceof ArchiveFault) throw error;
    throw fault('what it holds is no JSON.');
  }
}

function sealOf(bytes: Uint8Array): Uint8Array {
  const hash = hashOf(bytes);
  return Uint8Array.from({ length: seal }, (_, at) => Number.parseInt(hash.slice(at * 2, at * 2 + 2), 16));
}

/** When the last of its facts happened: a link says nothing of when it was made. */
function madeAt(facts: readonly { readonly at?: unknown }[]): number {
  const at = facts.at(-1)?.at;
  return typeof at === 'number' && Number.isFinite(at) ? at : 0;
}

function fault(what: string): ArchiveFault {
  return new ArchiveFault('the link', what);
}
