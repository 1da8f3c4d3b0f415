import { decode } from '../../base/text.ts';
import type { AgentCard, Config } from '../../protocol/config.ts';
import type { Folder } from '../../views/workspace.ts';
import { openFile } from '../context/open-file.ts';
import type { Blobs } from '../ports.ts';
import { type DefinitionReading, readDefinition } from './read-definition.ts';
import { type DefinitionFile, definitionFiles } from './shelf.ts';

/** An agent that comes along, or one of the workspace and what its file says. */
export type Listed =
  | { readonly origin: 'bundled'; readonly name: string; readonly card: AgentCard }
  | {
      readonly origin: 'workspace';
      readonly name: string;
      readonly file: DefinitionFile;
      readonly reading: DefinitionReading;
    };

/** Gives the text of a definition that comes along. */
export type OpenBundled = (name: string) => Promise<string | undefined>;

/**
 * Every agent that may be started, in order of name, broken ones too, but for those whose files the rules close. One of the
 * workspace stands in front of one that comes along.
 */
export async function listAgents(root: Folder, config: Config, blobs: Pick<Blobs, 'get'>): Promise<readonly Listed[]> {
  const files = definitionFiles(root).filter(({ path }) => openFile(root, path, config).is === 'open');
  const own = await Promise.all(
    files.map(async (file): Promise<Listed> => {
      const bytes = await blobs.get(file.blob);
      const text = bytes === undefined ? undefined : decode(bytes);
      const reading: DefinitionReading =
        text === undefined ? { ok: false, line: 1, message: 'It is not text.' } : await readDefinition(text, file.name);
      return { origin: 'workspace', name: file.name, file, reading };
    }),
  );
  const bundled = (config.agents ?? []).filter(({ name }) => files.every((file) => file.name !== name));
  const all = [...own, ...bundled.map((card): Listed => ({ origin: 'bundled', name: card.name, card }))];
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What one of the list says of itself; of those that come along the text is opened first. */
export async function readingOf(listed: Listed, open: OpenBundled): Promise<DefinitionReading> {
  if (listed.origin === 'workspace') return listed.reading;
  const text = await open(listed.name);
  return text === undefined
    ? { ok: false, line: 1, message: 'It does not come along any more.' }
    : readDefinition(text, listed.name);
}

/** The text that tells a model which agents it may start; those that cannot be used are named with what is wrong. */
export function indexOf(listed: readonly Listed[]): string {
  if (listed.length === 0) return '';
  const lines = listed.map((each) => {
    if (each.origin === 'bundled') return `- ${each.name}: ${each.card.description}`;
    if (each.reading.ok) return `- ${each.name}: ${each.reading.definition.description}`;
    return `- ${each.name} cannot be used: ${brokenAt(each.file.path, each.reading)}`;
  });
  return ['spawn_agent starts one of these, named as its "agent":', '', ...lines].join('\n');
}

/** Where and why a definition is broken. */
export function brokenAt(path: string, { line, message }: { readonly line: number; readonly message: string }): string {
  return `line ${line} of ${path} is wrong. ${message}`;
}
