/** `npm run explore -- 10`: runs the property tests again and again, each time from a seed of its own, until one fails. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rounds = Number(process.argv[2] ?? 10);
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => join('src', path))
  .filter((path) => /(?<!\.browser)\.test\.ts$/.test(path) && /fast-check|\.testing/.test(readFileSync(path, 'utf8')));

for (let round = 1; round <= rounds; round++) {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`Round ${round} of ${rounds}: SEED=${seed}, ${files.length} files`);
  const { status } = spawnSync(
    'npx',
    ['vitest', 'run', '--project', 'node', '--project', 'page', '--reporter=dot', ...files],
    {
      stdio: 'inherit',
      env: { ...process.env, SEED: String(seed) },
    },
  );
  if (status !== 0) {
    console.error(`Found with SEED=${seed}. To see it again: SEED=${seed} npm run unit`);
    process.exit(1);
  }
}
