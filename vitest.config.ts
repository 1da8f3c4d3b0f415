import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/browser.mjs';

/** All that the page and the runtime import. Found one by one they would make the page of the tests load anew in the middle. */
const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
const needed = [
  ...Object.keys(dependencies).filter((name) => name !== '@ai-sdk/provider'),
  'react/jsx-dev-runtime',
  'react-dom/client',
  'axe-core',
];

const seed = ['./scripts/seed.ts'];

/** No test is about time: this says when one that hangs is given up, on a busy machine too. */
const patience = 180_000;

const tests = (folder: string) => [`${folder}/**/*.test.ts`, `${folder}/**/*.test.tsx`];
const inBrowser = ['**/*.browser.test.*'];
const page = [...tests('src/ui'), ...tests('src/app')];
const inNode = { setupFiles: seed, testTimeout: patience, environment: 'node' as const };

export default defineConfig({
  test: {
    // the machine has nothing else to do, and two cores at least
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: './vite.config.ts',
        test: {
          ...inNode,
          name: 'node',
          include: [...tests('src'), ...tests('scripts'), ...tests('vite')],
          exclude: [...inBrowser, ...page],
          // no module here remembers anything, and loading all of them for each file took a quarter of the time
          isolate: false,
        },
      },
      // the stores of the page remember: each file begins with new ones
      { extends: './vite.config.ts', test: { ...inNode, name: 'page', include: page, exclude: inBrowser } },
      {
        extends: './vite.config.ts',
        optimizeDeps: { include: needed },
        test: {
          name: 'browser',
          setupFiles: seed,
          testTimeout: patience,
          include: ['src/**/*.browser.test.ts', 'src/**/*.browser.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
