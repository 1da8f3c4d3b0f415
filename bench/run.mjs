/** `npm run bench`: speed and memory as ratios within one run. The first time it installs what it compares against. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { benchBrowser } from './browser.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(`${here}node_modules`)) run('npm', ['ci', '--ignore-scripts'], here);
await build({
  logLevel: 'error',
  build: {
    ssr: `${here}node.ts`,
    outDir: `${here}.cache`,
    emptyOutDir: true,
    copyPublicDir: false,
    manifest: false,
    minify: false,
  },
  ssr: { external: ['@earendil-works/pi-agent-core', '@earendil-works/pi-ai'] },
});
run(process.execPath, ['--expose-gc', `${here}.cache/node.js`], here);
await benchBrowser();

function run(command, words, cwd) {
  const { status } = spawnSync(command, words, { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
