import { ourName } from '../../agent/tool-names.ts';
import { hashOf } from '../../base/hash.ts';
import { encode } from '../../base/text.ts';
import type { Recorded, Script } from '../../protocol/script.ts';
import { modes } from '../words/modes.ts';

type Hook = Script['settings']['hooks'][number];
type Decision = Extract<Recorded['act'], { readonly do: 'decide' }>;
type Change = Extract<Recorded['act'], { readonly do: 'set' }>['config'];

/** Something in a script that lets the agent do more, or does something by itself. It is off until it is switched on. */
export interface Effect {
  /** The entry itself, so that an edited one is another. */
  readonly id: string;
  readonly label: string;
  /** What it says, word for word, where the label does not. */
  readonly source?: string;
}

/** All in a script that has effect, each once, whether it holds from the start or is set on the way. */
export function effectsOf(script: Script): readonly Effect[] {
  const { settings, recorded, files } = script;
  const { mode, permissions, hooks, trustedSkills = [] } = settings;
  const changes = recorded.flatMap(({ act }) => (act.do === 'set' ? [act.config] : []));
  const decided = recorded.flatMap(({ act }) => (act.do === 'decide' ? [act] : []));
  const standing = decided.flatMap(({ always }) => always?.rules ?? []);
  const effects = [
    ...([{ mode }, ...changes, ...decided].some((each) => each.mode === 'auto') ? [autoEffect] : []),
    ...(reachesOut(script) ? [webEffect] : []),
    ...[...permissions.allow, ...changes.flatMap(allowedIn), ...standing].map(ruleEffect),
    ...trustedSkills.map((hash) => skillEffect(hash, files)),
    ...[...hooks, ...changes.flatMap((change) => change.hooks ?? [])].map(hookEffect),
  ];
  return [...new Map(effects.map((effect) => [effect.id, effect])).values()];
}

/** The script with nothing in effect but what was switched on. Rules that ask or refuse stay: they only hold back. */
export function withEffects(script: Script, on: ReadonlySet<string>): Script {
  const { settings, recorded } = script;
  const { permissions, trustedSkills } = settings;
  const hooksOn = (hooks: readonly Hook[]) => hooks.filter((hook) => on.has(hookEffect(hook).id));
  const ruleOn = (rule: string) => on.has(ruleEffect(rule).id);
  const mode = (wanted: Change['mode']) => (wanted === 'auto' && !on.has(autoEffect.id) ? 'default' : wanted);
  const changed = ({ mode: wanted, rules, hooks, ...rest }: Change): Change => ({
    ...rest,
    ...(wanted === undefined ? {} : { mode: mode(wanted) }),
    ...(rules === undefined ? {} : { rules: rules.filter(({ verdict, rule }) => verdict !== 'allow' || ruleOn(rule)) }),
    ...(hooks === undefined ? {} : { hooks: hooksOn(hooks) }),
  });
  const decided = ({ mode: wanted, always, ...rest }: Decision): Decision => ({
    ...rest,
    ...(wanted === undefined ? {} : { mode: wanted === 'auto' && !on.has(autoEffect.id) ? 'default' : wanted }),
    ...(always?.rules.every(ruleOn) ? { always } : {}),
  });
  const act = (done: Recorded['act']): Recorded['act'] => {
    if (done.do === 'set') return { ...done, config: changed(done.config) };
    return done.do === 'decide' ? decided(done) : done;
  };
  return {
    ...script,
    ...(reachesOut(script) && !on.has(webEffect.id) ? { pages: {} } : {}),
    settings: {
      ...settings,
      mode: mode(settings.mode) ?? 'default',
      permissions: { ...permissions, allow: permissions.allow.filter(ruleOn) },
      hooks: hooksOn(settings.hooks),
      ...(trustedSkills === undefined ? {} : { trustedSkills: trustedSkills.filter((hash) => on.has(skillId(hash))) }),
    },
    recorded: recorded.map((each) => ({ ...each, act: act(each.act) })),
  };
}

const autoEffect: Effect = {
  id: 'mode auto',
  label: `Mode ${modes.auto.label}: ${modes.auto.says}`,
};

const webEffect: Effect = {
  id: 'recorded web',
  label:
    'The real web: what its person allowed to be asked is asked again, where the script has no result of the call. Without it there is no page anywhere.',
};

/** Whether the person of a recorded run may allow what asks the real web: its script brings no pages, and its model would. */
function reachesOut({ pages, recorded, model }: Script): boolean {
  const allows = recorded.some(({ act }) => act.do === 'decide' && act.verdict === 'allow');
  const asks = model.some(({ reply }) => reply.calls.some(({ tool }) => /^web_/.test(ourName(tool))));
  return pages === undefined && allows && asks;
}

function allowedIn({ rules = [] }: Change): readonly string[] {
  return rules.filter(({ verdict }) => verdict === 'allow').map(({ rule }) => rule);
}

function ruleEffect(rule: string): Effect {
  return { id: `allow ${rule}`, label: `Allow without asking: ${rule}` };
}

const skillId = (hash: string) => `skill ${hash}`;

/** A skill whose own list of tools counts. What it says is shown where it lies among the files. */
function skillEffect(hash: string, files: Script['files']): Effect {
  const [path, source] =
    Object.entries(files).find(([path, text]) => path.endsWith('/SKILL.md') && hashOf(encode(text)) === hash) ?? [];
  return {
    id: skillId(hash),
    label: `Allow without asking what a skill lists as its allowed-tools: ${path ?? `the SKILL.md of ${hash.slice(0, 12)}`}`,
    ...(source === undefined ? {} : { source }),
  };
}

function hookEffect(hook: Hook): Effect {
  const { name, on, matcher } = hook;
  const does = doesIn(hook);
  const where = matcher === undefined ? '' : ` of ${matcher}`;
  const what = does.length === 0 ? 'does nothing' : does.join(', ');
  return {
    id: JSON.stringify(hook),
    label: `Hook “${name}”, at ${on}${where}: ${what}`,
    source: JSON.stringify(hook, null, 2),
  };
}

function doesIn(hook: Hook): readonly string[] {
  if (hook.type === 'prompt') return ['asks the model, at your cost'];
  if (hook.type === 'command' || hook.type === 'script') return ['runs code in a sandbox'];
  const { block, vote, input, replace, context, stop } = hook;
  const does = [
    block !== undefined && 'refuses or sends back',
    vote === 'allow' && 'allows',
    vote === 'ask' && 'asks',
    input !== undefined && 'changes the call',
    replace !== undefined && 'changes the result',
    context !== undefined && 'adds text',
    stop !== undefined && 'ends the turn',
  ];
  return does.filter((word) => word !== false);
}
