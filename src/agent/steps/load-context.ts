import { decode, encode } from '../../base/text.ts';
import type { EventOf } from '../../protocol/event.ts';
import { workspaceView } from '../../views/workspace.ts';
import { importsIn } from '../context/imports.ts';
import { type Source, staleSource } from '../context/instructions.ts';
import { tellMode } from '../context/mode.ts';
import { openFile } from '../context/open-file.ts';
import { type Self, standing } from '../self.ts';
import type { StepOf } from '../step.ts';

type Added = Pick<
  EventOf<'context.added'>,
  'source' | 'path' | 'blob' | 'text' | 'refused' | 'from' | 'imports' | 'parts'
>;

/** Longer texts would crowd out the work. */
const mostCharacters = 40_000;
const mostMemoryLines = 200;

/** Reads one text into the context; without a blob, it says that there is none any more. */
export async function loadContext({ because, path }: StepOf<'load-context'>, self: Self): Promise<void> {
  const { log, name } = self;
  const agent = standing(self);
  const stale = staleSource(log.read(workspaceView), agent);
  const mode = because === 'mode changed';
  if (!mode && stale?.path !== path) return; // the files changed since this was chosen
  const added: Added =
    mode || stale === undefined
      ? { source: 'mode', path: 'mode', blob: '', text: tellMode(agent.config) }
      : await read(stale, self);
  log.append(name, { type: 'context.added', ...added });
}

async function read(source: Source, self: Self): Promise<Added> {
  if (source.blob === '') return { source: source.source, path: source.path, blob: '', text: '' };
  if (source.source === 'skills') return readSkillIndex(source, self);
  if (source.source === 'agents') return readAgentIndex(source, self);
  const opened = openFile(self.log.read(workspaceView), source.path, standing(self).config);
  if (opened.is === 'refused') return { ...source, text: '', refused: opened.why };
  const bytes = await self.ports.blobs.get(source.blob);
  const text = (bytes === undefined ? '' : (decode(bytes) ?? '')).replace(/^\uFEFF/, '');
  const imports = source.source === 'instructions' ? importsIn(text, source.path) : [];
  return {
    ...source,
    text: source.source === 'memory' ? cutLines(text) : cut(text),
    ...(imports.length === 0 ? {} : { imports }),
  };
}

async function readSkillIndex(source: Source, { log, ports, name }: Self): Promise<Added> {
  const { config } = standing({ log, name });
  // loaded at first use, as is what reads YAML
  const { indexOf, listSkills } = await ports.clock.real(import('../skills/library.ts'));
  const listed = await ports.clock.real(listSkills(log.read(workspaceView), config, ports.blobs));
  const text = indexOf(listed);
  return { ...source, text, blob: ports.blobs.put(encode(text)) };
}

async function readAgentIndex(source: Source, { log, ports, name }: Self): Promise<Added> {
  const { config } = standing({ log, name });
  const { indexOf, listAgents } = await ports.clock.real(import('../agents/library.ts'));
  const listed = await ports.clock.real(listAgents(log.read(workspaceView), config, ports.blobs));
  const text = indexOf(listed);
  return { ...source, text, blob: ports.blobs.put(encode(text)) };
}

function cut(text: string): string {
  if (text.length <= mostCharacters) return text;
  return `${text.slice(0, mostCharacters)}\n[The rest of this file was left out: it has ${text.length} characters.]`;
}

function cutLines(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= mostMemoryLines) return cut(text);
  const left = lines.length - mostMemoryLines;
  return `${cut(lines.slice(0, mostMemoryLines).join('\n'))}\n[${left} more lines of this index were left out: use recall.]`;
}
