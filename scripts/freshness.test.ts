import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isStale } from './freshness.mjs';

const place = mkdtempSync(join(tmpdir(), 'freshness-'));
afterAll(() => rmSync(place, { recursive: true }));

test('what is built is stale when it is missing, or when anything below its sources is newer', () => {
  const [sources, source, output] = [join(place, 'src'), join(place, 'src', 'a.ts'), join(place, 'out.js')];
  mkdirSync(sources);
  writeFileSync(source, '');
  expect(isStale(output, [sources])).toBe(true);
  writeFileSync(output, '');
  for (const path of [source, sources]) utimesSync(path, 1_000, 1_000);
  expect(isStale(output, [sources, join(place, 'absent')])).toBe(false);
  const later = Date.now() / 1000 + 60;
  utimesSync(source, later, later);
  expect(isStale(output, [sources])).toBe(true);
});
