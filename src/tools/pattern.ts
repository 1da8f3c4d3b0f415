import { compileGlobs } from '../base/glob.ts';

/**
 * A test for paths, given from the folder that is searched, out of the globs that a model wrote. As it expects: a glob without
 * a slash fits names at any depth, one that only leaves out means all others, and names that begin with a dot are meant
 * only by name, unless `hidden` says that they are wanted.
 */
export function fitsOf(
  patterns: readonly string[],
  { hidden }: { readonly hidden: boolean },
): (path: string) => boolean {
  const wanted = patterns.some((pattern) => !pattern.startsWith('!')) ? patterns : ['**', ...patterns];
  return compileGlobs(wanted.map(atAnyDepth), { dot: hidden });
}

function atAnyDepth(pattern: string): string {
  const [, not = '', glob = ''] = /^(!?)(.*)$/s.exec(pattern) ?? [];
  if (glob.split('/').includes('..'))
    throw new Error(`The pattern "${pattern}" leaves the folder that is searched. Give the folder as "path" instead.`);
  if (glob.replace(/[./]/g, '') === '')
    throw new Error(`The pattern "${pattern}" says nothing. Use "**" for every file.`);
  return `${not}${glob.includes('/') ? glob : `**/${glob}`}`;
}
