/** `npm run scenario -- FILE.yaml [--quiet]`: builds the scenario runner for Node when it is out of date, and runs it. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { isStale } from './freshness.mjs';

const RUNNER = resolve('.cache/scenario/scenario.js');

if (isStale(RUNNER, ['src', 'vite', 'vite.config.ts', 'package-lock.json'])) {
  await build({
    logLevel: 'error',
    build: {
      ssr: 'src/runtime/scenario.ts',
      outDir: '.cache/scenario',
      // Another scenario may be running from there.
      emptyOutDir: false,
      copyPublicDir: false,
      manifest: false,
    },
  });
}
// npm starts its scripts at the top of the project; the person named the file from where they stand.
process.chdir(process.env.INIT_CWD ?? '.');
await import(pathToFileURL(RUNNER).href);
