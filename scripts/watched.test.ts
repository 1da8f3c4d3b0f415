import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('every test of the built page stands on the ground that watches its traffic', () => {
  const folder = fileURLToPath(new URL('../e2e/', import.meta.url));
  const specs = readdirSync(folder).filter((name) => name.endsWith('.spec.ts'));
  expect(specs.length).toBeGreaterThan(15);
  const unwatched = /import \{[^}]*\btest\b[^}]*\} from '@playwright\/test'/;
  const alone = specs.filter((name) => unwatched.test(readFileSync(folder + name, 'utf8')));
  // one that starts browsers of its own watches each of them, and answers for what was found; the command line has no page
  const own = /new Watch\([\s\S]*expect\(await watch\.taken\(\)\)\.toEqual\(\[\]\)/;
  expect(alone.filter((name) => !own.test(readFileSync(folder + name, 'utf8')))).toEqual(['scenario-command.spec.ts']);
});
