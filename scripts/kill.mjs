import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Kills pages, the processes that draw them and whole browsers at 200 random moments of runs: `npm run kill -- 80 7` at 80, by the seed 7. */
const [kills = '200', seed = '1'] = process.argv.slice(2);
const playwright = fileURLToPath(new URL('../node_modules/@playwright/test/cli.js', import.meta.url));
const { status } = spawnSync(process.execPath, [playwright, 'test', 'kill.spec.ts', 'kill-browser.spec.ts'], {
  stdio: 'inherit',
  env: { ...process.env, KILLS: kills, SEED: seed },
});
process.exitCode = status ?? 1;
