import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../protocol/json.ts';
import { draftOf, fieldsOf, readDraft, same } from './draft.ts';

const schema = {
  type: 'object',
  properties: {
    path: { type: 'string', description: 'Which file.' },
    limit: { type: 'number' },
    note: { type: 'string' },
  },
  required: ['path'],
} as const satisfies JsonObject;

test('fields come in the order of the schema, then what else the call has', () => {
  expect(fieldsOf(schema, { extra: [1], path: 'a' }).map(({ name, form }) => `${name} ${form}`)).toEqual([
    'path text',
    'limit json',
    'note text',
    'extra json',
  ]);
});

test('what was not touched reads back as it was, whatever it holds', () => {
  const json = fc.jsonValue() as fc.Arbitrary<JsonObject[string]>;
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), json), (input) => {
      const fields = fieldsOf(schema, input);
      const read = readDraft(fields, draftOf(fields, input), input);
      const whole = 'path' in input ? input : { ...input, path: '' };
      // JSON has no minus zero
      expect(read).toEqual({ ok: true, input: JSON.parse(JSON.stringify(whole)) });
    }),
  );
});

test('a field that is not JSON says so, and nothing is read', () => {
  const input = { path: 'a', limit: 3 };
  const read = readDraft(fieldsOf(schema, input), { path: 'b', limit: 'three', note: '' }, input);
  expect(read).toMatchObject({
    ok: false,
    errors: { limit: expect.stringMatching(/^This is not JSON: .*double quotes/) },
  });
});

test('a field that may be left out is left out by emptying it, and added by filling it', () => {
  const input = { path: 'a', limit: 3 };
  const fields = fieldsOf(schema, input);
  expect(readDraft(fields, { path: 'a', limit: ' ', note: 'hm' }, input)).toEqual({
    ok: true,
    input: { path: 'a', note: 'hm' },
  });
});

test('two values are the same by what they hold', () => {
  expect(same({ a: [1, { b: 2 }], c: null }, { c: null, a: [1, { b: 2 }] })).toBe(true);
  expect(same({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  expect(same([1], { 0: 1 })).toBe(false);
});
