import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOf, separatorIn, separatorOf } from './csv.ts';

test('cells, empty ones too, and quotes around separators, line breaks and quotes', () => {
  expect(rowsOf('a,b\r\n"1,2","x ""y""\nz"\n,\n', ',')).toEqual([
    ['a', 'b'],
    ['1,2', 'x "y"\nz'],
    ['', ''],
  ]);
  expect(rowsOf('\uFEFFa\tb', '\t')).toEqual([['a', 'b']]);
  expect(rowsOf('', ',')).toEqual([]);
});

test('every table that is written is read as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '\t', 'é') });
  const tables = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
  const write = (rows: readonly (readonly string[])[]) =>
    rows.map((row) => `${row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')}\n`).join('');
  fc.assert(
    fc.property(tables, (rows) => {
      expect(rowsOf(write(rows), ',')).toEqual(rows);
    }),
    { numRuns: 100 },
  );
});

test('which files hold a table, and what stands between its cells', () => {
  expect(['a.csv', 'a.TSV', 'a.txt'].map(separatorOf)).toEqual([',', '\t', undefined]);
  expect([separatorIn('a;b\n1;2', ','), separatorIn('a,b;c\n', ','), separatorIn('a', ',')]).toEqual([';', ',', ',']);
});
