import { nameOf } from './topics.ts';

/** The index with the line of this topic, in the place of the one it had; all other lines stay as they are. */
export function withTopic(
  index: string,
  path: string,
  { name, description }: { readonly name: string; readonly description: string },
): string {
  const line = `- [${name.replace(/[[\]]/g, '')}](${fileOf(path)})${description === '' ? '' : `: ${description}`}`;
  const lines = linesOf(index);
  const at = lines.findIndex((each) => isAbout(each, path));
  return `${(at < 0 ? [...lines, line] : lines.with(at, line)).join('\n')}\n`;
}

/** The index without the line of this topic. */
export function withoutTopic(index: string, path: string): string {
  const left = linesOf(index).filter((each) => !isAbout(each, path));
  return `${left.join('\n')}\n`;
}

function linesOf(index: string): readonly string[] {
  return index.trim() === '' ? ['# Memory', ''] : index.trimEnd().split(/\r?\n/);
}

function isAbout(line: string, path: string): boolean {
  return line.includes(`](${fileOf(path)})`);
}

function fileOf(path: string): string {
  return encodeURI(`${nameOf(path)}.md`);
}
