import { fromBase64url, toBase64url } from '../../base/base64url.ts';
import { hashOf } from '../../base/hash.ts';
import { inOrder } from '../../base/in-order.ts';
import { decode, encode } from '../../base/text.ts';
import type { ToolSpec } from '../../protocol/config.ts';
import type { Event } from '../../protocol/event.ts';
import type { ShrunkRun } from '../../protocol/link.ts';
import { linkFault } from './link-fault.ts';

/** The facts of a run, with their content by its hash. */
interface Whole<Fact> {
  readonly facts: readonly Fact[];
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

/** What a run may grow to again: a few thousand characters that become more than this are a bomb. */
const mostGrown = 8 * 1024 * 1024;

/**
 * A run without what whoever reads it knows: the number of a fact is its place, its time stands as what passed since the one
 * before, the main agent has no name, and content is named by its place. Of `known` tools only the name is left, and the
 * beginning of a hash by which they are known to be described as here.
 */
export function shrink(title: string, { facts, blobs }: Whole<Event>, known: readonly ToolSpec[]): ShrunkRun {
  const places = new Map([...blobs.keys()].map((hash, place) => [hash, place]));
  const names = new Map(known.map((spec) => [inOrder(spec), nameOf(spec)]));
  let before = 0;
  const shrunk = facts.map(({ seq: _, at, agent, ...fact }) => {
    const passed = at - before;
    before = at;
    const told = mapped(fact, (key, part) => (key === 'type' ? part : less(part, places, names)));
    return { at: passed, ...(agent === 'main' ? {} : { agent }), ...told };
  });
  return { title, facts: shrunk, content: [...blobs.values()].map(written) };
}

/** The run that was shrunk. Throws an `ArchiveFault` where it leans on something that is not known here. */
export function grow({ facts, content }: ShrunkRun, tools: readonly ToolSpec[]): Whole<object> {
  const blobs = new Map(content.map(read).map((bytes) => [hashOf(bytes), bytes]));
  const specs = new Map(tools.map((spec) => [nameOf(spec), spec]));
  const known = { hashes: [...blobs.keys()], specs, left: mostGrown };
  let before = 0;
  const grown = facts.map((fact, seq) => {
    const { at, agent = 'main', ...told } = fact as { readonly at?: unknown; readonly agent?: unknown };
    before += typeof at === 'number' ? at : Number.NaN;
    return { seq, at: before, agent, ...mapped(told, (_, part) => more(part, known)) };
  });
  return { facts: grown, blobs };
}

/** The beginning of the name of a tool's description. */
function nameOf(spec: ToolSpec): string {
  return `${spec.name} ${hashOf(encode(inOrder(spec))).slice(0, 8)}`;
}

/** Puts places for hashes and names for tools, wherever they stand. */
function less(value: unknown, places: ReadonlyMap<string, number>, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    const place = places.get(value);
    return place === undefined ? value : { '#': place };
  }
  if (Array.isArray(value)) return value.map((each) => less(each, places, names));
  if (typeof value !== 'object' || value === null) return value;
  return mapped(value, (key, part) =>
    isTools(key, part) ? part.map((spec) => names.get(inOrder(spec)) ?? spec) : less(part, places, names),
  );
}

interface Known {
  readonly hashes: readonly string[];
  readonly specs: ReadonlyMap<string, ToolSpec>;
  /** How many characters may still be put in place of fewer, so that little never becomes too much. */
  left: number;
}

/** Puts everything back. */
function more(value: unknown, known: Known): unknown {
  if (Array.isArray(value)) return value.map((each) => more(each, known));
  if (typeof value !== 'object' || value === null) return value;
  const [[key, place] = [], ...others] = Object.entries(value);
  if (key === '#' && others.length === 0) return hashAt(place, known);
  return mapped(value, (name, part) =>
    isTools(name, part) ? part.map((spec) => specNamed(spec, known)) : more(part, known),
  );
}

function hashAt(place: unknown, known: Known): string {
  const hash = typeof place === 'number' ? known.hashes[place] : undefined;
  if (hash === undefined) throw linkFault('one of its facts names content that is not in it.');
  take(known, hash.length);
  return hash;
}

function specNamed(spec: unknown, known: Known): unknown {
  if (typeof spec !== 'string' || !/^\S+ [0-9a-f]{8}$/.test(spec)) return spec;
  const found = known.specs.get(spec);
  if (found === undefined)
    throw linkFault(
      `it was made by another version of Loopscope, in which the tool “${spec.slice(0, -9)}” is not the same as here. Ask for the run as a file: that holds all of it.`,
    );
  take(known, JSON.stringify(found).length);
  return found;
}

function take(known: Known, characters: number): void {
  known.left -= characters;
  if (known.left < 0) throw linkFault('it unpacks to more than any link holds.');
}

function mapped(value: object, map: (key: string, part: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, map(key, part)]));
}

/** The tools of an agent, or those that it may give. */
function isTools(key: string, value: unknown): value is readonly unknown[] {
  return (key === 'tools' || key === 'gives') && Array.isArray(value);
}

function written(bytes: Uint8Array): string | { readonly base64: string } {
  return decode(bytes) ?? { base64: toBase64url(bytes) };
}

function read(content: string | { readonly base64: string }): Uint8Array {
  if (typeof content === 'string') return encode(content);
  const bytes = fromBase64url(content.base64);
  if (bytes === undefined) throw linkFault('its content cannot be read.');
  return bytes;
}
