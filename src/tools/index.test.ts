import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toolSpecSchema } from '../protocol/config.ts';
import { specsOf, tools } from './index.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const specs = specsOf(tools);

test('every folder holds one tool, which bears its name', () => {
  expect(folders.length).toBeGreaterThanOrEqual(8);
  expect([...tools.keys()].sort()).toEqual(folders.map(({ name }) => name).sort());
});

test.each(specs.map((spec) => [spec.name, spec] as const))('%s is described for a model', (_, spec) => {
  expect(toolSpecSchema.parse(spec)).toEqual(spec);
  expect(spec.name).toMatch(/^[a-z]+(_[a-z]+)*$/);
  expect(spec.description).toMatch(/\bUse\b/);
  expect(spec.description).toMatch(/Do not use/);
  expect(spec.schema).toMatchObject({ type: 'object', properties: {} });
  expect(spec.schema).not.toHaveProperty('$schema');
  expect(undescribed(spec.schema)).toEqual([]);
});

/** Paths of the fields that do not say what they are for. */
function undescribed(schema: unknown, at = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, items } = schema as {
    properties?: Record<string, { description?: string }>;
    items?: unknown;
  };
  const fields = Object.entries(properties).flatMap(([name, field]) => [
    ...(field.description === undefined ? [`${at}${name}`] : []),
    ...undescribed(field, `${at}${name}.`),
  ]);
  return [...fields, ...undescribed(items, at)];
}

test('only what is given is in a spec', () => {
  const { name, risk, waits, asks } = specs.find((spec) => spec.name === 'ask_user') ?? {};
  expect({ name, risk, waits, asks }).toEqual({ name: 'ask_user', risk: 'meta', waits: 'person', asks: undefined });
  expect(Object.keys(specs.find((spec) => spec.name === 'read_file') ?? {})).toEqual([
    'name',
    'description',
    'schema',
    'risk',
  ]);
});
