import { resolvePath } from '../../base/path.ts';
import { counted, decode, grouped, sized } from '../../base/text.ts';
import { closedPlace } from '../permissions/guard.ts';
import { readSkill, type SkillReading } from './read-skill.ts';

/** A file of a folder or an archive that is imported, before it is opened. */
export interface GivenFile {
  readonly path: string;
  readonly size: number;
  /** Whether it only points at another place, as a link does. */
  readonly link?: boolean;
  read(): Promise<Uint8Array>;
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
const folderOfSkills = '.agents/skills';

/**
 * Makes files of the workspace of what a person imports: every folder with a `SKILL.md` is a skill, and nothing else is even
 * opened. Nothing is written, and nothing in it counts for more than text: what a skill would allow waits for the person's word.
 */
export async function importSkills(given: readonly GivenFile[]): Promise<SkillImport> {
  const files = given.map((file) => ({ file, path: file.path.replaceAll('\\', '/').replace(/^\.?\//, '') }));
  const odd = files.find(({ path }) => path.split('/').includes('..') || resolvePath(path) === undefined);
  if (odd !== undefined) return { ok: false, why: `No file may be called ${JSON.stringify(odd.path.slice(0, 200))}.` };
  const folders = files.flatMap(({ path }) =>
    /(^|\/)SKILL\.md$/.test(path) ? [path.replace(/\/?SKILL\.md$/, '')] : [],
  );
  // a skill inside another one is a file of it
  const tops = folders.filter((folder) => folders.every((other) => other === folder || !isWithin(folder, other)));
  if (tops.length === 0) return { ok: false, why: 'There is no SKILL.md in it.' };
  const owned = files.filter(({ path }) => tops.some((folder) => isWithin(path, folder)));
  const fault = faultOf(owned.map(({ file }) => file));
  if (fault !== undefined) return { ok: false, why: fault };
  const skills = await Promise.all(tops.map((folder) => skillIn(folder, owned)));
  const twice = skills.find(({ name }, at) => skills.findIndex((other) => other.name === name) !== at);
  if (twice !== undefined)
    return { ok: false, why: `Two skills in it are called ${twice.name}. Bring them in one by one.` };
  return { ok: true, skills };
}

/** Why these files are more than can be brought in; they are weighed before any of them is opened. */
function faultOf(files: readonly GivenFile[]): string | undefined {
  if (files.length > mostFiles)
    return `Its skills have ${grouped(files.length)} files; at most ${mostFiles} can be brought in at once.`;
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return size > mostBytes
    ? `Its skills have ${sized(size)} in ${counted(files.length, 'file')}; at most ${sized(mostBytes)} can be brought in at once.`
    : undefined;
}

interface Placed {
  readonly file: GivenFile;
  readonly path: string;
}

async function skillIn(folder: string, files: readonly Placed[]): Promise<ImportedSkill> {
  const own = files.filter(({ path }) => isWithin(path, folder));
  const contents = await Promise.all(
    own.map(async ({ file, path }) => ({
      path: folder === '' ? path : path.slice(folder.length + 1),
      link: file.link === true,
      text: decode(await file.read()),
    })),
  );
  const text = contents.find(({ path }) => path === 'SKILL.md')?.text ?? '';
  const last = folder.slice(folder.lastIndexOf('/') + 1);
  const first = await readSkill(text, last);
  const name = plainName(last === '' && first.ok ? first.skill.name : last);
  const leftOut: string[] = [];
  const kept = contents.flatMap((content) => {
    const path = `${folderOfSkills}/${name}/${content.path}`;
    const why = content.link ? 'it is a link' : content.text === undefined ? 'it is not text' : closedPlace(path);
    if (why !== undefined) leftOut.push(`${content.path}: ${why}`);
    return why === undefined && content.text !== undefined ? [{ path, text: content.text }] : [];
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
