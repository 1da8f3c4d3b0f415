import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSkill } from '../agent/skills/read-skill.ts';
import { openSkill, skills } from './index.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test('every folder holds one skill, which bears its name', () => {
  expect(folders.length).toBeGreaterThanOrEqual(5);
  expect(skills.map(({ name }) => name)).toEqual(folders.map(({ name }) => name).sort());
});

test.each(skills)(
  '$name keeps to the standard, and says when to load it',
  async ({ name, description, allows = [] }) => {
    const text = readFileSync(join(import.meta.dirname, name, 'SKILL.md'), 'utf8');
    const reading = await readSkill(text, name);
    expect(reading).toMatchObject({ ok: true, skill: { name, description, allows, warnings: [] } });
    expect(description).toMatch(/Load it when/);
    // the index is in every request
    expect(description.length).toBeLessThan(250);
    expect((await openSkill(name))?.get('SKILL.md')).toBe(text);
  },
);

test('no skill that comes along allows more than to look, and to write tests', () => {
  const allowed = new Set(skills.flatMap(({ allows = [] }) => allows));
  expect([...allowed].filter((rule) => !/^(read_file|grep|glob|list_files)$/.test(rule)).sort()).toEqual([
    'bash(git diff:*)',
    'bash(git log:*)',
    'bash(git status:*)',
    'edit_file(**/*.test.js)',
    'edit_file(test.js)',
    'write_file(**/*.test.js)',
    'write_file(test.js)',
  ]);
});

test('there is no skill of another name', async () => {
  expect(await openSkill('../commit-message')).toBeUndefined();
  expect(await openSkill('nothing')).toBeUndefined();
});
