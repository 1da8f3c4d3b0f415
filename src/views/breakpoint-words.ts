import type { Breakpoint } from '../protocol/breakpoint.ts';

/** What a breakpoint holds at, in words. */
export function breakpointWords(breakpoint: Breakpoint): string {
  const { agent, from } = breakpoint;
  return [
    whatOf(breakpoint),
    ...(agent === undefined ? [] : [`of ${agent}`]),
    ...(from === undefined || from === 1 ? [] : [`from time ${from} on`]),
  ].join(' ');
}

function reasonOf({ because }: { readonly because?: string | undefined }): string {
  return because === undefined ? '' : ` (${because})`;
}

function whatOf(breakpoint: Breakpoint): string {
  if ('step' in breakpoint) return `every ${breakpoint.step}${reasonOf(breakpoint)}`;
  if ('tool' in breakpoint) return `every ${breakpoint.tool}`;
  if ('path' in breakpoint) return `every call at ${breakpoint.path}`;
  if ('fact' in breakpoint) return `after every ${breakpoint.fact}${reasonOf(breakpoint)}`;
  if ('rung' in breakpoint) return `after the rung “${breakpoint.rung}” decides`;
  if ('verdict' in breakpoint) return `after every verdict ${breakpoint.verdict}`;
  if ('any' in breakpoint) return `after any ${breakpoint.any}`;
  return 'every step';
}
