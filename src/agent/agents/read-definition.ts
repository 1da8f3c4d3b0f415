import { readFrontmatter } from '../../base/frontmatter.ts';
import type { Mode } from '../../protocol/config.ts';
import { ourName } from '../tool-names.ts';

/** An agent as its file defines it. What is left out is as with the agent that starts it. */
export interface Definition {
  readonly name: string;
  /** What it is for and when to start it, on one line. */
  readonly description: string;
  /** The only tools that it has. */
  readonly tools: readonly string[] | undefined;
  readonly model: string | undefined;
  readonly maxTurns: number | undefined;
  readonly permissionMode: Mode | undefined;
  /** Whether it keeps a memory of its own. */
  readonly memory: boolean;
  /** Whether whoever starts it goes on meanwhile. */
  readonly background: boolean;
  /** Whether it may give on tools that it does not have itself, but the agent above it has. */
  readonly delegates: boolean;
  /** Its system text. */
  readonly body: string;
  /** What has another effect than it may seem, or none. */
  readonly warnings: readonly string[];
}

/** A definition, or why and on which line it cannot be used. */
export type DefinitionReading =
  | { readonly ok: true; readonly definition: Definition }
  | { readonly ok: false; readonly line: number; readonly message: string };

/** Modes as other harnesses call them. One that opens more than it should here is taken for the next below. */
const modes: Readonly<Record<string, Mode>> = {
  default: 'default',
  plan: 'plan',
  auto: 'auto',
  acceptEdits: 'default',
  dontAsk: 'default',
  bypassPermissions: 'auto',
};

const longestDescription = 1024;

/** A field that says what nobody can hold it to. */
class Fault extends Error {
  readonly field: string;
  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/**
 * Reads the definition of an agent. What it says is enforced, so a field that cannot be read breaks it; unknown fields are
 * passed over.
 */
export async function readDefinition(file: string, name: string): Promise<DefinitionReading> {
  const read = await readFrontmatter(file);
  if (!read.ok) return read;
  const { fields, lines, body } = read;
  if (body.trim() === '')
    return {
      ok: false,
      line: file.split('\n').length,
      message: 'Nothing stands below its fields, which would be its system text.',
    };
  try {
    return { ok: true, definition: { ...fieldsOf(fields, name), name, body: body.trim() } };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, line: lines[error.field] ?? 1, message: error.message };
    throw error;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(fields: Fields, name: string): Omit<Definition, 'name' | 'body'> {
  const description = (textIn(fields, 'description') ?? '').replace(/\s+/g, ' ').trim();
  if (description === '')
    throw new Fault('description', 'It has no "description", so that nobody knows when to start it.');
  const mode = textIn(fields, 'permissionMode');
  const permissionMode = mode === undefined ? undefined : Object.hasOwn(modes, mode) ? modes[mode] : undefined;
  if (mode !== undefined && permissionMode === undefined)
    throw new Fault('permissionMode', `"permissionMode" is default, plan or auto, not ${JSON.stringify(mode)}.`);
  const model = textIn(fields, 'model');
  const called = textIn(fields, 'name');
  return {
    description: description.slice(0, longestDescription),
    tools: toolsIn(fields),
    model: model === 'inherit' ? undefined : model,
    maxTurns: turnsIn(fields),
    permissionMode,
    memory: memoryIn(fields),
    background: flagIn(fields, 'background'),
    delegates: flagIn(fields, 'delegates'),
    warnings: [
      ...(called !== undefined && called !== name
        ? [`Its name is ${called}, and its file ${name}.md: it is called by its file.`]
        : []),
      ...(permissionMode !== undefined && permissionMode !== mode
        ? [`permissionMode ${mode} counts as ${permissionMode}.`]
        : []),
    ],
  };
}

/** A list, or a text with commas or spaces between the names; `*` is all there are. */
function toolsIn({ tools }: Fields): readonly string[] | undefined {
  if (tools === undefined || tools === null) return undefined;
  const items = typeof tools === 'string' ? tools.split(/[\s,]+/) : Array.isArray(tools) ? tools : undefined;
  if (items === undefined || items.some((each) => typeof each !== 'string'))
    throw new Fault('tools', '"tools" is neither a text nor a list of names.');
  const names = items.flatMap((each: string) => (each.trim() === '' ? [] : [ourName(each.trim())]));
  return names.includes('*') ? undefined : [...new Set(names)];
}

function turnsIn({ maxTurns }: Fields): number | undefined {
  if (maxTurns === undefined || maxTurns === null) return undefined;
  if (typeof maxTurns !== 'number' || !Number.isInteger(maxTurns) || maxTurns < 1)
    throw new Fault('maxTurns', '"maxTurns" is not a whole number above zero.');
  return maxTurns;
}

/** Others name a place for it; here it always lies in the workspace. */
function memoryIn(fields: Fields): boolean {
  const { memory } = fields;
  return typeof memory === 'string' && ['user', 'project', 'local'].includes(memory) ? true : flagIn(fields, 'memory');
}

function flagIn(fields: Fields, field: string): boolean {
  const value = fields[field];
  if (value === undefined || value === null || value === false || value === 'false') return false;
  if (value === true || value === 'true') return true;
  throw new Fault(field, `"${field}" is neither true nor false.`);
}

function textIn(fields: Fields, field: string): string | undefined {
  const value = fields[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.trim();
  throw new Fault(field, `"${field}" is no text.`);
}
