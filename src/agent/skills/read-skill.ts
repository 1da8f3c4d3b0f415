import { readFrontmatter } from '../../base/frontmatter.ts';
import { readAllowedTools } from './allowed-tools.ts';

/** A skill as its `SKILL.md` describes it, after the Agent Skills standard. */
export interface Skill {
  readonly name: string;
  /** What it is for and when to load it, on one line. */
  readonly description: string;
  readonly license: string | undefined;
  readonly compatibility: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  /** The calls that it wants to be allowed while it is in use, as rules. */
  readonly allows: readonly string[];
  /** Not in the index of the model: only a person may call for it. */
  readonly hidden: boolean;
  /** Whether it is a command of the person's. */
  readonly command: boolean;
  readonly body: string;
  /** What strays from the standard, and does not keep it from being used. */
  readonly warnings: readonly string[];
}

/** A skill, or why and on which line it cannot be used. */
export type SkillReading =
  | { readonly ok: true; readonly skill: Skill }
  | { readonly ok: false; readonly line: number; readonly message: string };

const longestName = 64;
const longestDescription = 1024;
/** A skill has one tongue more than its file: names of other alphabets are names too. */
const goodName = /^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u;

/** Reads a `SKILL.md`. Only what makes a skill useless breaks it; all else is a warning, and unknown fields are passed over. */
export async function readSkill(file: string, folder: string): Promise<SkillReading> {
  const read = await readFrontmatter(file);
  if (!read.ok) return read;
  const { fields, lines, body } = read;
  const broken = (field: string, message: string): SkillReading => ({ ok: false, line: lines[field] ?? 1, message });
  const name = textOf(fields.name)?.normalize('NFKC');
  if (name === undefined || name === '') return broken('name', 'It has no "name".');
  const description = textOf(fields.description)?.replace(/\s+/g, ' ');
  if (description === undefined || description === '')
    return broken('description', 'It has no "description", so that nobody knows when to load it.');
  if (body.trim() === '')
    return { ok: false, line: file.split('\n').length, message: 'Nothing stands below its fields.' };
  const { allows, faults } = readAllowedTools(fields['allowed-tools']);
  return {
    ok: true,
    skill: {
      name,
      description: description.slice(0, longestDescription),
      license: textOf(fields.license),
      compatibility: textOf(fields.compatibility),
      metadata: mapOf(fields.metadata),
      allows,
      hidden: isTrue(fields['disable-model-invocation']),
      command: !isFalse(fields['user-invocable']),
      body: body.trim(),
      warnings: [...warningsOn(name, description, folder), ...faults],
    },
  };
}

function warningsOn(name: string, description: string, folder: string): readonly string[] {
  const warnings: string[] = [];
  if (name !== folder.normalize('NFKC'))
    warnings.push(`Its name is ${name}, and its folder ${folder}: it is called by its folder.`);
  if (name.length > longestName)
    warnings.push(`Its name has ${name.length} characters; the standard allows ${longestName}.`);
  if (!goodName.test(name))
    warnings.push('Its name is not made of small letters, digits and single hyphens between them.');
  if (description.length > longestDescription)
    warnings.push(`Its description has ${description.length} characters; the first ${longestDescription} are used.`);
  return warnings;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value.trim() : undefined;
}

function mapOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, typeof each === 'string' ? each : JSON.stringify(each)]),
  );
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === 'yes';
}

function isFalse(value: unknown): boolean {
  return value === false || value === 'false' || value === 'no';
}
