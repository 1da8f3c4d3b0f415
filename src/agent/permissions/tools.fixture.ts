import { z } from 'zod';
import type { Config, Mode, Rule } from '../../protocol/config.ts';
import type { Entry } from '../../protocol/event.ts';
import type { JsonObject } from '../../protocol/json.ts';
import { change, emptyFolder, type Folder } from '../../views/workspace.ts';
import { coerce } from '../coerce.ts';
import { defineTool, type Tool, text } from '../tool.ts';
import { type Climber, climb, type Decision } from './ladder.ts';
import { subjectsOf } from './subjects.ts';

const execute = async () => text('');
const description = 'A tool for tests.';

/** A tool of every risk, and of every kind of subject. */
export const tools: readonly Tool[] = [
  defineTool({
    name: 'read_file',
    description,
    risk: 'read',
    input: z.object({ path: z.string(), limit: z.number().optional() }),
    subjects: ({ path }) => ({ paths: [{ path, access: 'read' }] }),
    execute,
  }),
  defineTool({
    name: 'grep',
    description,
    risk: 'read',
    input: z.object({ pattern: z.string(), paths: z.array(z.string()) }),
    subjects: ({ paths }) => ({ paths: paths.map((path) => ({ path, access: 'read' as const })) }),
    execute,
  }),
  defineTool({
    name: 'write_file',
    description,
    risk: 'write',
    input: z.object({ path: z.string(), content: z.string() }),
    subjects: ({ path }) => ({ paths: [{ path, access: 'write' }] }),
    execute,
  }),
  defineTool({
    name: 'copy_file',
    description,
    risk: 'write',
    input: z.object({ from: z.string(), to: z.string() }),
    subjects: ({ from, to }) => ({
      paths: [
        { path: from, access: 'read' },
        { path: to, access: 'write' },
      ],
    }),
    execute,
  }),
  defineTool({
    name: 'bash',
    description,
    risk: 'execute',
    input: z.object({ command: z.string() }),
    // `> file` at the end, and nothing else of a shell
    subjects: ({ command }) => {
      const [commands = '', ...targets] = command.split('>').map((each) => each.trim());
      return {
        commands: commands.split(/&&|;|\|/).map((each) => each.trim()),
        paths: targets.map((path) => ({ path, access: 'write' })),
      };
    },
    execute,
  }),
  defineTool({ name: 'run_python', description, risk: 'execute', input: z.object({ code: z.string() }), execute }),
  defineTool({
    name: 'web_fetch',
    description,
    risk: 'web',
    input: z.object({ url: z.string() }),
    subjects: ({ url }) => ({ domains: [new URL(url).hostname] }),
    execute,
  }),
  defineTool({
    name: 'ask_user',
    description,
    risk: 'meta',
    waits: 'person',
    input: z.object({ question: z.string() }),
    execute,
  }),
  defineTool({
    name: 'exit_plan_mode',
    description,
    risk: 'meta',
    asks: true,
    input: z.object({ plan: z.string() }),
    execute,
  }),
  defineTool({
    name: 'mcp__github__search',
    description,
    risk: 'execute',
    input: z.object({ query: z.string() }),
    execute,
  }),
];

/** What stands around a call. Rules are written `deny bash(rm *)`; files are text, or `-> target` for a link. */
export interface Setting {
  readonly mode?: Mode;
  readonly rules?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly hooked?: Partial<Climber['call']['hooked']>;
  readonly approved?: true;
  readonly malformed?: string;
  /** Names of the tools that the agent has; all when left out. */
  readonly has?: readonly string[];
}

export function configOf({ mode = 'default', rules = [], has }: Setting): Config {
  const specs = tools.map(({ name, risk }) => ({ name, description, schema: {}, risk }));
  return {
    model: { provider: 'scripted', id: 'scripted', window: 1000, maxOutputTokens: 100 },
    system: '',
    tools: has === undefined ? specs : specs.filter(({ name }) => has.includes(name)),
    mode,
    rules: rules.map(ruleOf),
    hooks: [],
    limits: { maxTurns: 50 },
  };
}

export function ruleOf(written: string): Rule {
  const [, verdict = '', rule = ''] = /^(allow|ask|deny) (.*)$/s.exec(written) ?? [];
  return { verdict: verdict as Rule['verdict'], rule, source: 'test' };
}

export function folderOf(files: Readonly<Record<string, string>>): Folder {
  const entry = (content: string): Entry =>
    content.startsWith('-> ')
      ? { is: 'link', target: content.slice(3) }
      : { is: 'file', blob: content, bytes: content.length };
  const changes = Object.entries(files).map(([path, content]) => ({ path, entry: entry(content) }));
  return change(emptyFolder, changes, { seq: 0, at: 0 });
}

/** Takes a call up the ladder as the agent does. */
export async function judge(name: string, input: JsonObject, setting: Setting = {}): Promise<Decision> {
  const config = configOf(setting);
  const tool = config.tools.some((each) => each.name === name) ? tools.find((each) => each.name === name) : undefined;
  const coerced = tool && coerce(tool, input, setting.malformed);
  const subjects =
    tool && coerced?.ok
      ? await subjectsOf(tool, coerced.input, folderOf(setting.files ?? {}))
      : { paths: [], commands: [], domains: [] };
  const hooked = { before: 0, block: undefined, vote: undefined, rewrittenBy: [], ...setting.hooked };
  return climb({ call: { name, input, hooked }, approved: setting.approved ?? false, tool, coerced, subjects, config });
}
