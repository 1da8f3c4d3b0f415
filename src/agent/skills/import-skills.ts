import { resolvePath } from '../../base/path.ts';
import { decode, sized } from '../../base/text.ts';
import { closedPlace } from '../permissions/guard.ts';
import { readSkill, type SkillReading } from './read-skill.ts';

/** A file of a folder or an archive that is imported, unpacked. */
export interface GivenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A skill as it would come into the workspace, to be shown before it does. */
interface ImportedSkill {
  readonly name: string;
  /** What its `SKILL.md` says; a broken one can be imported, and mended there. */
  readonly reading: SkillReading;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** What is left out, and why. */
  readonly leftOut: readonly string[];
}

/** The skills of an import, or why there are none. */
export type SkillImport =
  | { readonly ok: true; readonly skills: readonly ImportedSkill[] }
  | { readonly ok: false; readonly why: string };

const mostFiles = 500;
const mostBytes = 5_000_000;

/**
 * Makes files of the workspace of what a person imports: every folder with a `SKILL.md` is a skill. Nothing is written, and
 * nothing in it counts for more than text: what a skill would allow waits for the person's word.
 */
export async function importSkills(given: readonly GivenFile[]): Promise<SkillImport> {
  if (given.length > mostFiles)
    return { ok: false, why: `It has ${given.length} files; a skill may have ${mostFiles}.` };
  const size = given.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > mostBytes) return { ok: false, why: `It has ${sized(size)}; a skill may have ${sized(mostBytes)}.` };
  const files = given.map(({ path, bytes }) => ({ path: path.replaceAll('\\', '/').replace(/^\.?\//, ''), bytes }));
  const odd = files.find(({ path }) => path.split('/').includes('..') || resolvePath(path) === undefined);
  if (odd !== undefined) return { ok: false, why: `No file may be called ${JSON.stringify(odd.path)}.` };
  const folders = files.flatMap(({ path }) =>
    /(^|\/)SKILL\.md$/.test(path) ? [path.replace(/\/?SKILL\.md$/, '')] : [],
  );
  // a skill inside another one is a file of it
  const tops = folders.filter((folder) => folders.every((other) => other === folder || !isWithin(folder, other)));
  if (tops.length === 0) return { ok: false, why: 'There is no SKILL.md in it.' };
  return { ok: true, skills: await Promise.all(tops.map((folder) => skillIn(folder, files))) };
}

async function skillIn(folder: string, files: readonly GivenFile[]): Promise<ImportedSkill> {
  const own = files.filter(({ path }) => isWithin(path, folder));
  const pathOf = ({ path }: GivenFile) => (folder === '' ? path : path.slice(folder.length + 1));
  const main = own.find((file) => pathOf(file) === 'SKILL.md');
  const text = (main && decode(main.bytes)) ?? '';
  const last = folder.slice(folder.lastIndexOf('/') + 1);
  const first = await readSkill(text, last);
  const name = plainName(last === '' && first.ok ? first.skill.name : last);
  const leftOut: string[] = [];
  const kept = own.flatMap((file) => {
    const path = `.agents/skills/${name}/${pathOf(file)}`;
    const content = decode(file.bytes);
    const why = content === undefined ? 'it is not text' : closedPlace(path);
    if (why !== undefined) leftOut.push(`${pathOf(file)}: ${why}`);
    return why === undefined && content !== undefined ? [{ path, text: content }] : [];
  });
  return { name, reading: await readSkill(text, name), files: kept, leftOut };
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function plainName(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'skill' : plain;
}
