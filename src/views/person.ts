import { compilePattern } from '../base/pattern.ts';
import { Trail } from '../base/trail.ts';
import type { Config } from '../protocol/config.ts';
import type { JsonObject } from '../protocol/json.ts';
import type { PersonRule, Play } from '../protocol/play.ts';
import { agentsView } from './agent.ts';
import { namesOf } from './company.ts';
import { type Question, questionsOf } from './questions.ts';
import type { Reading, View } from './view.ts';

/** What a person does, in the words of a command. */
export type PersonAct =
  | { readonly do: 'prompt'; readonly text: string; readonly agent?: string }
  | {
      readonly do: 'decide';
      readonly call: string;
      readonly verdict: 'allow';
      readonly input?: JsonObject;
      readonly mode?: 'default' | 'auto';
    }
  | { readonly do: 'decide'; readonly call: string; readonly verdict: 'deny'; readonly reason: string }
  | { readonly do: 'answer'; readonly call: string; readonly text: string }
  | { readonly do: 'stop' }
  | { readonly do: 'set'; readonly config: Partial<Pick<Config, 'mode' | 'limits'>> };

/** What the person of a script does next, or the question that none of their rules answers. */
export type Suggestion = { readonly act: PersonAct } | { readonly unanswered: Question };

/**
 * What the person of a script does where the run stands now; undefined when there is nothing for them to do. Pure: the
 * page offers it, and without a page it is done.
 */
export function personSays({ person }: Pick<Play, 'person'>, log: Reading): Suggestion | undefined {
  const [question] = questionsOf(log);
  if (question === undefined) return nextPrompt(person, log);
  for (const rule of person) {
    const act = 'prompt' in rule ? undefined : actOf(rule, question, log);
    if (act !== undefined) return { act };
  }
  return { unanswered: question };
}

/**
 * Prompts come in order, each when the main agent rests, and the agent that it is said to; what somebody else said meanwhile
 * changes nothing in that.
 */
function nextPrompt(person: Play['person'], log: Reading): Suggestion | undefined {
  const agents = log.read(agentsView);
  if (agents.main?.rested === undefined) return undefined;
  const prompts = person.flatMap((rule) => ('prompt' in rule ? [rule] : []));
  let given = 0;
  for (const { text, agent } of log.read(saidView).prompts) {
    const next = prompts[given];
    if (next !== undefined && next.prompt === text && (next.agent ?? 'main') === agent) given++;
  }
  const next = prompts[given];
  if (next === undefined) return undefined;
  const { prompt: text, agent } = next;
  if (agent === undefined) return { act: { do: 'prompt', text } };
  return agents[agent]?.rested === undefined ? undefined : { act: { do: 'prompt', text, agent } };
}

type AnswerRule = Exclude<PersonRule, { readonly prompt: string }>;

function actOf(rule: AnswerRule, question: Question, log: Reading): PersonAct | undefined {
  if (!fits(rule.when, question, log)) return undefined;
  const { id: call, input } = question.call;
  if ('stop' in rule) return { do: 'stop' };
  if ('set' in rule) return change(rule.set, log);
  if ('answer' in rule) return question.is === 'question' ? { do: 'answer', call, text: rule.answer } : undefined;
  if (question.is === 'question') return undefined;
  if ('deny' in rule) return { do: 'decide', call, verdict: 'deny', reason: rule.deny };
  const edited = 'edit' in rule ? { input: { ...input, ...rule.edit } } : {};
  return { do: 'decide', call, verdict: 'allow', ...edited, ...(rule.mode === undefined ? {} : { mode: rule.mode }) };
}

type Settings = Extract<AnswerRule, { readonly set: unknown }>['set'];

/** Sets what is not so already: so the rule changes a setting once, and the next one that fits answers the question. */
function change({ mode, maxTurns }: Settings, log: Reading): PersonAct | undefined {
  const config = log.read(agentsView).main?.config;
  if (config === undefined) return undefined;
  const changed = {
    ...(mode === undefined || mode === config.mode ? {} : { mode }),
    ...(maxTurns === undefined || maxTurns === config.limits.maxTurns
      ? {}
      : { limits: { ...config.limits, maxTurns } }),
  };
  return Object.keys(changed).length === 0 ? undefined : { do: 'set', config: changed };
}

function fits(
  { tool, agent, call: name, path, nth }: AnswerRule['when'],
  { call, decided, agent: asking }: Question,
  log: Reading,
): boolean {
  if (agent !== undefined && !isCalled(agent, asking, log)) return false;
  if (nth !== undefined && nth !== log.read(saidView).answers + 1) return false;
  if (tool !== undefined && !compilePattern(tool).test(call.name)) return false;
  if (name !== undefined && name !== call.id) return false;
  if (path === undefined) return true;
  const matches = compilePattern(path);
  return decided.subjects.paths.some((subject) => matches.test(subject.path));
}

function isCalled(pattern: string, name: string, log: Reading): boolean {
  const names = namesOf(name, log.read(agentsView)[name]?.company.born);
  return names.some((each) => compilePattern(pattern, { whole: true }).test(each));
}

/** What the person said, to whom, and how many questions were answered, by anybody. */
const saidView: View<{
  readonly prompts: Trail<{ readonly text: string; readonly agent: string }>;
  readonly answers: number;
}> = {
  initial: { prompts: Trail.of(), answers: 0 },
  evolve(said, event) {
    if (event.type === 'prompt.submitted')
      return { ...said, prompts: said.prompts.add({ text: event.text, agent: event.agent }) };
    if (event.type === 'approval.resolved' || event.type === 'question.answered')
      return { ...said, answers: said.answers + 1 };
    return said;
  },
};
