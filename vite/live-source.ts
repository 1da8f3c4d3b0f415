import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import type { ShippedFiles } from '../src/ui/source/shipped.ts';
import { mapSource } from './map-source.ts';
import { paint } from './paint.ts';
import { declaredIn, readWanted } from './wanted.ts';

const mapModule = 'virtual:live-source';
const filesModule = 'virtual:live-source/files';

/** The folder of the agent and the one file beside it that appends facts: what the page shows of its own source. */
const shippedFolder = 'agent';
const shippedBeside = ['runtime/host.ts'];

/** The files that the page shows, below `src/`, and their texts with those of the declarations. */
export function readShipped(src: string): {
  readonly shipped: readonly string[];
  readonly files: ReadonlyMap<string, string>;
} {
  const inFolder = readdirSync(join(src, shippedFolder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.(test|cases|d)\.ts$/.test(entry.name))
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

/** The shipped files, cut into lines and inked. */
export function paintShipped(files: ReadonlyMap<string, string>, shipped: readonly string[]): ShippedFiles {
  const { wanted } = readWanted(files);
  const kinds = (keys: readonly string[]) => new Set(keys.map((key) => key.replace(/: .*$/, '')));
  const names = { facts: kinds(wanted.facts), steps: kinds(wanted.steps) };
  return Object.fromEntries(shipped.map((path) => [path, paint(files.get(path) ?? '', names)]));
}

/**
 * Gives the page the source that runs in it: `virtual:live-source` is the map from steps and facts to lines, and
 * `virtual:live-source/files` the text, highlighted here so that no highlighter is shipped. A build fails when a step,
 * a fact or a rung has no line of its own; the development server only warns, for a file in the making has none yet.
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
    resolveId: (id) => (id === mapModule || id === filesModule ? `\0${id}` : undefined),
    load(id) {
      if (id !== `\0${mapModule}` && id !== `\0${filesModule}`) return undefined;
      const { files, shipped } = readShipped(src);
      for (const path of files.keys()) this.addWatchFile(join(src, path));
      if (id === `\0${filesModule}`) return `export const files = ${JSON.stringify(paintShipped(files, shipped))};`;
      const { map, problems } = mapSource(files, shipped);
      if (problems.length > 0) {
        const text = `The source view cannot be trusted:\n${problems.map((problem) => `  ${problem}`).join('\n')}`;
        if (building) this.error(text);
        this.warn(text);
      }
      return `export const map = ${JSON.stringify(map)};\nexport const paths = ${JSON.stringify(shipped)};`;
    },
  };
}
