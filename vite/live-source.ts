import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import type { Line } from '../src/ui/source/shipped.ts';
import { mapSource } from './map-source.ts';
import { paint } from './paint.ts';
import { declaredIn, readWanted } from './wanted.ts';

const contents = 'virtual:live-source';
const fileBelow = `${contents}/`;

/** The folder of the agent and the files beside it that append facts: what the page shows of its own source. */
const shippedFolder = 'agent';
const shippedBeside = [
  'runtime/host.ts',
  'runtime/interrupted.ts',
  'runtime/start-run.ts',
  'runtime/permissions.ts',
  'runtime/standing-permission.ts',
  'runtime/file-changes.ts',
  'runtime/settings-change.ts',
  'runtime/fork-run.ts',
  'runtime/elsewhere.ts',
];

/** The files that the page shows, below `src/`, and their texts with those of the declarations. */
export function readShipped(src: string): {
  readonly shipped: readonly string[];
  readonly files: ReadonlyMap<string, string>;
} {
  const inFolder = readdirSync(join(src, shippedFolder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && entry.name.endsWith('.ts') && !/\.(test|testing|fixture|cases|d)\.ts$/.test(entry.name),
    )
    .map((entry) => relative(src, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.includes('/fixtures/'))
    .sort();
  const files = new Map<string, string>();
  for (const path of [...inFolder, ...shippedBeside, ...Object.values(declaredIn)]) {
    const text = readIfThere(join(src, path));
    if (text !== undefined) files.set(path, text);
  }
  return { shipped: [...inFolder, ...shippedBeside].filter((path) => files.has(path)), files };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A shipped file, cut into lines and inked. */
export function paintShipped(files: ReadonlyMap<string, string>, path: string): readonly Line[] {
  const { wanted } = readWanted(files);
  const kinds = (keys: readonly string[]) => new Set(keys.map((key) => key.replace(/: .*$/, '')));
  return paint(files.get(path) ?? '', { facts: kinds(wanted.facts), steps: kinds(wanted.steps) });
}

/**
 * Gives the page the source that runs in it. `virtual:live-source` is the map from steps and facts to lines, and a way
 * to load each file, highlighted here so that no highlighter is shipped. A build fails when a step, a fact or a rung has
 * no line of its own; the development server only warns, for a file in the making has none yet.
 */
export function liveSource(): Plugin {
  let src = '';
  let building = false;
  return {
    name: 'live-source',
    configResolved({ root, command }) {
      src = join(root, 'src');
      building = command === 'build';
    },
    resolveId: (id) => (id === contents || id.startsWith(fileBelow) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${contents}`)) return undefined;
      const { files, shipped } = readShipped(src);
      for (const path of files.keys()) this.addWatchFile(join(src, path));
      if (id !== `\0${contents}`) {
        return `export const lines = ${JSON.stringify(paintShipped(files, id.slice(fileBelow.length + 1)))};`;
      }
      const { map, problems } = mapSource(files, shipped);
      if (problems.length > 0) {
        const text = `The source view cannot be trusted:\n${problems.map((problem) => `  ${problem}`).join('\n')}`;
        if (building) this.error(text);
        this.warn(text);
      }
      const loaders = shipped.map(
        (path) => `${JSON.stringify(path)}: () => import(${JSON.stringify(fileBelow + path)})`,
      );
      return `export const map = ${JSON.stringify(map)};\nexport const files = { ${loaders.join(', ')} };`;
    },
  };
}
