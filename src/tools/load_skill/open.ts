import { nearest } from '../../agent/permissions/nearest.ts';
import { factsOf, type Listed, listSkills } from '../../agent/skills/library.ts';
import { readSkill, type Skill } from '../../agent/skills/read-skill.ts';
import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { decode } from '../../base/text.ts';
import { type Agent, agentsView } from '../../views/agent.ts';
import { workspaceView } from '../../views/workspace.ts';

/** Gives what a skill says, or one of its files, and what it allows while it is in use. */
export async function openSkill(
  { name, file }: { readonly name: string; readonly file?: string | undefined },
  context: ToolContext,
): Promise<ToolResult> {
  const agent = context.views.read(agentsView)[context.agent];
  if (agent === undefined) throw new Error(`There is no agent ${context.agent}.`);
  const listed = await find(name, agent, context);
  if (factsOf(listed).hidden && !isAskedFor(name, agent))
    throw new Error(`Only the person may call for the skill ${name}, by writing /${name}.`);
  const files = await filesOf(listed, context);
  if (file !== undefined) return text(await textAt(file, name, files));
  const read = await context.clock.real(readSkill(await textAt('SKILL.md', name, files), name));
  if (!read.ok) throw new Error(sayBroken(name, read));
  const wanted = read.skill.allows;
  const allows = listed.origin === 'bundled' || listed.trusted ? wanted : [];
  return { ...inWords(name, read.skill, [...files.keys()], allows), skill: { name, allows } };
}

async function find(name: string, { config }: Agent, { views, files, clock }: ToolContext): Promise<Listed> {
  // the reader of YAML is loaded at first use
  const all = await clock.real(listSkills(views.read(workspaceView), config, { get: files.blob }));
  const found = all.find((each) => each.name === name);
  if (found === undefined) {
    const names = all.filter((each) => !factsOf(each).hidden).map((each) => each.name);
    const near = nearest(name, names);
    const there = near.length > 0 ? `Nearest to it: ${near.join(', ')}.` : `There are: ${names.join(', ') || 'none'}.`;
    throw new Error(`There is no skill ${JSON.stringify(name)}. ${there}`);
  }
  if (found.origin === 'workspace' && !found.reading.ok) throw new Error(sayBroken(name, found.reading));
  return found;
}

function sayBroken(name: string, { line, message }: { readonly line: number; readonly message: string }): string {
  return `The skill ${name} is broken, in line ${line} of its SKILL.md: ${message} Go on without it, and tell the person.`;
}

/** Whether the person's last words call for a skill. */
function isAskedFor(name: string, { context: { messages } }: Agent): boolean {
  for (let i = messages.length - 1; i >= 0; i--) {
    const message = messages.at(i);
    if (message?.type === 'prompt.submitted') return /^\/(\S+)/.exec(message.text.trim())?.[1] === name;
  }
  return false;
}

type Files = ReadonlyMap<string, () => Promise<string | undefined>>;

/** The files of a skill by their path in its folder. */
async function filesOf(listed: Listed, { files, skills, clock }: ToolContext): Promise<Files> {
  if (listed.origin === 'bundled') {
    const texts = (await clock.real(skills.open(listed.name))) ?? new Map<string, string>();
    return new Map([...texts].map(([path, said]) => [path, async () => said]));
  }
  const folder = listed.file.path.replace(/\/SKILL\.md$/, '');
  const found = files.list(folder).files.map(({ path }) => path);
  const open = (path: string) => async () => decode((await files.read(path)).bytes);
  return new Map(found.map((path) => [path.slice(folder.length + 1), open(path)]));
}

async function textAt(file: string, name: string, files: Files): Promise<string> {
  const open = files.get(file.replace(/^\.\//, ''));
  if (open === undefined)
    throw new Error(`The skill ${name} has no file ${JSON.stringify(file)}. It has: ${[...files.keys()].join(', ')}.`);
  const said = await open();
  if (said === undefined) throw new Error(`${file} of the skill ${name} is not text.`);
  return said;
}

function inWords(name: string, skill: Skill, files: readonly string[], allows: readonly string[]): ToolResult {
  const beside = files.filter((file) => file !== 'SKILL.md');
  const notes = [
    ...(beside.length === 0
      ? []
      : [`(Files of this skill, to be read with load_skill and "file": ${beside.join(', ')}.)`]),
    ...(allows.length === 0 ? [] : [`(Allowed while this skill is in use: ${allows.join(', ')}.)`]),
    ...(skill.allows.length > allows.length
      ? [`(It would allow ${skill.allows.join(', ')}; nobody has agreed to that here, so the usual rules hold.)`]
      : []),
  ];
  return text([`# Skill: ${name}`, skill.body, ...notes].join('\n\n'));
}
