import { isModule, locate } from './resolve.ts';
import type { Tree } from './tree.ts';

const files = import.meta.glob<string>('./guest/*.js', { query: '?raw', import: 'default', eager: true });

/** The modules that come with the sandbox, by the name under which they are found. */
const guest: ReadonlyMap<string, string> = new Map(
  Object.entries(files).map(([path, text]) => [`guest:${path.slice('./guest/'.length, -'.js'.length)}`, text]),
);

/** What a file of the older kind is loaded by when it is imported. */
const loader = 'guest:modules';

/** What `import` finds, and the text of it. */
export interface Modules {
  normalize(from: string, specifier: string): string;
  load(name: string): string;
}

/** The modules that a program in the sandbox may import: the files it finds around it, and what comes along. */
export function modulesOf(tree: () => Tree): Modules {
  return {
    normalize(from, specifier) {
      // a file of the older kind is loaded by it; the rest of what is in there is not for programs
      if (specifier === loader) return specifier;
      if (from.startsWith('guest:')) return `guest:${specifier.slice('./'.length, -'.js'.length)}`;
      const found = locate(tree(), from, specifier, 'import');
      if ('why' in found) throw found.why;
      return found.at.replace(/^(guest:[a-z]+)\//, '$1-'); // the file of guest:fs/promises is fs-promises.js
    },
    load(name) {
      const own = guest.get(name);
      if (own !== undefined) return own;
      const found = tree().readText(name);
      if (typeof found === 'string') throw `Cannot read ${name}: ${found}`;
      if (name.endsWith('.json')) return `export default ${found.text}`;
      return isModule(tree(), name) ? asModule(found.text, name) : asExports(found.text, name);
    },
  };
}

/** The text of an ES module, which knows where it lies. It stays on its lines, so that errors name the right ones. */
export function asModule(text: string, path: string): string {
  const plain = withoutHashbang(text);
  if (!plain.includes('import.meta')) return plain;
  const folder = path.slice(0, path.lastIndexOf('/')) || '/';
  const known = { url: `file://${encodeURI(path)}`, filename: path, dirname: folder };
  return `Object.assign(import.meta, ${JSON.stringify(known)}); ${plain}`;
}

/** A first line that names an interpreter is no JavaScript. */
export function withoutHashbang(text: string): string {
  return text.startsWith('#!') ? `//${text}` : text;
}

/** A module that gives what a file of the older kind exports. Its names are read off the text, as Node does. */
function asExports(text: string, path: string): string {
  const assigned = [...text.matchAll(/\bexports\.([A-Za-z_$][\w$]*)\s*=/g)].map(([, name = '']) => name);
  const [, listed = ''] = /\bmodule\.exports\s*=\s*\{([^}]*)\}/.exec(text) ?? [];
  const inList = [...listed.matchAll(/(?:^|,)\s*([A-Za-z_$][\w$]*)\s*(?=[:,(]|$)/g)].map(([, name = '']) => name);
  const names = [...new Set([...assigned, ...inList])].filter((name) => name !== 'default');
  const at = JSON.stringify(path);
  const fields = names.map((name) => `const $${name} = all?.${name};\nexport { $${name} as ${name} };`);
  return `import { load } from '${loader}';\nconst all = load(${at});\nexport default all;\n${fields.join('\n')}`;
}
