import { basename, dirname } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { agents } from './vite/agent-plugin.ts';
import { contentSecurityPolicy } from './vite/content-security-policy.ts';
import { liveSource } from './vite/live-source.ts';
import { mendedShell } from './vite/mended-shell.ts';
import { nodeWorkers } from './vite/node-worker.ts';
import { pyodideFiles } from './vite/pyodide-files.ts';
import { scripts } from './vite/script-plugin.ts';
import { skills } from './vite/skill-plugin.ts';

/** Every worker's file is called `worker.ts`, so its room gives the built one its name. */
function workerFileName(chunk: { readonly facadeModuleId: string | null }): string {
  return `assets/worker-${basename(dirname(chunk.facadeModuleId ?? ''))}-[hash].js`;
}

/**
 * What the page shares between its addresses and loads at each of them. In one file it is smaller than in many: on its own,
 * the builder gives each module its own as soon as something that loads later uses it too.
 */
const shared =
  /\/src\/(base\/(exhaustive|tokens|trail)|views\/(agent|calls|context|cost|lanes|lineage|projector|row|start|timeline|turn|view)|ui\/(state\/(followed|layout|rows|run)|words\/(kinds|modes)|kit\/(button|empty|figure|format|glyph|icon-button|key-hint|live-region|loading|mark|notice|place|roving|screen|segmented|select|tooltip|verdict))|app\/(choosing|use-document-title))\.tsx?$/;

/** Likewise what the harness loads with the first command, as far as what loads later uses it too. */
const core =
  /\/src\/(agent\/(tool|next-step|place|log|files|reply|listing|outputs|retry|or-abort|self|loop|coerce|permissions\/(rules|guard|judge|sensitive|protected|ladder|nearest|subjects|settings-file)|skills\/(shelf|in-force)|hooks\/rule|context\/(request|instructions)|steps\/(perform|run|call-model|load-context))|views\/(workspace|agent|shorten|calls|compaction|held|trouble|make-room|thresholds|cost|blocked|context|loaded|summary|links|view|todo|questions)|runtime\/(live-run|runs|persist|gate|loops|read-run)|base\/(path|names|tokens|cut|hash|glob|text|pattern))\.ts$/;

export default defineConfig({
  base: './',
  plugins: [
    react(),
    tailwindcss(),
    contentSecurityPolicy(),
    liveSource(),
    scripts(),
    skills(),
    agents(),
    nodeWorkers(),
    pyodideFiles(),
  ],
  build: {
    target: 'es2022',
    // Browsers that know light-dark() themselves: its translation for older ones cannot flip inside the inverted band.
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    manifest: true,
    modulePreload: { polyfill: false },
    // The policy lets nothing be fetched from a data: address, so no asset becomes one.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', test: shared }] } } },
  },
  // A worker is built apart, by plugins of its own.
  worker: {
    format: 'es',
    plugins: () => [skills(), agents(), mendedShell()],
    rolldownOptions: {
      output: { entryFileNames: workerFileName, codeSplitting: { groups: [{ name: 'core', test: core }] } },
    },
  },
});
