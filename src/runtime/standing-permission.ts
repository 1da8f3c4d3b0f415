import { coverOf } from '../agent/permissions/judge.ts';
import { ruleFault } from '../agent/permissions/rules.ts';
import { entryName, settingsPath } from '../agent/permissions/settings-file.ts';
import { unmovedRungs } from '../agent/permissions/suggest.ts';
import type { Config, Rule, StandingPermission } from '../protocol/config.ts';
import type { Event } from '../protocol/event.ts';
import { agentsView } from '../views/agent.ts';
import type { Call } from '../views/calls.ts';
import type { Consents } from './consents.ts';
import { changeOf } from './file-changes.ts';
import type { LiveRun } from './live-run.ts';
import { Refusal } from './refusal.ts';
import { withAllowed } from './settings-file.ts';

/** The call of an agent that is answered for good. */
export interface Standing {
  readonly agent: string;
  readonly call: Call;
  readonly always: StandingPermission;
}

/** The rules hold for every agent of the run, or lie in the workspace, where each reads them for itself. */
export async function stand(live: LiveRun, consents: Consents, { agent, call, always }: Standing): Promise<void> {
  const { log } = live;
  const agents = log.read(agentsView);
  const { config } = agents[agent] ?? {};
  if (config === undefined) throw new Refusal(`There is no agent ${agent}.`);
  const added = standingRules(always, call, config, log.events);
  if (always.scope === 'run') {
    for (const [name, { config: its }] of Object.entries(agents))
      log.append(name, { type: 'settings.changed', because: 'always', config: { rules: [...its.rules, ...added] } });
    return;
  }
  const text = withAllowed(await live.textAt(settingsPath), always.rules);
  if (text === undefined)
    throw new Refusal(
      `${settingsPath} cannot be read, so no rule was put there. Mend it first, or allow it for this run.`,
    );
  const entries = always.rules.map((rule) => entryName('allow', rule));
  await consents.set(entries, true);
  log.append('main', { type: 'files.changed', because: 'always', changes: [changeOf(live, settingsPath, text)] });
}

/** The rules of a permission as they will stand in a config. Throws a `Refusal` when they would not let this call pass. */
function standingRules(
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
