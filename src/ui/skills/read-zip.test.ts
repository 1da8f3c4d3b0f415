import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { importSkills } from '../../agent/skills/import-skills.ts';
import { encode } from '../../base/text.ts';
import { readZip } from './read-zip.ts';

const skill = '---\nname: pdf\ndescription: Fills forms.\n---\n\nDo it.\n';
const files = { 'pdf/SKILL.md': encode(skill), 'pdf/form.md': encode('a form '.repeat(500)) };
const packed = (level: 0 | 6 = 6) => zipSync(files, { level, mtime: new Date(2020, 1, 1) });

/** What an import says of some bytes: the names of its skills, or why there are none. */
async function seen(bytes: Uint8Array): Promise<readonly string[] | string> {
  const zip = readZip(bytes);
  if (!zip.ok) return zip.why;
  try {
    const read = await importSkills(zip.files);
    return read.ok
      ? read.skills.map(({ name, files }) => `${name}: ${files.map(({ text }) => text.length)}`)
      : read.why;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

/** The same zip with some bytes of every entry of its list, or of its end, changed. */
function changed(bytes: Uint8Array, signature: number, field: number, value: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at++)
    if (view.getUint32(at, true) === signature) view.setUint16(at + field, value, true);
  return copy;
}
const entry = 0x02014b50;

test.each([0, 6] as const)('the files of a zip are read as they were packed, at level %s', async (level) => {
  expect(await seen(packed(level))).toEqual([`pdf: ${skill.length},3500`]);
});

test.each<readonly [wrong: string, bytes: () => Uint8Array, why: RegExp]>([
  ['no zip', () => encode('PDF-1.7'), /not a zip, whatever its name says/],
  ['nothing', () => new Uint8Array(), /not a zip/],
  ['cut off', () => packed().slice(0, -40), /cut off: the list of its files is missing/],
  ['its list broken', () => changed(packed(), 0x06054b50, 16, 3), /its list of files breaks off/],
  ['its list outside', () => changed(packed(), 0x06054b50, 18, 0xffff), /leads nowhere/],
  ['locked', () => changed(packed(), entry, 8, 1), /SKILL\.md is locked with a password/],
  ['packed in another way', () => changed(packed(), entry, 10, 14), /not read here \(14\)/],
  ['another checksum', () => changed(packed(), entry, 16, 7), /is damaged in the zip/],
  ['another size', () => changed(packed(), entry, 24, 9), /is damaged in the zip/],
  ['a bomb', () => changed(packed(), entry, 26, 0x2000), /1\.1 GB in 2 files; at most 5\.0 MB/],
  ['a name that leads out', () => zipSync({ '../SKILL.md': encode(skill) }), /No file may be called/],
  ['no skill', () => zipSync({ 'readme.md': encode('x') }), /There is no SKILL\.md in it/],
])('a zip that is %s is told from the others', async (_, bytes, why) => {
  expect(await seen(bytes())).toMatch(why);
});

test('a link and what a Mac adds are no files', async () => {
  const mac = { '__MACOSX/._SKILL.md': encode('x'), 'SKILL.md': encode(skill) };
  expect(await seen(zipSync(mac))).toEqual([`pdf: ${skill.length}`]);
  const linked = changed(packed(), entry, 40, 0xa1ff);
  const read = readZip(linked);
  expect(read.ok && read.files.every(({ link }) => link)).toBe(true);
});

test('whatever is changed in a zip, its files are what they were or the fault is said', async () => {
  const sound = packed();
  const change = fc.record({ at: fc.nat(sound.length - 1), byte: fc.integer({ min: 0, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), fc.nat(sound.length), async (changes, end) => {
      const bytes = sound.slice(0, end % 4 === 0 ? end : undefined);
      for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte;
      const said = await seen(bytes);
      if (typeof said === 'string') expect(said).toMatch(/\.$/);
      // a name may have changed, and so what belongs to the skill; a text may not
      else for (const each of said) expect(each).toMatch(new RegExp(`: (${skill.length}|3500)(,3500)?$`));
    }),
    { numRuns: 500 },
  );
});
