import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode } from '../../base/text.ts';
import { type GivenFile, importSkills } from './import-skills.ts';

const skill = (name: string) => `---\nname: ${name}\ndescription: Something.\n---\n\nDo it.\n`;
const file = (path: string, content: string | Uint8Array): GivenFile => {
  const bytes = typeof content === 'string' ? encode(content) : content;
  return { path, size: bytes.length, read: async () => bytes };
};
const given = (files: Readonly<Record<string, string | Uint8Array>>) =>
  Object.entries(files).map(([path, content]) => file(path, content));

test('a folder becomes files of the workspace, with all that lies in it', async () => {
  const files = { 'pdf/SKILL.md': skill('pdf'), 'pdf/docs/a.md': 'a', 'readme.md': 'not of the skill' };
  expect(await importSkills(given(files))).toMatchObject({
    ok: true,
    skills: [
      {
        name: 'pdf',
        reading: { ok: true, skill: { warnings: [] } },
        files: [
          { path: '.agents/skills/pdf/SKILL.md', text: skill('pdf') },
          { path: '.agents/skills/pdf/docs/a.md', text: 'a' },
        ],
        leftOut: [],
      },
    ],
  });
});

test('an archive may hold several skills, and one without a folder bears the name of its file', async () => {
  const many = await importSkills(given({ 'x/skills/a/SKILL.md': skill('a'), 'x/skills/b/SKILL.md': skill('b') }));
  expect(many.ok && many.skills.map(({ name }) => name)).toEqual(['a', 'b']);
  const bare = await importSkills(given({ './SKILL.md': skill('bare'), 'more.md': 'm' }));
  expect(bare.ok && bare.skills.map(({ name, files }) => [name, files.length])).toEqual([['bare', 2]]);
});

test('a broken skill comes in, and says so; what is no text or is sensitive stays out, and that is said', async () => {
  const files = { 'a/SKILL.md': 'no fields', 'a/logo.png': new Uint8Array([0, 1]), 'a/.env': 'KEY=1' };
  const read = await importSkills(given(files));
  expect(read).toMatchObject({
    ok: true,
    skills: [
      {
        reading: { ok: false, line: 1 },
        files: [{ path: '.agents/skills/a/SKILL.md' }],
        leftOut: ['logo.png: it is not text', expect.stringMatching(/^\.env: .*sensitive path/)],
      },
    ],
  });
});

test.each<readonly [files: Readonly<Record<string, string>>, why: string]>([
  [{ 'readme.md': 'x' }, 'no SKILL.md'],
  [{ 'a/SKILL.md': skill('a'), 'a/../../b': 'x' }, 'No file may be called'],
  [Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`a/${i === 0 ? 'SKILL.md' : i}`, ''])), '501 files'],
  [{ 'a/SKILL.md': 'x'.repeat(5_000_001) }, '5.0 MB'],
  [{ 'x/a/SKILL.md': skill('a'), 'y/a/SKILL.md': skill('a') }, 'Two skills in it are called a'],
  [{}, 'no SKILL.md'],
])('what cannot be a skill is refused whole', async (files, why) => {
  expect(await importSkills(given(files))).toEqual({ ok: false, why: expect.stringContaining(why) });
});

test('what lies beside the skills is not even opened, nor anything when it is too much', async () => {
  const closed = (path: string, size: number): GivenFile => ({
    path,
    size,
    read: () => Promise.reject(new Error(path)),
  });
  const read = await importSkills([...given({ 'a/SKILL.md': skill('a') }), closed('film.mp4', 9_000_000_000)]);
  expect(read).toMatchObject({ ok: true, skills: [{ name: 'a', files: [{}] }] });
  const much = await importSkills([...given({ 'a/SKILL.md': skill('a') }), closed('a/film.mp4', 9_000_000_000)]);
  expect(much).toEqual({ ok: false, why: expect.stringContaining('9.0 GB in 2 files') });
});

test('a link is left out, for what it points at is not here', async () => {
  const link: GivenFile = { ...file('a/more.md', '/etc/passwd'), link: true };
  const read = await importSkills([...given({ 'a/SKILL.md': skill('a') }), link]);
  expect(read).toMatchObject({ ok: true, skills: [{ files: [{}], leftOut: ['more.md: it is a link'] }] });
});

test('whatever is given, nothing is laid outside the folder of skills', async () => {
  const name = fc.constantFrom('SKILL.md', 'a', '..', '.', '~', 'C:', '\\', 'b.md', '');
  const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));
  await fc.assert(
    fc.asyncProperty(fc.array(path, { maxLength: 5 }), async (paths) => {
      const read = await importSkills(paths.map((each) => file(each, skill('a'))));
      if (!read.ok) return;
      for (const { files } of read.skills)
        for (const each of files) expect(each.path).toMatch(/^\.agents\/skills\/[^/.~]+\/(?!.*\.\.\/)/);
    }),
  );
});
