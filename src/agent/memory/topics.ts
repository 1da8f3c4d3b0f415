import type { Subjects } from '../../protocol/event.ts';
import { type File, type Folder, nodeAt } from '../../views/workspace.ts';
import { wordsIn } from './words.ts';

/** Where a workspace keeps what agents remember: one file a topic. */
export const memoryFolder = '.agents/memory';
/** What says which topics there are; it is always in the context. */
export const memoryIndex = indexIn(memoryFolder);

/** The index of a memory. */
export function indexIn(memory: string): string {
  return `${memory}/MEMORY.md`;
}

const otherFolder = '.claude/memory';
const longestName = 60;

/** The files of topics in order of name. The folder of another agent is read too, never written. */
export function topicFiles(
  root: Folder,
  memory = memoryFolder,
): readonly { readonly path: string; readonly file: File }[] {
  return (memory === memoryFolder ? [memoryFolder, otherFolder] : [memory]).flatMap((place) => {
    const folder = nodeAt(root, place);
    if (folder?.is !== 'folder') return [];
    return [...folder.names].flatMap(([name, node]) =>
      node.is === 'file' && name.endsWith('.md') && name !== 'MEMORY.md'
        ? [{ path: `${place}/${name}`, file: node }]
        : [],
    );
  });
}

/** The name of a topic as its file bears it: letters of any script, digits, hyphens. */
export function slugOf(topic: string): string {
  const words =
    topic
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return [...words.join('-')].slice(0, longestName).join('').replace(/-$/, '');
}

/**
 * The file of the topic that is meant: of the same name, or else the one whose name has most words in common, if they are
 * more than half of all. By names alone, so that the ladder can be told which file it will be.
 */
export function topicMeant(root: Folder, topic: string, memory = memoryFolder): string | undefined {
  const slug = slugOf(topic.replace(/^.*\//, '').replace(/\.md$/, ''));
  const names = topicFiles(root, memory)
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`${memory}/`));
  const same = names.find((path) => nameOf(path) === slug);
  if (same !== undefined) return same;
  const rated = names.map((path) => ({ path, share: sharedOf(nameOf(path), slug) }));
  const best = rated.reduce<(typeof rated)[number] | undefined>((a, b) => (a && a.share >= b.share ? a : b), undefined);
  return best !== undefined && best.share > 0.5 ? best.path : undefined;
}

/** Where a topic is kept: in the file of the one that is meant, or in a new one. */
export function topicPath(root: Folder, topic: string, memory = memoryFolder): string {
  return topicMeant(root, topic, memory) ?? `${memory}/${slugOf(topic)}.md`;
}

/** The name of a topic's file, without folder and ending. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
}

/** Twice the words in common, out of all words of both. */
function sharedOf(one: string, other: string): number {
  const [a, b] = [new Set(wordsIn(one, 'query')), new Set(wordsIn(other, 'query'))];
  const common = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

/** What changing a topic touches, for the ladder: its file, which is read first, and the index. */
export function subjectsOfTopic(folder: Folder, topic: string, memory: string): Pick<Subjects, 'paths'> {
  const path = topicPath(folder, topic, memory);
  return {
    paths: [
      { path, access: 'write' },
      { path, access: 'read' },
      { path: indexIn(memory), access: 'write' },
    ],
  };
}
