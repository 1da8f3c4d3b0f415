import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { expect, test } from 'vitest';
import { readModule } from '../scripts/imports.mjs';

/** The floors from the ground up: a file imports from its own room and from the floors below. */
const FLOORS: readonly (readonly string[])[] = [
  ['base'],
  ['protocol'],
  ['views'],
  ['agent'],
  ['tools', 'providers', 'sandboxes', 'mcp', 'skills', 'agents', 'scenarios', 'lessons', 'storage'],
  ['runtime'],
  ['ui'],
  ['app'],
];

/** Rooms whose folders are strangers to one another. */
const ROOMS_OF_STRANGERS = ['tools', 'providers', 'sandboxes', 'mcp', 'skills', 'agents', 'scenarios', 'lessons', 'ui'];
/** What the features of the page share, and what the providers share. */
const SHARED: Readonly<Record<string, readonly string[]>> = { ui: ['kit', 'state', 'words'], providers: ['ai-sdk'] };
/** All that the page may see of the worker and of the disk. */
const DOORS: Readonly<Record<string, string>> = { runtime: 'runtime/client.ts', storage: 'storage/read.ts' };
const ROOMS_WITH_NETWORK = ['providers', 'mcp', 'runtime', 'sandboxes'];
/** What runs in Node only. */
const ONLY_IN_NODE = ['runtime/scenario.ts', 'runtime/sandbox/in-node.ts'];
const REACT = /^(react|react-dom|lucide-react|@tanstack\/react-\w+)(\/|$)/;
/** Raise it as the house grows; a check that sees nothing passes everything. */
const FEWEST_FILES = 200;

/** Paths below `src/`, and the text of each. */
type Sources = ReadonlyMap<string, string>;
type Module = { readonly path: string } & ReturnType<typeof readModule>;

/** Tests, and what only tests use: builders and tables of cases. */
const isTest = (path: string) => /\.(test|testing|cases)\.tsx?$/.test(path);
const isPage = (path: string) => ['ui', 'app'].includes(roomOf(path));
const floorOf = (path: string) => FLOORS.findIndex((rooms) => rooms.includes(roomOf(path)));

/** A `.tsx` file belongs to the page, wherever it lies. */
function roomOf(path: string): string {
  const folder = path.split('/', 1)[0] ?? '';
  return path.endsWith('.tsx') && folder !== 'app' ? 'ui' : folder;
}

/** The folder that is a stranger to its neighbours: `tools/grep`; a file right in the room belongs to them all. */
function strangerOf(path: string): string | undefined {
  const [room = '', folder = '', file] = path.split('/');
  // A pattern over all of them, as discovery has it, names none.
  if (file === undefined || folder.includes('*') || !ROOMS_OF_STRANGERS.includes(room)) return undefined;
  return SHARED[room]?.includes(folder) ? undefined : `${room}/${folder}`;
}

function targetOf(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.normalize(posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')));
}

function readAll(sources: Sources): readonly Module[] {
  return [...sources].filter(([path]) => !isTest(path)).map(([path, text]) => ({ path, ...readModule(path, text) }));
}

/** What a path inside the house may not be imported for, or nothing. */
function climb(path: string, target: string, sources: Sources): string | undefined {
  if (target.startsWith('..')) return 'leaves src';
  if (!target.includes('*') && /\.tsx?$/.test(target) && !sources.has(target)) return 'is not there';
  if (isPage(path) && roomOf(target) in DOORS && DOORS[roomOf(target)] !== target) {
    return `is behind the door ${DOORS[roomOf(target)]}`;
  }
  if (floorOf(target) > floorOf(path)) return 'is on a higher floor';
  if (floorOf(target) === floorOf(path) && roomOf(target) !== roomOf(path)) return 'is another room of the same floor';
  const [own, other] = [strangerOf(path), strangerOf(target)];
  if (other === undefined || own === other) return undefined;
  // What features share must not know them either, and a card is a feature too.
  const bothPage = roomOf(path) === 'ui' && roomOf(target) === 'ui';
  return bothPage || (path.split('/', 1)[0] === target.split('/', 1)[0] && own !== undefined)
    ? 'is a stranger'
    : undefined;
}

/** What a package may not be imported for, or nothing. */
function misplaced(path: string, specifier: string): string | undefined {
  if (REACT.test(specifier) && !isPage(path)) return 'belongs to .tsx files, ui/ and app/';
  if (specifier === 'idb' && roomOf(path) !== 'storage') return 'belongs to storage/';
  if (specifier.startsWith('node:') && !ONLY_IN_NODE.includes(path)) return 'is not in a browser';
  return undefined;
}

/** Every import and call that breaks a wall, as a sentence that names the file. */
function violations(sources: Sources): readonly string[] {
  const modules = readAll(sources);
  const found = modules.flatMap(({ path, imports, network }) => {
    const loose = floorOf(path) < 0 ? [`${path} lies in no room`] : [];
    const climbing = imports.flatMap(({ specifier }) => {
      const target = targetOf(path, specifier);
      const why = target === undefined ? misplaced(path, specifier) : climb(path, target, sources);
      return why === undefined ? [] : [`${path} imports ${specifier}, which ${why}`];
    });
    const reaching = ROOMS_WITH_NETWORK.includes(roomOf(path))
      ? []
      : network.map((name) => `${path} calls ${name}, which belongs to ${ROOMS_WITH_NETWORK.join('/, ')}/`);
    return [...loose, ...climbing, ...reaching];
  });
  return [...found, ...zodOnThePage(modules)];
}

/** The page loads no zod: forms come to it as JSON Schema. The way it would get there is named whole. */
function zodOnThePage(modules: readonly Module[]): readonly string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const ways = new Map(modules.filter(({ path }) => isPage(path)).map(({ path }) => [path, path]));
  const found: string[] = [];
  for (const [path, way] of ways) {
    for (const { specifier, how } of byPath.get(path)?.imports ?? []) {
      if (how === 'type' || how === 'glob') continue;
      if (/^zod(\/|$)/.test(specifier)) found.push(`the page loads zod: ${way} -> ${specifier}`);
      const target = targetOf(path, specifier);
      if (target !== undefined && byPath.has(target) && !ways.has(target)) ways.set(target, `${way} -> ${target}`);
    }
  }
  return found;
}

function sourcesOf(folder: string): Sources {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [relative(folder, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]));
}

test('every import goes down, and every room keeps to itself', () => {
  const sources = sourcesOf(import.meta.dirname);
  expect(sources.size).toBeGreaterThanOrEqual(FEWEST_FILES);
  expect(violations(sources)).toEqual([]);
});

const SAMPLES: readonly (readonly [path: string, text: string, complaint: RegExp | undefined])[] = [
  [
    'agent/a.ts',
    "import { there } from '../runtime/there.ts'",
    /a\.ts imports .*there\.ts, which is on a higher floor/,
  ],
  ['agent/a.ts', "import type { there } from '../runtime/there.ts'", /higher floor/],
  ['agent/a.ts', "type T = import('../runtime/there.ts').T", /higher floor/],
  ['agent/a.ts', "await import('../runtime/there.ts')", /higher floor/],
  ['agent/a.ts', "export * from '../runtime/there.ts'", /higher floor/],
  ['agent/a.ts', "import.meta.glob('../ui/*/*.ts')", /higher floor/],
  ['agent/a.ts', "// import { there } from '../runtime/there.ts'", undefined],
  ['agent/a.ts', "import { there } from '../views/there'", undefined],
  ['agent/a.ts', "import { gone } from '../views/gone.ts'", /is not there/],
  ['agent/a.ts', "import '../../package.json'", /leaves src/],
  ['runtime/a.ts', "import { there } from '../agent/there.ts'", undefined],
  ['tools/b/index.ts', "import { there } from '../a/index.ts'", /stranger/],
  ['tools/b/index.ts', "import { there } from '../there.ts'", undefined],
  ['tools/b/index.ts', "import { Card } from './card.tsx'", /higher floor/],
  ['tools/b/index.ts', "import { there } from '../../storage/read.ts'", /another room of the same floor/],
  ['tools/b/card.tsx', "import { there } from '../../ui/kit/there.ts'", undefined],
  ['tools/b/card.tsx', "import type { Input } from './index.ts'", undefined],
  ['tools/b/card.tsx', "import type { Input } from '../a/index.ts'", /stranger/],
  ['tools/b/card.tsx', "import { there } from '../../ui/timeline/there.ts'", /stranger/],
  [
    'tools/b/card.tsx',
    "import { a } from './index.ts'",
    /the page loads zod: tools\/b\/card\.tsx -> tools\/b\/index\.ts -> zod/,
  ],
  ['ui/files/a.tsx', "import { there } from '../timeline/there.ts'", /stranger/],
  ['ui/files/a.tsx', "import { there } from '../state/there.ts'", undefined],
  ['ui/files/a.tsx', "import { there } from '../../runtime/there.ts'", /behind the door runtime\/client\.ts/],
  ['ui/files/a.tsx', "import { there } from '../../runtime/client.ts'", undefined],
  ['ui/files/a.tsx', "import { there } from '../../storage/there.ts'", /behind the door storage\/read\.ts/],
  ['ui/files/a.tsx', "import { z } from 'zod'", /the page loads zod/],
  ['ui/files/a.tsx', "import type { z } from 'zod'", undefined],
  ['ui/kit/a.ts', "import { there } from '../timeline/there.ts'", /stranger/],
  ['ui/timeline/a.ts', "import { Card } from '../../tools/b/card.tsx'", /stranger/],
  ['ui/timeline/a.ts', "import.meta.glob('../../tools/*/card.tsx')", undefined],
  ['ui/lessons/a.ts', "import { there } from '../../lessons/a/lesson.ts'", undefined],
  ['tools/index.ts', "import { there } from './a/index.ts'", undefined],
  ['app/a.tsx', "import { there } from '../ui/timeline/there.ts'", undefined],
  ['ui/kit/a.ts', "import { there } from '../../app/there.ts'", /higher floor/],
  ['views/a.ts', "import { useState } from 'react'", /react, which belongs to \.tsx files/],
  ['runtime/a.ts', "import { openDB } from 'idb'", /idb, which belongs to storage/],
  ['storage/a.ts', "import { openDB } from 'idb'", undefined],
  ['ui/kit/a.ts', "import fs from 'node:fs'", /not in a browser/],
  ['tools/b/index.ts', "await fetch('/')", /calls fetch/],
  ['ui/kit/a.ts', "new self.WebSocket('wss:a')", /calls WebSocket/],
  ['tools/b/index.ts', "await ports.web.fetch('/')", undefined],
  ['providers/b/index.ts', "await fetch('/')", undefined],
  ['helpers/a.ts', '', /lies in no room/],
];

test.each(SAMPLES)('%s with "%s"', (path, text, complaint) => {
  const there = ['runtime', 'views', 'agent', 'tools', 'storage', 'ui/kit', 'ui/state', 'ui/timeline', 'app'];
  const sources = new Map([
    ...there.map((folder) => [`${folder}/there.ts`, ''] as const),
    ['runtime/client.ts', ''],
    ['storage/read.ts', ''],
    ['lessons/a/lesson.ts', ''],
    ['tools/a/index.ts', ''],
    ['tools/b/index.ts', "import { z } from 'zod'"],
    ['tools/b/card.tsx', ''],
    [path, text],
  ]);
  const found = violations(sources);
  if (complaint === undefined) expect(found).toEqual([]);
  else expect(found.join('\n')).toMatch(complaint);
});
