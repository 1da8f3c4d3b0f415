import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Kills pages, the processes that draw them and whole browsers at 200 random moments of runs, or at as many as are named. */
const kills = process.argv[2] ?? '200';
const playwright = fileURLToPath(new URL('../node_modules/@playwright/test/cli.js', import.meta.url));
const { status } = spawnSync(process.execPath, [playwright, 'test', 'kill.spec.ts', 'kill-browser.spec.ts'], {
  stdio: 'inherit',
  env: { ...process.env, KILLS: kills },
});
process.exitCode = status ?? 1;
