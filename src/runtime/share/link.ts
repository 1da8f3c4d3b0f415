import { fromBase64url, toBase64url } from '../../base/base64url.ts';
import { deepest, depthOf } from '../../base/depth.ts';
import { hashOf } from '../../base/hash.ts';
import { inOrder } from '../../base/in-order.ts';
import type { ToolSpec } from '../../protocol/config.ts';
import type { Event } from '../../protocol/event.ts';
import { linkSchema, linkVersion, type ShrunkRun } from '../../protocol/link.ts';
import { ArchiveFault } from '../archive/fault.ts';
import { pack } from '../archive/pack.ts';
import { opens, seals } from './envelope.ts';
import { linkFault } from './link-fault.ts';
import { grow, shrink } from './shrink.ts';

/** What stands in a link, unpacked: the text of a script, or the bytes of an archive. Each is then read like any file from outside. */
export type Linked =
  | { readonly is: 'script'; readonly text: string }
  | { readonly is: 'archive'; readonly bytes: Uint8Array };

type Blobs = ReadonlyMap<string, Uint8Array>;

/** A script as the signs behind `#/s/`. */
export function linkOfScript(script: object): string {
  return seals(JSON.stringify({ loopscope: 'link', version: 1, script }), 1);
}

/**
 * A run as it was, likewise. `blobs` is the content that its facts name. Tools that are `known` to whoever reads it are
 * named in it and not described: it is much shorter, and opens only where they are the same.
 */
export function linkOfRun(
  title: string,
  facts: readonly Event[],
  blobs: Blobs,
  known: readonly ToolSpec[] = [],
): string {
  const run = shrink(title, { facts, blobs }, known);
  if (comesBack(run, facts, known)) return seals(JSON.stringify({ loopscope: 'link', version: 2, run }), 2);
  const content = Object.fromEntries([...blobs].map(([hash, bytes]) => [hash, toBase64url(bytes)]));
  return seals(JSON.stringify({ loopscope: 'link', version: 1, run: { title, facts, blobs: content } }), 1);
}

/** Whether what is left out comes back as it was. A run in which it would not is written as it is. */
function comesBack(run: ShrunkRun, facts: readonly Event[], known: readonly ToolSpec[]): boolean {
  try {
    return inOrder(grow(run, known).facts) === inOrder(facts);
  } catch {
    return false;
  }
}

/**
 * Unpacks a link, whatever it turns out to be; `known` are the tools as they are described here. Runs nothing, asks for
 * nothing; throws an `ArchiveFault` that says why it is refused.
 */
export async function readLink(signs: string, known: readonly ToolSpec[] = []): Promise<Linked> {
  const read = linkSchema.safeParse(parse(opens(signs)));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw linkFault(`what it holds is not what a link holds: ${issue?.message ?? 'unknown'}.`);
  }
  if ('script' in read.data) return { is: 'script', text: JSON.stringify(read.data.script) };
  const { title } = read.data.run;
  const { facts, blobs } = read.data.version === 2 ? grow(read.data.run, known) : contentOf(read.data.run);
  if (facts.some((fact) => Reflect.get(fact, 'type') === 'event.damaged'))
    throw linkFault('one of its facts is damaged.');
  // what reads archives looks at every fact, and says where one is no fact
  const runs = [{ title, events: facts as unknown as readonly Event[] }];
  const { bytes } = await pack({ made: madeAt(facts), runs, workspaces: [], blob: async (hash) => blobs.get(hash) });
  return { is: 'archive', bytes };
}

function contentOf(run: { readonly facts: readonly object[]; readonly blobs: Readonly<Record<string, string>> }): {
  readonly facts: readonly object[];
  readonly blobs: Blobs;
} {
  const blobs = new Map<string, Uint8Array>();
  for (const [hash, text] of Object.entries(run.blobs)) {
    const bytes = fromBase64url(text);
    if (bytes === undefined || hashOf(bytes) !== hash) throw linkFault('its content is not what its hash says.');
    blobs.set(hash, bytes);
  }
  return { facts: run.facts, blobs };
}

function parse(text: string): unknown {
  if (depthOf(text) > deepest) throw linkFault(`it is more than ${deepest} levels deep.`);
  try {
    const raw: unknown = JSON.parse(text);
    const version: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'version') : undefined;
    if (typeof version === 'number' && version > linkVersion)
      throw linkFault(`a newer version of Loopscope made it (version ${version}). Reload the page.`);
    return raw;
  } catch (error) {
    if (error instanceof ArchiveFault) throw error;
    throw linkFault('what it holds is no JSON.');
  }
}

/** When the last of its facts happened: a link says nothing of when it was made. */
function madeAt(facts: readonly { readonly at?: unknown }[]): number {
  const at = facts.at(-1)?.at;
  return typeof at === 'number' && Number.isFinite(at) ? at : 0;
}
