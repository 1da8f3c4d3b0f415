import { lazyScripts, pageScripts, pageStyles, workerScripts } from './scripts/built-files.mjs';

/** What loads before the first click; a kB is 1,000 bytes, gzipped. */
export default [
  { name: 'page, at home', path: pageScripts('src/app/home-page.tsx'), gzip: true, limit: '125 kB' },
  { name: 'page, at the address of a run', path: pageScripts('src/app/run-page.tsx'), gzip: true, limit: '125 kB' },
  { name: 'runtime worker', path: workerScripts('runtime'), gzip: true, limit: '60 kB' },
  // A third of it is zod. What begins a run, plays a script or does a tool's work comes with its first use; what judges
  // calls is there from the start, so that nothing waits for the network between a call and its verdict. The names and schemas
  // of all tools are in it, those of the shell, the web and of several agents too, and so are the rules of who waits for whom.
  { name: 'harness, with the first command', path: lazyScripts('harness', 'runtime'), gzip: true, limit: '92 kB' },
  { name: 'styles', path: pageStyles(), gzip: true, limit: '20 kB' },
];
