import type { Request, RequestPlace } from '../../agent/ports.ts';
import { compilePattern } from '../../base/pattern.ts';
import type { Fault, ModelRule, Play } from '../../protocol/play.ts';
import { type Heard, promptIn, textIn } from '../../views/heard.ts';
import { imprintOf } from '../../views/imprint.ts';

/** A rule and what it is called: its name, or its number in the script. */
export interface Named {
  readonly name: string;
  readonly rule: ModelRule;
}

/** What a rule is called in the facts. */
export function nameOf(rule: ModelRule, index: number): string {
  return rule.name ?? `rule ${index + 1}`;
}

/** The first rule that fits the request; one that fires once does so once in the life of an agent. */
export function ruleFor(play: Play, request: Request, place: RequestPlace, heard: Heard): Named | undefined {
  for (const [index, rule] of play.model.entries()) {
    const name = nameOf(rule, index);
    if (rule.once && hasFired(name, place)) continue;
    if (fits(rule.when, request, place, heard) && isAsRecorded(rule.when, heard)) return { name, rule };
  }
  return undefined;
}

/** The first rule that would fit, had the request brought what it brought when the reply was recorded. */
export function ruleBut(play: Play, request: Request, place: RequestPlace, heard: Heard): Named | undefined {
  for (const [index, rule] of play.model.entries()) {
    if (rule.when.heard === undefined || !fits(rule.when, request, place, heard)) continue;
    return { name: nameOf(rule, index), rule };
  }
  return undefined;
}

function isAsRecorded({ heard: recorded }: ModelRule['when'], heard: Heard): boolean {
  return recorded === undefined || recorded.hash === imprintOf(heard.text).hash;
}

function hasFired(name: string, { fired }: RequestPlace): boolean {
  for (const each of fired) if (each === name) return true;
  return false;
}

function fits(when: ModelRule['when'], { tools, messages }: Request, place: RequestPlace, heard: Heard): boolean {
  return (
    (when.purpose ?? 'turn') === place.purpose &&
    (when.reply === undefined || when.reply === place.reply) &&
    isAgent(when.agent, place) &&
    (when.failed === undefined || when.failed === heard.failed) &&
    (when.tool === undefined || tools.some(({ name }) => name === when.tool)) &&
    (when.last === undefined || matches(when.last, heard.text)) &&
    (when.prompt === undefined || matches(when.prompt, promptIn(messages))) &&
    (when.context === undefined || [...messages].some((message) => matches(when.context ?? '', textIn(message))))
  );
}

/** The fault that stands in the way of this attempt, if one does. */
export function faultFor({ faults }: Pick<Play, 'faults'>, place: RequestPlace): Fault | undefined {
  const { reply, attempt, asked, purpose } = place;
  return faults.find(
    (fault) =>
      (fault.purpose ?? 'turn') === purpose &&
      (fault.request === undefined || fault.request === reply) &&
      (fault.asked === undefined || fault.asked === asked) &&
      isAgent(fault.agent, place) &&
      (fault.attempt === undefined || fault.attempt === attempt),
  );
}

/** What names no agent is about the main one. */
function isAgent(pattern: string | undefined, { agent, called = [] }: RequestPlace): boolean {
  if (pattern === undefined) return agent === 'main';
  const fits = compilePattern(pattern, { whole: true });
  return [agent, ...called].some((name) => fits.test(name));
}

function matches(pattern: string, text: string): boolean {
  return compilePattern(pattern, { literal: true }).test(text);
}
