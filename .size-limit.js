import { lazyScripts, pageScripts, pageStyles, workerScripts } from './scripts/built-files.mjs';

/** What loads before the first click; a kB is 1,000 bytes, gzipped. */
export default [
  { name: 'page, at home', path: pageScripts('src/app/home-page.tsx'), gzip: true, limit: '125 kB' },
  { name: 'page, at the address of a run', path: pageScripts('src/app/run-page.tsx'), gzip: true, limit: '125 kB' },
  { name: 'runtime worker', path: workerScripts('runtime'), gzip: true, limit: '60 kB' },
  { name: 'harness, with the first command', path: lazyScripts('harness', 'runtime'), gzip: true, limit: '76 kB' },
  { name: 'styles', path: pageStyles(), gzip: true, limit: '20 kB' },
];
