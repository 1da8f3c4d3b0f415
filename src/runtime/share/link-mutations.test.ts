import { expect, test } from 'vitest';
import { dice } from '../../base/dice.testing.ts';
import type { Event } from '../../protocol/event.ts';
import { specsOf, tools } from '../../tools/index.ts';
import { packed } from '../archive/archive.testing.ts';
import { ArchiveFault } from '../archive/fault.ts';
import { readArchive } from '../archive/read-archive.ts';
import { readScript } from '../read-script.ts';
import { firstRunLink, forged } from './link.testing.ts';
import { linkOfRun, linkOfScript, readLink } from './link.ts';
import { shrink } from './shrink.ts';

const seed = globalThis.process?.env.SEED;
/** All of them when seeds are explored; here a fifth, from one seed. */
const mutants = seed === undefined ? 2_000 : 10_000;
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

interface Whole {
  readonly link: string;
  readonly text: string;
  readonly version: 1 | 2;
}
type Mutate = (whole: Whole, roll: (below: number) => number) => string;

const replaced = (text: string, at: number, by: string, length = by.length) =>
  `${text.slice(0, at)}${by}${text.slice(at + length)}`;
const odd = ['null', '-1', '1e999', '""', '[]', '{}', '"__proto__"', 'true', '{"__proto__":{"a":1}}', '"<img src=x>"'];

/** What a chat, a person or a forger may do to a link. The forger knows how links are sealed. */
const mutations: Readonly<Record<string, Mutate>> = {
  'a sign is another': ({ link }, roll) => replaced(link, roll(link.length), signs[roll(64)] ?? ''),
  'a sign is none of ours': ({ link }, roll) => replaced(link, roll(link.length), '=+/ %.\n\u2026"<'[roll(10)] ?? '='),
  'it is cut off': ({ link }, roll) => link.slice(0, roll(link.length)),
  'a part is left out': ({ link }, roll) => replaced(link, roll(link.length), '', 1 + roll(40)),
  'a part is there twice': ({ link }, roll) => {
    const [from, to] = [roll(link.length), roll(link.length)];
    return `${link.slice(0, Math.max(from, to))}${link.slice(Math.min(from, to))}`;
  },
  'a sign of its text is another, and sealed': ({ text, version }, roll) =>
    forged(replaced(text, roll(text.length), String.fromCharCode(32 + roll(95))), version),
  'a part of its text is left out, and sealed': ({ text, version }, roll) =>
    forged(replaced(text, roll(text.length), '', 1 + roll(30)), version),
  'a value is something else, and sealed': ({ text, version }, roll) => {
    const values = [...text.matchAll(/:(?:"[^"\\]*"|-?\d+|true|\[\]|\{\})/g)];
    const value = values[roll(values.length)];
    const other = odd[roll(odd.length)] ?? '0';
    return forged(replaced(text, (value?.index ?? 0) + 1, other, (value?.[0].length ?? 1) - 1), version);
  },
};

/** The tools that whoever reads the links knows. */
const known = specsOf(tools).filter(({ name }) => name === 'sleep');

/** A link of a script, one of a run, and one of a run as links held it at first, with the texts in them. */
async function links(): Promise<readonly Whole[]> {
  const { events, entries } = await packed();
  const blobs = new Map(
    [...entries].filter(([name]) => name.startsWith('blobs/')).map(([name, bytes]) => [name.slice(6), bytes]),
  );
  const hook = { name: 'watch', on: 'PreToolUse', vote: 'allow' };
  const script = {
    title: 'A script',
    files: { 'a.txt': 'one\n' },
    settings: { mode: 'auto', permissions: { allow: ['bash(*)'] }, hooks: [hook] },
    model: [{ when: { reply: 1 }, reply: { calls: [{ tool: 'bash', input: { command: 'rm -rf /' } }] } }],
    person: [{ prompt: 'Go.' }],
  };
  // the run is cut short, so that ten thousand of them are read in little time
  const facts = events.slice(0, 6).map((event) => (event.type === 'run.started' ? bare(event) : event));
  const run = shrink('A run', { facts, blobs }, known);
  return [
    { link: linkOfScript(script), text: JSON.stringify({ loopscope: 'link', version: 1, script }), version: 1 },
    {
      link: linkOfRun('A run', facts, blobs, known),
      text: JSON.stringify({ loopscope: 'link', version: 2, run }),
      version: 2,
    },
    {
      link: firstRunLink,
      text: JSON.stringify({ loopscope: 'link', version: 1, run: { title: 'A run', facts, blobs: {} } }),
      version: 1,
    },
  ];
}

function bare(event: Extract<Event, { readonly type: 'run.started' }>): Event {
  return { ...event, config: { ...event.config, system: '', tools: known }, files: [] };
}

test(`of ${mutants} mutated links each is refused with a reason, or opens`, async () => {
  const wholes = await links();
  const roll = dice(Number(seed ?? 7));
  const kinds = Object.entries(mutations);
  const outcomes = new Map(kinds.map(([kind]) => [kind, { refused: 0, opened: 0 }]));
  const reasons = new Set<string>();
  for (let n = 0; n < mutants; n++) {
    const [kind, mutate] = kinds[n % kinds.length] ?? ['', ({ link }: Whole) => link];
    const outcome = outcomes.get(kind) ?? { refused: 0, opened: 0 };
    const whole = wholes[roll(wholes.length)] ?? { link: '', text: '', version: 1 };
    const why = await refusal(mutate(whole, roll));
    if (why === undefined) outcome.opened += 1;
    else {
      expect(why.length).toBeGreaterThan(10);
      reasons.add(why);
      outcome.refused += 1;
    }
  }
  // a check that only ever sees one outcome would pass by seeing nothing
  expect(reasons.size).toBeGreaterThan(50);
  expect(outcomes.get('it is cut off')?.opened).toBe(0);
  expect(outcomes.get('a sign is none of ours')?.opened).toBe(0);
  expect(outcomes.get('a sign of its text is another, and sealed')?.opened).toBeGreaterThan(50);
  expect(outcomes.get('a sign of its text is another, and sealed')?.refused).toBeGreaterThan(50);
  expect(Reflect.get({}, 'a')).toBeUndefined();
});

/** Why a link is refused, or nothing if what is in it can be shown: as the page reads it, to the end. */
async function refusal(link: string): Promise<string | undefined> {
  try {
    const linked = await readLink(link, known);
    if (linked.is === 'archive') readArchive(linked.bytes);
    else {
      const reading = readScript(linked.text);
      if (!reading.ok) return `${reading.issues[0]?.path}: ${reading.issues[0]?.message}`;
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof ArchiveFault)) throw error;
    return error.message;
  }
}
