import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What Pyodide loads, each by its own name, from the folder of the page: Python, its library, and what binds them to it. */
const types: Readonly<Record<string, string>> = {
  'pyodide.mjs': 'text/javascript',
  'pyodide.asm.mjs': 'text/javascript',
  'pyodide.asm.wasm': 'application/wasm',
  'python_stdlib.zip': 'application/zip',
  'pyodide-lock.json': 'application/json',
};

/** Serves Python from the page's own folder, so that nothing comes from elsewhere. Nothing of it is loaded before its first use. */
export function pyodideFiles(): Plugin {
  const pathOf = (name: string): string => join(import.meta.dirname, '../node_modules/pyodide', name);
  return {
    name: 'pyodide-files',
    configureServer(server) {
      server.middlewares.use('/pyodide/', ({ url = '' }, response, next) => {
        const name = url.slice(1).replace(/\?.*$/s, '');
        const type = types[name];
        if (type === undefined) return next();
        response.setHeader('content-type', type);
        createReadStream(pathOf(name)).pipe(response);
      });
    },
    generateBundle() {
      if (this.environment.config.build.ssr) return;
      for (const name of Object.keys(types))
        this.emitFile({ type: 'asset', fileName: `pyodide/${name}`, source: readFileSync(pathOf(name)) });
    },
  };
}
