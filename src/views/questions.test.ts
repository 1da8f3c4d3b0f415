import { expect, test } from 'vitest';
import type { Config, ToolSpec } from '../protocol/config.ts';
import type { Event, Fact } from '../protocol/event.ts';
import { Projector } from './projector.ts';
import { questionsOf } from './questions.ts';

const tool = (name: string, more: Partial<ToolSpec>): ToolSpec => ({
  name,
  description: '',
  schema: {},
  risk: 'write',
  ...more,
});
const config: Config = {
  model: { provider: 'scripted', id: 'scripted', window: 1000, maxOutputTokens: 100 },
  system: '',
  tools: [
    tool('write_file', {}),
    tool('read_file', { risk: 'read' }),
    tool('ask_user', { risk: 'meta', waits: 'person' }),
  ],
  mode: 'default',
  rules: [],
  hooks: [],
  limits: { maxTurns: 5 },
};

/** A log of facts, each of an agent. */
function logOf(...facts: readonly (readonly [agent: string, fact: Fact])[]): Projector {
  return new Projector(facts.map(([agent, fact], seq): Event => ({ seq, at: seq, agent, ...fact })));
}

const begin = ['main', { type: 'run.started', format: 1, title: 'Try', config, files: [], seed: 1 }] as const;
const prompt = ['main', { type: 'prompt.submitted', text: 'Go' }] as const;
const reply = (agent: string, ...names: string[]) =>
  [
    agent,
    {
      type: 'model.responded',
      text: '',
      thinking: '',
      usage: { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 },
      stop: 'end',
      calls: names.map((name, at) => ({ call: `${agent}.${at + 1}`, wire: '', name, input: {} })),
    },
  ] as const satisfies readonly [string, Fact];
const decide = (call: string, verdict: 'allow' | 'ask') =>
  [
    call.slice(0, call.lastIndexOf('.')),
    {
      type: 'tool.decided',
      call,
      verdict,
      by: 'mode',
      reason: '',
      input: {},
      rungs: [],
      subjects: { paths: [], commands: [], domains: [] },
      dropped: [],
    },
  ] as const satisfies readonly [string, Fact];
const waiting = (log: Projector, length: number) =>
  questionsOf(log.at(length)).map(({ is, call }) => `${is} ${call.id}`);

test('a call that is asked for waits until it is resolved', () => {
  const log = logOf(begin, prompt, reply('main', 'write_file'), decide('main.1', 'ask'), [
    'main',
    { type: 'approval.resolved', call: 'main.1', verdict: 'allow', by: 'person' },
  ]);
  expect([3, 4, 5].map((length) => waiting(log, length))).toEqual([[], ['approval main.1'], []]);
  expect(questionsOf(log.at(4))[0]).toMatchObject({ agent: 'main', turn: 1, decided: { seq: 3 } });
});

test('a question waits from when it is allowed until it is answered', () => {
  const log = logOf(begin, prompt, reply('main', 'ask_user'), decide('main.1', 'allow'), [
    'main',
    { type: 'question.answered', call: 'main.1', text: 'Yes', by: 'person' },
  ]);
  expect([3, 4, 5].map((length) => waiting(log, length))).toEqual([[], ['question main.1'], []]);
});

test('a call that may run waits for nobody', () => {
  expect(waiting(logOf(begin, prompt, reply('main', 'write_file'), decide('main.1', 'allow')), 4)).toEqual([]);
});

test('calls of several agents wait in the order in which they were asked for', () => {
  const child = ['main.1', { type: 'agent.started', config, brief: 'Go' }] as const;
  const log = logOf(
    begin,
    prompt,
    child,
    reply('main', 'write_file'),
    reply('main.1', 'write_file'),
    decide('main.1.1', 'ask'),
    decide('main.1', 'ask'),
  );
  expect(waiting(log, 7)).toEqual(['approval main.1.1', 'approval main.1']);
});

test('nothing waits once a stop was asked for, here or above', () => {
  const child = ['main.1', { type: 'agent.started', config, brief: 'Go' }] as const;
  const log = logOf(begin, prompt, child, reply('main.1', 'write_file'), decide('main.1.1', 'ask'), [
    'main',
    { type: 'stop.requested' },
  ]);
  expect([5, 6].map((length) => waiting(log, length))).toEqual([['approval main.1.1'], []]);
});
