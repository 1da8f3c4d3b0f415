import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSkill, type Skill } from './read-skill.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const namesIn = (kind: 'good' | 'broken') => readdirSync(join(fixtures, kind)).sort();
const readFixture = (kind: 'good' | 'broken', name: string) =>
  readSkill(readFileSync(join(fixtures, kind, name, 'SKILL.md'), 'utf8'), name);

async function good(name: string): Promise<Skill> {
  const reading = await readFixture('good', name);
  if (!reading.ok) throw new Error(`${name}, line ${reading.line}: ${reading.message}`);
  return reading.skill;
}

test('there is a fixture for each oddity that the standard allows', () => {
  expect(namesIn('good').length).toBeGreaterThanOrEqual(17);
});

test.each(namesIn('good'))('%s loads without a warning', async (name) => {
  const { name: own, description, body, warnings } = await good(name);
  expect({ own, warnings }).toEqual({ own: name, warnings: [] });
  expect(description).not.toMatch(/[\r\n]/);
  expect(description.length).toBeGreaterThan(10);
  expect(body).toMatch(/^# /);
});

test.each<readonly [name: string, holds: Partial<Skill>]>([
  ['double-quoted', { description: 'Says "hello": and a colon, a # sign, and a tab in it.' }],
  ['single-quoted', { description: "It's quoted: with a colon # and no comment." }],
  ['folded', { description: 'Goes over several lines, with a gap.' }],
  ['literal', { description: 'First line. Second line.' }],
  ['wrapped', { description: 'Begins here and goes on below, as plain text may.' }],
  ['crlf', { allows: ['read_file'], body: '# Do it\r\n\r\nStep by step.' }],
  ['metadata-map', { metadata: { author: 'example-org', version: '1.0', stars: '5' }, license: 'Apache-2.0' }],
  ['metadata-map', { compatibility: 'Needs node 20' }],
  ['tools-as-string', { allows: ['bash(git add:*)', 'bash(git commit -m *)', 'read_file', 'grep'] }],
  ['tools-as-list', { allows: ['bash(npm run test)', 'read_file', 'mcp__docs__*'] }],
  ['日本語の作文', { description: '日本語の文章を書くときに読み込む。🎌 éàü' }],
  ['comments', { license: 'MIT' }],
  ['hidden', { hidden: true, command: true }],
  ['no-command', { hidden: false, command: false }],
  ['rules-in-the-body', { body: '# Do it\n\n---\n\nname: not a field\n\n---' }],
])('%s means what it says', async (name, holds) => {
  expect(await good(name)).toMatchObject(holds);
});

test.each<readonly [name: string, line: number, says: string]>([
  ['no-fields', 1, 'does not begin with'],
  ['no-end', 1, 'have no end'],
  ['no-name', 1, 'no "name"'],
  ['no-description', 1, 'no "description"'],
  ['empty-description', 4, 'no "description"'],
  ['list-as-description', 3, 'no "description"'],
  ['colon', 4, 'Nested mappings'],
  ['unclosed', 3, 'quote'],
  ['twice', 4, 'unique'],
  ['tab', 5, 'Tabs'],
  ['list', 2, 'name: value'],
  ['no-body', 6, 'Nothing stands below'],
  ['alias', 3, 'alias'],
])('%s is broken in line %i: %s', async (name, line, says) => {
  const reading = await readFixture('broken', name);
  expect(reading).toEqual({ ok: false, line, message: expect.stringContaining(says) });
});

test('every broken fixture is looked at, and none of them passes', async () => {
  for (const name of namesIn('broken')) expect(await readFixture('broken', name)).toMatchObject({ ok: false });
});

test.each([
  ['Bad Name', 'Bad Name', 'small letters'],
  ['a--b', 'a--b', 'small letters'],
  ['other', 'folder', 'its folder folder'],
  ['b'.repeat(65), 'b'.repeat(65), '65 characters'],
])('the name %s strays from the standard and is said, but loads', async (name, folder, says) => {
  const reading = await readSkill(`---\nname: ${name}\ndescription: Something.\n---\nText.\n`, folder);
  expect(reading).toMatchObject({ ok: true, skill: { warnings: [expect.stringContaining(says)] } });
});

test('an allowed tool that is no rule is left out and said', async () => {
  const reading = await readSkill('---\nname: a\ndescription: b\nallowed-tools: [Read, "Bash("]\n---\nc', 'a');
  expect(reading).toMatchObject({
    ok: true,
    skill: { allows: ['read_file'], warnings: [expect.stringContaining('rule')] },
  });
});

test('whatever stands in a file, it is a skill or broken in one of its lines', async () => {
  const line = fc.oneof(
    fc.constantFrom('---', 'name: a', 'description: b', 'metadata:', '  - x', '\t', '&a *a', '? [', 'allowed-tools: ['),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.boolean(), async (lines, fenced) => {
      const text = (fenced ? ['---', ...lines] : lines).join('\n');
      const reading = await readSkill(text, 'a');
      if (reading.ok) return;
      expect(reading.line).toBeGreaterThanOrEqual(1);
      expect(reading.line).toBeLessThanOrEqual(text.split('\n').length + 1);
    }),
    { numRuns: 300 },
  );
});
