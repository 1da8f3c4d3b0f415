import type { Request, RequestPlace } from '../../agent/ports.ts';
import { cutEnd } from '../../base/cut.ts';
import type { Difference, Play } from '../../protocol/play.ts';
import type { Heard } from '../../views/heard.ts';
import { imprintOf } from '../../views/imprint.ts';
import { ruleBut } from './rules.ts';

/** How a request differs from the one that its reply was recorded for; undefined when nothing was recorded for it at all. */
export function differenceFor(play: Play, request: Request, place: RequestPlace, heard: Heard): Difference | undefined {
  const but = ruleBut(play, request, place, heard);
  const recorded = but?.rule.when.heard;
  if (but === undefined || recorded === undefined) return undefined;
  return { rule: but.name, recorded: recorded.text, heard: imprintOf(heard.text).text };
}

/** The first line that is not the same, in words. */
export function firstDifference({ recorded, heard }: Difference): string {
  const [before, now] = [recorded.split('\n'), heard.split('\n')];
  const at = before.findIndex((line, index) => line !== now[index]);
  const line = at < 0 ? before.length : at;
  if (line >= before.length && line >= now.length) return 'They differ in the part that was left out.';
  return `In line ${line + 1} of what was new, ${quote(before[line])} was recorded, and ${quote(now[line])} is there now.`;
}

function quote(line: string | undefined): string {
  if (line === undefined) return 'nothing';
  return `"${line.length > 160 ? `${cutEnd(line, 160)}…` : line}"`;
}
