import type { Breakpoint, Condition } from '../protocol/breakpoint.ts';

/** What a breakpoint holds at, in words. */
export function breakpointWords(breakpoint: Breakpoint): string {
  const { agent, when, from } = breakpoint;
  const conditions = when === undefined ? '' : conditionWords(when);
  const times = from === undefined || from === 1 ? [] : [`from the ${ordinal(from)} time on`];
  const what = [whatOf(breakpoint), ...(agent === undefined ? [] : [`of ${agent}`])].join(' ');
  if (conditions === '') return [what, ...times].join(' ');
  return [`${what} when ${conditions}`, ...times].join(', ');
}

/** What has to be true of a call, in words. */
function conditionWords({ tool, path, verdict, text }: Condition): string {
  return [
    ...(tool === undefined ? [] : [`the tool is ${tool}`]),
    ...(path === undefined ? [] : [`a path is ${path}`]),
    ...(verdict === undefined ? [] : [`the verdict is ${verdict}`]),
    ...(text === undefined ? [] : [`it says “${text}”`]),
  ].join(', ');
}

const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

function ordinal(number: number): string {
  return `${number}${endings[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)] ?? 'th'}`;
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
