import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { JsonObject } from '../protocol/json.ts';
import { coerce } from './coerce.ts';
import { defineTool, text } from './tool.ts';

function toolOf(input: z.ZodType) {
  return defineTool({ name: 'try', description: '', risk: 'read', input, execute: async () => text('') });
}

const schema = z.object({
  path: z.string(),
  limit: z.number().int().min(1).optional(),
  deep: z.boolean().default(false),
  tags: z.array(z.string()).optional(),
  edits: z.array(z.object({ old: z.string(), line: z.number().optional() })).optional(),
  where: z.object({ from: z.number(), to: z.number().optional() }).optional(),
  order: z.enum(['name', 'date']).optional(),
  only: z.literal(true).optional(),
  either: z.union([z.object({ at: z.number() }), z.array(z.number())]).optional(),
  more: z.record(z.string(), z.number()).optional(),
});
const tool = toolOf(schema);

test.each<[what: string, given: JsonObject, taken: JsonObject]>([
  ['what fits', { path: 'a', limit: 3 }, { path: 'a', limit: 3, deep: false }],
  ['a number as text', { path: 'a', limit: '10' }, { path: 'a', limit: 10, deep: false }],
  ['a number as text with spaces', { path: 'a', limit: ' 1e1 ' }, { path: 'a', limit: 10, deep: false }],
  ['a boolean as text', { path: 'a', deep: 'true' }, { path: 'a', deep: true }],
  ['a boolean as Python writes it', { path: 'a', deep: 'False' }, { path: 'a', deep: false }],
  ['one value for a list', { path: 'a', tags: 'x' }, { path: 'a', tags: ['x'], deep: false }],
  ['a list as JSON', { path: 'a', tags: '["x", "y"]' }, { path: 'a', tags: ['x', 'y'], deep: false }],
  [
    'null for what may be absent',
    { path: 'a', limit: null, tags: null, order: null, either: null },
    { path: 'a', deep: false },
  ],
  ['null for what has a default', { path: 'a', deep: null }, { path: 'a', deep: false }],
  [
    'null inside a list',
    { path: 'a', edits: [{ old: 'x', line: null }] },
    { path: 'a', edits: [{ old: 'x' }], deep: false },
  ],
  ['an object as JSON', { path: 'a', where: '{"from": "1"}' }, { path: 'a', where: { from: 1 }, deep: false }],
  [
    'one object for a list',
    { path: 'a', edits: { old: 'x', line: '2' } },
    { path: 'a', edits: [{ old: 'x', line: 2 }], deep: false },
  ],
  [
    'one object as JSON for a list',
    { path: 'a', edits: '{"old": "x"}' },
    { path: 'a', edits: [{ old: 'x' }], deep: false },
  ],
  [
    'a list of objects as JSON',
    { path: 'a', edits: '[{"old": "x"}]' },
    { path: 'a', edits: [{ old: 'x' }], deep: false },
  ],
  ['a literal as text', { path: 'a', only: 'true' }, { path: 'a', only: true, deep: false }],
  ['one way of several', { path: 'a', either: { at: '5' } }, { path: 'a', either: { at: 5 }, deep: false }],
  ['the other way of several', { path: 'a', either: ['1', 2] }, { path: 'a', either: [1, 2], deep: false }],
  ['numbers of a record', { path: 'a', more: { x: '1' } }, { path: 'a', more: { x: 1 }, deep: false }],
  ['text that looks like a number', { path: '10' }, { path: '10', deep: false }],
])('%s is taken', (_, given, taken) => {
  expect(coerce(tool, given)).toEqual({ ok: true, input: taken, dropped: [] });
});

test.each<[what: string, given: JsonObject, issues: readonly string[]]>([
  ['nothing for what must be', {}, ['- path: expected string; received nothing']],
  ['null for what must be', { path: null }, ['- path: expected string; received null']],
  ['a number for text', { path: 5 }, ['- path: expected string; received 5']],
  ['text that is no number', { path: 'a', limit: 'ten' }, ['- limit: expected number; received "ten"']],
  ['the empty text for a number', { path: 'a', limit: '' }, ['- limit: expected number; received ""']],
  ['half a number', { path: 'a', limit: '1.5' }, ['- limit: expected a whole number; received "1.5"']],
  ['too little', { path: 'a', limit: '0' }, ['- limit: Too small: expected number to be >=1; received "0"']],
  ['an unknown word', { path: 'a', order: 'size' }, ['- order: expected "name" or "date"; received "size"']],
  ['text that is no JSON', { path: 'a', where: '{from: 1}' }, ['- where: expected object; received "{from: 1}"']],
  [
    'a wrong field in a list',
    { path: 'a', edits: [{ old: 'x' }, { old: 7 }] },
    ['- edits[1].old: expected string; received 7'],
  ],
  ['many things at once', { limit: 'x', deep: 'maybe' }, ['- path:', '- limit:', '- deep:']],
  [
    'no way of several',
    { path: 'a', either: 'x' },
    ['- either: expected object, or expected number at [0]; received "x"'],
  ],
])('%s is refused, with its place', (_, given, issues) => {
  const coerced = coerce(tool, given);
  expect(coerced.ok).toBe(false);
  for (const issue of issues) expect(coerced.ok ? '' : coerced.issues).toContain(issue);
});

test('a refusal says everything', () => {
  expect(coerce(tool, { path: 7, limit: '2', tags: [1] })).toMatchInlineSnapshot(`
    {
      "issues": "The input does not fit try:
    - path: expected string; received 7
    - tags[0]: expected string; received 1
    Correct it and call again.",
      "ok": false,
    }
  `);
});

test('keys that the tool does not know are dropped and named, at any depth', () => {
  const given = { path: 'a', colour: 'red', edits: [{ old: 'x', tone: 1 }], where: { from: 1, until: 2 } };
  expect(coerce(tool, given)).toEqual({
    ok: true,
    input: { path: 'a', edits: [{ old: 'x' }], where: { from: 1 }, deep: false },
    dropped: ['colour', 'edits[0].tone', 'where.until'],
  });
});

test('a strict tool drops them too', () => {
  const strict = toolOf(z.strictObject({ a: z.number(), b: z.strictObject({ c: z.string() }) }));
  expect(coerce(strict, { a: '1', x: 1, b: { c: '', y: null } })).toEqual({
    ok: true,
    input: { a: 1, b: { c: '' } },
    dropped: ['b.y', 'x'],
  });
});

test('arguments that were no JSON are quoted', () => {
  const coerced = coerce(tool, {}, '{"path": "a"');
  expect(coerced.ok ? '' : coerced.issues).toContain('not a JSON object; received: {"path": "a"');
});

test('names of every object are just names', () => {
  const given = JSON.parse('{"path": "a", "__proto__": {"x": 1}, "constructor": 1, "limit": "2"}') as JsonObject;
  const coerced = coerce(tool, given);
  expect(coerced).toEqual({
    ok: true,
    input: { path: 'a', limit: 2, deep: false },
    dropped: ['__proto__', 'constructor'],
  });
});

test('whatever comes, it ends, and what it takes fits', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('path', 'limit', 'deep', 'tags', 'edits', 'where', 'either', 'more', 'x'),
        fc.jsonValue(),
      ),
      (given) => {
        const coerced = coerce(tool, given as JsonObject);
        if (coerced.ok) expect(schema.safeParse(coerced.input)).toEqual({ success: true, data: coerced.input });
        else expect(coerced.issues).toContain('does not fit try');
      },
    ),
  );
});

test('what fits is not changed', () => {
  const input = fc.record({
    path: fc.string(),
    limit: fc.nat().map((n) => n + 1),
    deep: fc.boolean(),
    tags: fc.array(fc.string()),
  });
  fc.assert(
    fc.property(input, (given) => {
      expect(coerce(tool, given)).toEqual({ ok: true, input: given, dropped: [] });
    }),
  );
});
