import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('every test of the built page stands on the ground that watches its traffic', () => {
  const folder = fileURLToPath(new URL('../e2e/', import.meta.url));
  const specs = readdirSync(folder).filter((name) => name.endsWith('.spec.ts'));
  expect(specs.length).toBeGreaterThan(15);
  const unwatched = /import \{[^}]*\btest\b[^}]*\} from '@playwright\/test'/;
  // the command line has no page
  expect(specs.filter((name) => unwatched.test(readFileSync(folder + name, 'utf8')))).toEqual([
    'scenario-command.spec.ts',
  ]);
});
