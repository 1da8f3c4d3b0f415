import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { scriptSchema } from './script.ts';
import { scriptJsonSchema } from './script-schema.ts';

const published = resolve(import.meta.dirname, '../../public/script.schema.json');

test('the published JSON Schema is that of the scripts which are read', () => {
  const schema: unknown = JSON.parse(readFileSync(published, 'utf8'));
  expect(schema, 'public/script.schema.json is out of date: run `npm run schema`').toEqual(scriptJsonSchema());
});

test('the schema says of each part what it is for', () => {
  const { properties } = scriptJsonSchema() as { properties: Record<string, { description?: string }> };
  expect(Object.keys(properties)).toEqual(
    expect.arrayContaining(['title', 'summary', 'files', 'settings', 'model', 'person', 'faults', 'checks']),
  );
  for (const [name, { description }] of Object.entries(properties)) expect(description, name).toBeTruthy();
});

test('what a script leaves out is filled in, and reading that again changes nothing', () => {
  const script = scriptSchema.parse({ title: 'A', model: [{ reply: { text: 'Hi.' } }] });
  expect(script.settings).toEqual({
    mode: 'default',
    permissions: { allow: [], ask: [], deny: [] },
    hooks: [],
    maxTurns: 50,
    window: 200_000,
    seed: 1,
  });
  expect(scriptSchema.parse(JSON.parse(JSON.stringify(script)))).toEqual(script);
});
