import { quotePath } from '../../base/path.ts';
import type { Config } from '../../protocol/config.ts';
import type { EventOf, Rung, RungName } from '../../protocol/event.ts';
import { blockedBy } from '../../views/blocked.ts';
import type { Call } from '../../views/calls.ts';
import type { Coerced } from '../coerce.ts';
import type { Tool } from '../tool.ts';
import { closedPlace } from './guard.ts';
import { type Actor, coverOf, findDoubt, findFit, nameRule, rulesOf, unseen } from './judge.ts';
import { nearest } from './nearest.ts';
import { protectedPlace } from './protected.ts';
import { namesTool } from './rules.ts';
import { subjectsOfCommand } from './subjects.ts';

/** A call in front of the ladder. `tool` and `coerced` are missing when nobody knows the tool. */
export interface Climber {
  readonly call: Pick<Call, 'name' | 'input'> & {
    readonly hooked: Pick<Call['hooked'], 'before' | 'block' | 'vote' | 'rewrittenBy'>;
  };
  /** Whether a person has allowed it, with an input of their own. */
  readonly approved: boolean;
  readonly tool: Tool | undefined;
  readonly coerced: Coerced | undefined;
  readonly subjects: EventOf<'tool.decided'>['subjects'];
  readonly config: Config;
}

/** What became of a call, as the fact `tool.decided` holds it. */
export type Decision = Pick<
  EventOf<'tool.decided'>,
  'verdict' | 'by' | 'reason' | 'input' | 'rungs' | 'subjects' | 'each' | 'dropped'
>;

/** What one rung says. `pass` leaves the call to the next. */
type Saying = Omit<Rung, 'rung'>;
type Look = (climber: Climber, actor: Actor) => Saying;

/** The rungs from the top. The first that does not pass decides, so that a refusal is never undone below it. */
const ladder: readonly { readonly rung: RungName; readonly look: Look }[] = [
  { rung: 'hooks', look: heedHooks },
  { rung: 'known tool', look: knowTool },
  { rung: 'valid input', look: checkInput },
  { rung: 'sensitive paths', look: closeSensitive },
  { rung: 'deny rules', look: heedDenials },
  { rung: 'plan mode', look: planFirst },
  { rung: 'protected paths', look: protectHarness },
  { rung: 'ask rules', look: heedAsks },
  { rung: 'hook asks', look: heedAskingHook },
  { rung: 'always asks', look: askAlways },
  { rung: 'person', look: heedPerson },
  { rung: 'allow rules', look: heedAllowances },
  { rung: 'hook allows', look: heedAllowingHook },
  { rung: 'mode', look: followMode },
];

/** Of how many commands the ladder says one by one what becomes of them: more nobody reads. */
const mostCommands = 200;

/** May this call run? Every rung that was looked at is written down, with its reason, and what each command comes to. Pure. */
export function climb(climber: Climber): Decision {
  const { subjects, approved } = climber;
  const decision = decide(climber);
  if (approved || subjects.commands.length < 2) return decision;
  const each = subjects.commands.slice(0, mostCommands).map((_, at) => {
    const { by, verdict, reason } = decide({ ...climber, subjects: subjectsOfCommand(subjects, at) });
    return { rung: by, verdict, reason };
  });
  return { ...decision, each };
}

function decide(climber: Climber): Decision {
  const { call, tool, coerced, subjects, approved } = climber;
  const input = coerced?.ok ? coerced.input : call.input;
  const dropped = coerced?.ok ? coerced.dropped : [];
  const actor: Actor = { name: call.name, risk: tool?.risk ?? 'execute' };
  const rungs: Rung[] = [];
  for (const { rung, look } of ladder) {
    const { verdict, reason } = look(climber, actor);
    rungs.push({ rung, verdict, reason });
    // who was asked has answered: the rung of the person says so
    if (verdict === 'pass' || (verdict === 'ask' && approved)) continue;
    return { verdict, by: rung, reason, input, rungs, subjects, dropped };
  }
  throw new Error('The last rung of the ladder decides.');
}

function heedHooks({ call: { hooked } }: Climber): Saying {
  if (hooked.block !== undefined) return deny(blockedBy(hooked.block.hook, 'this call', hooked.block.reason));
  if (hooked.before === 0) return pass('No hook meets this call.');
  const rewritten =
    hooked.rewrittenBy.length === 0 ? '' : ` The input was rewritten by ${hooked.rewrittenBy.join(', ')}.`;
  return pass(`${count(hooked.before, 'hook')} looked at it, and none blocks it.${rewritten}`);
}

function knowTool({ call, tool, config }: Climber): Saying {
  const names = config.tools.map(({ name }) => name);
  if (tool !== undefined && names.includes(call.name))
    return pass(`There is a tool ${call.name}, of the risk ${tool.risk}.`);
  const near = nearest(call.name, names);
  const there = near.length > 0 ? `Nearest to it: ${near.join(', ')}.` : `There are: ${names.join(', ') || 'none'}.`;
  return deny(`There is no tool ${JSON.stringify(call.name.slice(0, 100))}. ${there}`);
}

function checkInput({ coerced }: Climber): Saying {
  if (coerced === undefined) return deny('The input was not checked.');
  if (!coerced.ok) return deny(coerced.issues);
  if (coerced.dropped.length === 0) return pass('The input fits the tool’s schema.');
  return pass(`The input fits the tool’s schema without ${coerced.dropped.join(', ')}, which it does not know.`);
}

function closeSensitive({ subjects: { paths } }: Climber): Saying {
  for (const { path } of paths) {
    const closed = closedPlace(path);
    if (closed !== undefined) return deny(closed);
  }
  if (paths.length === 0) return pass('No path in this call.');
  const all = [...new Set(paths.map(({ path }) => quotePath(path)))];
  const some = all.slice(0, 3);
  const more = all.length > some.length ? ` and ${all.length - some.length} more` : '';
  return pass(`No sensitive path: ${some.join(', ')}${more}.`);
}

function heedDenials({ subjects, config }: Climber, actor: Actor): Saying {
  const fit = findFit('deny', actor, subjects, config);
  if (fit === undefined) return pass(noneFits(config, 'deny'));
  return deny(
    `The rule ${nameRule(fit.rule)} refuses ${fit.what}. Find another way, or tell the person why you need it.`,
  );
}

function planFirst({ config: { mode } }: Climber, { name, risk }: Actor): Saying {
  if (mode !== 'plan') return pass(`The mode is ${mode}, not plan.`);
  if (risk !== 'write' && risk !== 'execute') return pass(`Plan mode lets a call of the risk ${risk} pass.`);
  const does = risk === 'write' ? 'changes files' : 'runs code';
  return deny(
    `The plan comes first: in plan mode nothing that ${does} may run, and ${name} does. Look around, then lay out your plan.`,
  );
}

function protectHarness({ subjects: { paths } }: Climber): Saying {
  const writes = paths.filter(({ access }) => access === 'write').map(({ path }) => path);
  for (const path of writes) {
    const own = protectedPlace(path);
    if (own !== undefined) return ask(`${quotePath(path)} holds ${own} of the agent itself.`);
  }
  return pass(
    writes.length === 0 ? 'Nothing is written at a path.' : 'No rules, hooks or agent definitions are changed.',
  );
}

function heedAsks({ subjects, config }: Climber, actor: Actor): Saying {
  const fit = findFit('ask', actor, subjects, config);
  if (fit !== undefined) return ask(`The rule ${nameRule(fit.rule)} fits ${fit.what}.`);
  const doubt = findDoubt(actor, subjects, config);
  if (doubt !== undefined) return ask(`The rule ${nameRule(doubt.rule)} may mean ${doubt.what}.`);
  const unread = [...rulesOf(config, 'deny').faulty, ...rulesOf(config, 'ask').faulty];
  const broken = unread.find((each) => namesTool(each, actor));
  if (broken === undefined) return pass(noneFits(config, 'ask'));
  return ask(`The rule ${nameRule(broken.rule)} cannot be read and may mean this call: ${broken.fault}.`);
}

function heedAskingHook({
  call: {
    hooked: { vote },
  },
}: Climber): Saying {
  return vote?.vote === 'ask'
    ? ask(`The hook ${vote.hook} wants a person to be asked.`)
    : pass('No hook votes to ask.');
}

function askAlways({ tool }: Climber): Saying {
  return tool?.asks ? ask(`${tool.name} is always put before a person.`) : pass('This tool does not always ask.');
}

function heedPerson({ approved }: Climber): Saying {
  return approved ? allow('A person allowed it, with this input.') : pass('No person has allowed it so far.');
}

function heedAllowances({ subjects, config }: Climber, actor: Actor): Saying {
  const cover = coverOf(actor, subjects, config);
  if (cover.covers) return allow(`Allowed by ${cover.rules.map(nameRule).join(' and ')}.`);
  if (cover.naming === 0 || cover.left === undefined) return pass(noneFits(config, 'allow'));
  return pass(`${count(cover.naming, 'allow rule')} for ${actor.name}, but none for ${cover.left}.`);
}

function heedAllowingHook({
  call: {
    hooked: { vote },
  },
}: Climber): Saying {
  return vote?.vote === 'allow'
    ? allow(`The hook ${vote.hook} votes to allow it.`)
    : pass('No hook votes to allow it.');
}

function followMode({ config: { mode }, subjects }: Climber, { risk }: Actor): Saying {
  const blind = subjects.requests?.find(({ address }) => address === undefined);
  if (blind !== undefined && mode === 'auto')
    return ask(`Even in the mode auto a person is asked for ${unseen(blind, subjects)}.`);
  if (mode === 'auto') return allow('The mode auto allows what nothing above refused.');
  if (risk === 'read' || risk === 'meta')
    return allow(`The mode ${mode} allows what only ${risk === 'read' ? 'reads' : 'talks'}.`);
  return ask(`The mode ${mode} asks for a call of the risk ${risk}.`);
}

function noneFits(config: Config, verdict: 'allow' | 'ask' | 'deny'): string {
  const { read } = rulesOf(config, verdict);
  if (read.length === 0) return `There is no ${verdict} rule.`;
  return read.length === 1
    ? `1 ${verdict} rule, and it does not fit.`
    : `${read.length} ${verdict} rules, and none fits.`;
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}

function pass(reason: string): Saying {
  return { verdict: 'pass', reason };
}

function allow(reason: string): Saying {
  return { verdict: 'allow', reason };
}

function ask(reason: string): Saying {
  return { verdict: 'ask', reason };
}

function deny(reason: string): Saying {
  return { verdict: 'deny', reason };
}
