import { expect, test } from 'vitest';
import { readDefinition } from './read-definition.ts';

const file = (fields: string, body = 'Be good.') => `---\n${fields}\n---\n${body}\n`;

test('all that a definition says is read, whoever it was written for', async () => {
  const text = file(
    'name: scout\ndescription: Looks around.\ntools: Read, Grep\nmodel: inherit\nmaxTurns: 7\npermissionMode: bypassPermissions\nmemory: project\nbackground: true',
  );
  expect(await readDefinition(text, 'scout')).toEqual({
    ok: true,
    definition: {
      name: 'scout',
      description: 'Looks around.',
      tools: ['read_file', 'grep'],
      model: undefined,
      maxTurns: 7,
      permissionMode: 'auto',
      memory: true,
      background: true,
      delegates: false,
      body: 'Be good.',
      warnings: ['permissionMode bypassPermissions counts as auto.'],
    },
  });
});

test.each([
  ['no fields at all', 'Be good.', 1, /does not begin/],
  ['no description', file('name: x'), 1, /no "description"/],
  ['a limit that is none', file('description: x\nmaxTurns: many'), 3, /"maxTurns" is not/],
  ['a mode that there is not', file('description: x\n\npermissionMode: yolo'), 4, /"permissionMode" is/],
  ['tools that are no list', file('description: x\ntools: { a: 1 }'), 3, /"tools" is neither/],
  ['a flag that is none', file('description: x\nbackground: maybe'), 3, /neither true nor false/],
  ['YAML that is broken', file('description: [x'), 2, /./],
  ['no system text', file('description: x', ''), 5, /Nothing stands below/],
])('%s breaks it, and the line is told', async (_, text, line, message) => {
  expect(await readDefinition(text, 'x')).toMatchObject({ ok: false, line, message: expect.stringMatching(message) });
});
