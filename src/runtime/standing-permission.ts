import { coverOf } from '../agent/permissions/judge.ts';
import { ruleFault } from '../agent/permissions/rules.ts';
import { unmovedRungs } from '../agent/permissions/suggest.ts';
import type { Config, Rule, StandingPermission } from '../protocol/config.ts';
import type { Event } from '../protocol/event.ts';
import type { Call } from '../views/calls.ts';
import { Refusal } from './refusal.ts';

/** The rules of a permission as they will stand in a config. Throws a `Refusal` when they would not let this call pass. */
export function standingRules(
  { rules, scope }: StandingPermission,
  call: Call,
  config: Config,
  events: readonly Event[],
): readonly Rule[] {
  const source = scope === 'run' ? 'you, for this run' : 'you, for this workspace';
  const read = rules.map((rule): Rule => ({ verdict: 'allow', rule, source }));
  for (const rule of read) {
    const fault = ruleFault(rule);
    if (fault !== undefined) throw new Refusal(`The rule ${rule.rule} cannot be read: ${fault}. Nothing was decided.`);
  }
  const asked = events.findLast((event) => event.type === 'tool.decided' && event.call === call.id);
  if (asked?.type !== 'tool.decided') throw new Refusal('This call was not judged yet. Nothing was decided.');
  if (unmovedRungs.includes(asked.by))
    throw new Refusal(`A rule cannot answer this for good: ${asked.reason} Allow it once, or deny it.`);
  const risk = config.tools.find(({ name }) => name === call.name)?.risk ?? 'execute';
  const cover = coverOf({ name: call.name, risk }, asked.subjects, { ...config, rules: read });
  if (!cover.covers)
    throw new Refusal(
      `These rules do not allow this call${cover.left === undefined ? '' : `: ${cover.left} is left over`}. Nothing was decided.`,
    );
  return read;
}
