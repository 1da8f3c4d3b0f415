import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { readScript } from '../src/runtime/read-script.ts';

const wanted = /\.ya?ml\?(script|card)$/;

/**
 * Compiles scripts while the page is built, so that nobody who opens it pays for a reader of YAML: `a.yaml?script` exports
 * the `script`, `a.yaml?card` only what a list shows of it, as `card`. A script with a fault fails the build, with its place.
 */
export function scripts(): Plugin {
  return {
    name: 'scripts',
    enforce: 'pre',
    load(id) {
      const [, form] = wanted.exec(id) ?? [];
      if (form === undefined) return undefined;
      const file = id.replace(/\?.*$/, '');
      this.addWatchFile(file);
      const reading = readScript(readFileSync(file, 'utf8'));
      if (!reading.ok) {
        const [first] = reading.issues;
        const all = reading.issues.map(({ path, message, ...at }) => `${at.line}:${at.column} ${path} ${message}`);
        this.error({
          message: `${file} is not a script:\n${all.join('\n')}`,
          loc: { file, line: first?.line ?? 1, column: first?.column ?? 1 },
        });
      }
      const { title, summary, order, person } = reading.script;
      const prompt = person.find((rule) => 'prompt' in rule)?.prompt ?? '';
      const value = form === 'script' ? reading.script : { title, summary, order, prompt };
      return { code: `export const ${form} = ${JSON.stringify(value)};\n`, moduleType: 'js', map: null };
    },
  };
}
