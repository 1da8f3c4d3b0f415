import fc from 'fast-check';
import { expect, test } from 'vitest';
import { begin } from '../trial.ts';
import { applyEdits, listed } from './edits.ts';
import { tool } from './index.ts';

const { signal } = new AbortController();

async function edit(
  content: string | Uint8Array,
  input: { old: string; new: string; [key: string]: string | boolean | object[] },
) {
  const trial = begin({ 'a.ts': content }, signal);
  const { text, failed } = await trial.call(tool, { path: 'a.ts', ...input } as Parameters<typeof trial.call>[1]);
  return { text, failed, content: await trial.textAt('a.ts') };
}

test('an exact text gives way to another', async () => {
  expect(await edit('one\ntwo\nthree\n', { old: 'two', new: '2' })).toEqual({
    text: 'Edited a.ts: 1 place replaced, on line 2.',
    failed: false,
    content: 'one\n2\nthree\n',
  });
  expect((await edit('a $& b', { old: '$&', new: '$1' })).content).toBe('a $1 b');
});

test('a text that stands nowhere is said, and nothing changes', async () => {
  expect(await edit('one\n', { old: 'two', new: '2' })).toEqual({
    text: 'The edit cannot be made: "old" does not stand in a.ts. Read the file again and copy the text exactly. Nothing was changed.',
    failed: true,
    content: 'one\n',
  });
});

test('a text that stands several times is said with its lines, unless all are meant', async () => {
  const twice = { old: 'x', new: 'y' };
  expect(await edit('x\n\nx x\n', twice)).toEqual({
    text: 'The edit cannot be made: "old" stands 3 times in a.ts, on lines 1, 3 and 3. Give more of the text around it, or set replace_all. Nothing was changed.',
    failed: true,
    content: 'x\n\nx x\n',
  });
  expect(await edit('x\n\nx x\n', { ...twice, replace_all: true })).toEqual({
    text: 'Edited a.ts: 3 places replaced, on lines 1 and 3.',
    failed: false,
    content: 'y\n\ny y\n',
  });
});

test('several edits are made in order, or none of them', async () => {
  const more = (last: string) => [
    { old: 'B', new: 'C' },
    { old: last, new: 'D' },
  ];
  expect((await edit('a\nz\n', { old: 'a', new: 'B', more: more('z') })).content).toBe('C\nD\n');
  const failed = await edit('a\nz\n', { old: 'a', new: 'B', more: more('q') });
  expect(failed.text).toContain('Edit 3 of 3 cannot be made: "old" does not stand in a.ts.');
  expect(failed.content).toBe('a\nz\n');
});

test('line endings, a byte order mark and a missing last newline stay as they are', async () => {
  expect((await edit('a\r\nb\r\nc', { old: 'a\nb', new: 'x\ny\nz' })).content).toBe('x\r\ny\r\nz\r\nc');
  expect((await edit('\uFEFFa\nb', { old: 'b', new: 'c' })).content).toBe('\uFEFFa\nc');
  expect((await edit('a\nb\r\nc\n', { old: 'b\nc', new: 'x\ny' })).content).toBe('a\nx\r\ny\n');
});

test.each([
  ['12\tconst a = 1;', 'without the line numbers'],
  ['b = 2\n', 'no newline at its very end'],
  ['const  a=1;', 'differs only in white space stands on line 1'],
])('why %j is not found is said', async (old, why) => {
  expect((await edit('const a = 1;\nb = 2', { old, new: '' })).text).toContain(why);
});

test('edits that change nothing are said to', async () => {
  expect((await edit('a', { old: 'a', new: 'a' })).text).toContain('"old" and "new" are the same');
  expect(await edit('a', { old: 'a', new: 'b', more: [{ old: 'b', new: 'a' }] })).toMatchObject({
    text: 'Together the edits leave a.ts as it was. Nothing was written.',
    failed: false,
  });
});

test('a binary file is refused', async () => {
  expect(await edit(new Uint8Array([0, 1]), { old: 'a', new: 'b' })).toMatchObject({
    text: expect.stringContaining('binary file (2 bytes)'),
    failed: true,
  });
});

test('an edit of one place changes that place alone, and edits in order equal edits one by one', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 20 }),
      word,
      word,
      fc.boolean(),
      (text, old, next, all) => {
        fc.pre(old !== next);
        const count = text.split(old).length - 1;
        const run = () => applyEdits('a', text, [{ old, new: next, replace_all: all }]);
        if (count === 0 || (count > 1 && !all)) expect(run).toThrow('Nothing was changed.');
        else {
          expect(run().text).toBe(all ? text.replaceAll(old, () => next) : text.replace(old, () => next));
          expect(run().lines[0]?.length).toBe(count);
        }
      },
    ),
  );
});

test('many numbers are named by the first of them', () => {
  expect([listed([4]), listed([4, 9]), listed([4, 9, 12]), listed(Array.from({ length: 30 }, (_, i) => i))]).toEqual([
    '4',
    '4 and 9',
    '4, 9 and 12',
    '0, 1, 2, 3, 4, 5, 6, 7 and 22 more',
  ]);
});

test('a file is edited again and again: what an edit wrote is known to the next one', async () => {
  const trial = begin({ 'a.ts': 'one\n' }, signal);
  for (const [old, next] of [
    ['one', 'two'],
    ['two', 'one'],
    ['one', 'three'],
  ] as const)
    expect((await trial.call(tool, { path: 'a.ts', old, new: next })).failed).toBe(false);
  expect(await trial.textAt('a.ts')).toBe('three\n');
});
