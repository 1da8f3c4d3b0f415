import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';
import { mendedShell } from './mended-shell.ts';

const wanted = /\/sandboxes\/([\w-]+)\/worker\.ts\?node$/;

/** What makes a thread of Node look like a worker of a browser, as far as a sandbox looks at it. */
const shim = `import { parentPort } from 'node:worker_threads';
globalThis.self ??= globalThis;
globalThis.addEventListener = (type, hear) => { if (type === 'message') parentPort.on('message', (data) => hear({ data })); };
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
`;

/**
 * Builds the worker of a sandbox for Node, when something in Node asks for it: `worker.ts?node` exports `built`, the address
 * of the file, and the folder of the project. So tests and the command line run the very code of the page.
 */
export function nodeWorkers(): Plugin {
  let root = '';
  const building = new Map<string, Promise<string>>();
  return {
    name: 'node-workers',
    enforce: 'pre',
    configResolved(config) {
      root = config.root;
    },
    async load(id) {
      const [, name] = wanted.exec(id) ?? [];
      if (name === undefined) return undefined;
      const file = building.get(name) ?? buildOne(root, name);
      building.set(name, file);
      const built = { file: pathToFileURL(await file).href, root: `${pathToFileURL(root).href}/` };
      return { code: `export const built = ${JSON.stringify(built)};\n`, moduleType: 'js', map: null };
    },
  };
}

async function buildOne(root: string, name: string): Promise<string> {
  const outDir = join(root, '.cache/sandboxes', name);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [mendedShell()],
    build: {
      ssr: join(root, `src/sandboxes/${name}/worker.ts`),
      outDir,
      // another process may be running from there
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      rolldownOptions: {
        output: {
          entryFileNames: 'worker.mjs',
          chunkFileNames: '[name].mjs',
          banner: ({ isEntry }) => (isEntry ? shim : ''),
        },
      },
    },
    ssr: { noExternal: true, target: 'node' },
  });
  return join(outDir, 'worker.mjs');
}
