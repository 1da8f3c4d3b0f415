import type { Tree } from './tree.ts';

/** Where a module lies: a file of the copy, or one that comes with the sandbox. Or why it is nowhere. */
export type Located = { readonly at: string } | { readonly why: string };

/** Modules of Node that the sandbox has. */
const own: ReadonlySet<string> = new Set([
  'assert',
  'assert/strict',
  'events',
  'fs',
  'fs/promises',
  'os',
  'path',
  'process',
  'test',
  'timers',
  'timers/promises',
  'url',
  'util',
]);

/** Where `import` or `require` finds a module, as Node looks for it. `from` is the path of the file that asks. */
export function locate(tree: Tree, from: string, specifier: string, how: 'import' | 'require'): Located {
  const bare = specifier.replace(/^node:/, '');
  if (own.has(bare)) return { at: `guest:${bare}` };
  if (specifier.startsWith('node:'))
    return { why: `There is no ${specifier} in this sandbox. It has ${[...own].join(', ')}.` };
  const path = specifier.replace(/^file:\/\//, '');
  if (/^(\.{0,2}\/|\.{1,2}$)/.test(path)) {
    const place = joined(from, path);
    const found = how === 'import' ? exactly(tree, place) : nearby(tree, place);
    return found === undefined ? missing(tree, specifier, place, from) : { at: found };
  }
  return inPackages(tree, from, specifier, how);
}

/** The nearest `package.json` above a file, if it can be read. */
function packageOf(tree: Tree, path: string): Readonly<Record<string, unknown>> {
  const names = path.split('/');
  for (let most = names.length - 1; most >= 1; most--) {
    const said = tree.readText(`${names.slice(0, most).join('/')}/package.json`);
    if (typeof said !== 'string') return fieldsIn(said.text);
  }
  return {};
}

/** Whether a file is an ES module, by its name, its package, or how it is written. */
export function isModule(tree: Tree, path: string): boolean {
  if (path.endsWith('.mjs')) return true;
  if (path.endsWith('.cjs') || path.endsWith('.json')) return false;
  const { type } = packageOf(tree, path);
  if (type === 'module' || type === 'commonjs') return type === 'module';
  const said = tree.readText(path);
  return typeof said !== 'string' && readsAsModule(said.text);
}

/** Whether a text has words that only an ES module has. */
export function readsAsModule(text: string): boolean {
  return /^\s*(?:import\s*(?:[\w*{"'$]|$)(?!\s*\()|export\s*(?:[{*]|default\b|const\b|let\b|var\b|function\b|async\b|class\b))/m.test(
    text,
  );
}

function fieldsIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function joined(from: string, path: string): string {
  const names = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.filter((name) => name !== '').join('/')}`;
}

function exactly(tree: Tree, path: string): string | undefined {
  const found = tree.look(path);
  return typeof found !== 'string' && found.is === 'file' ? path : undefined;
}

/** A file, the same with an ending, or the main file of a folder. */
function nearby(tree: Tree, path: string): string | undefined {
  const tried = ['', '.js', '.cjs', '.mjs', '.json'].map((ending) => exactly(tree, path + ending));
  const found = tried.find((each) => each !== undefined);
  if (found !== undefined) return found;
  if (typeof tree.look(path) === 'string') return undefined;
  const { main } = packageOf(tree, `${path}/index.js`);
  const said = typeof main === 'string' ? joined(`${path}/package.json`, main) : undefined;
  const file = said === undefined || said === path ? undefined : nearby(tree, said);
  return file ?? exactly(tree, `${path}/index.js`) ?? exactly(tree, `${path}/index.json`);
}

function missing(tree: Tree, specifier: string, place: string, from: string): Located {
  const near = nearby(tree, place);
  const hint = near === undefined ? '' : ` Did you mean ${JSON.stringify(specifier + near.slice(place.length))}?`;
  return { why: `Cannot find module '${place}' imported from ${from}.${hint}` };
}

function inPackages(tree: Tree, from: string, specifier: string, how: 'import' | 'require'): Located {
  const [, name = specifier, rest = ''] = /^(@[^/]+\/[^/]+|[^/]+)\/?(.*)$/.exec(specifier) ?? [];
  const names = from.split('/');
  for (let most = names.length - 1; most >= 1; most--) {
    const folder = `${names.slice(0, most).join('/')}/node_modules/${name}`;
    if (typeof tree.look(folder) === 'string') continue;
    const said = rest === '' ? entryOf(packageOf(tree, `${folder}/index.js`), how) : rest;
    const found = nearby(tree, said === undefined ? folder : joined(`${folder}/package.json`, said));
    if (found !== undefined) return { at: found };
  }
  return {
    why: `Cannot find package '${name}' imported from ${from}. There is no npm in this sandbox: use what Node brings along (${[...own].join(', ')}), or files of the workspace.`,
  };
}

/** What a package gives to who asks for it by its name. */
function entryOf({ exports }: Readonly<Record<string, unknown>>, how: 'import' | 'require'): string | undefined {
  const root = isObject(exports) && '.' in exports ? exports['.'] : exports;
  if (typeof root === 'string') return root;
  if (!isObject(root)) return undefined;
  const chosen = root[how] ?? root.node ?? root.default;
  return typeof chosen === 'string' ? chosen : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
