import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { serve } from '../../scripts/serve.mjs';
import { mendedShell } from '../../vite/mended-shell.ts';

const root = new URL('../..', import.meta.url).pathname;
const fresh = /(name:.python.,files:.given.,fresh:)!0/;
const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/**
 * Serves the page as it is built, but for three things: it has no policy, the worker of one sandbox has holes, and that of
 * Python serves more than once. Nothing of this is in any build that is shipped.
 */
export async function serveWithHoles(engine: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'holes-'));
  const assets = join(folder, 'assets');
  await cp(join(root, 'dist'), folder, { recursive: true });
  await change(join(folder, 'index.html'), policy, '');
  const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'));
  const [worker = ''] = scripts.filter((name) => name.startsWith(`worker-${engine}-`));
  const specs = await Promise.all(
    scripts.map(async (name) => [name, await readFile(join(assets, name), 'utf8')] as const),
  );
  for (const [name, text] of specs) if (fresh.test(text)) await change(join(assets, name), fresh, '$1!1');
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [mendedShell()],
    build: {
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: join(root, `e2e/escapes/holes/${engine}.ts`),
        output: { entryFileNames: `assets/${worker}` },
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const { url, close } = await serve({ root: folder });
  return {
    url,
    async close() {
      close();
      await rm(folder, { recursive: true });
    },
  };
}

async function change(file: string, what: RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!what.test(text)) throw new Error(`There is nothing to change in ${file}.`);
  await writeFile(file, text.replace(what, to));
}
