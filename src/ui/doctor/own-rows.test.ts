import { expect, test, vi } from 'vitest';
import { ownRows } from './own-rows.ts';

vi.stubGlobal('location', { origin: 'https://a.example' });

const well = { policy: "default-src 'none'", framed: false, secure: true, sandbox: true };

test('a page with its policy, on a safe address and on its own is fine', () => {
  expect(ownRows(well).map(({ name, state }) => [name, state])).toEqual([
    ['Policy', 'fine'],
    ['Sandboxes', 'fine'],
    ['Address', 'fine'],
    ['Frame', 'fine'],
  ]);
});

test.each([
  ['Policy', { policy: undefined }],
  ['Sandboxes', { sandbox: false }],
  ['Address', { secure: false }],
  ['Frame', { framed: true }],
] as const)('what is wrong with %s is said with what to do', (name, wrong) => {
  const rows = ownRows({ ...well, ...wrong }).filter(({ state }) => state !== 'fine');
  expect(rows).toEqual([expect.objectContaining({ name, state: 'warning', todo: expect.any(String) })]);
});
