import { expect, test } from 'vitest';
import type { Config } from '../protocol/config.ts';
import type { Event, Fact } from '../protocol/event.ts';
import { Log } from './log.ts';
import { nextStep } from './next-step.ts';

const config: Config = {
  model: { provider: 'scripted', id: 'scripted', window: 1000, maxOutputTokens: 100 },
  system: 'You help.',
  mode: 'default',
  rules: [],
  hooks: [],
  limits: { maxTurns: 3 },
  tools: [
    { name: 'read_file', description: '', schema: {}, risk: 'read' },
    { name: 'write_file', description: '', schema: {}, risk: 'write' },
    { name: 'ask_user', description: '', schema: {}, risk: 'meta', waits: 'person' },
    { name: 'spawn_agent', description: '', schema: {}, risk: 'meta', waits: 'agent' },
  ],
};
const begin: Fact = { type: 'run.started', format: 1, title: '', config, files: [], seed: 1 };
const prompt: Fact = { type: 'prompt.submitted', text: 'Go.' };
const asked: Fact = { type: 'model.requested', purpose: 'turn', attempt: 1 };
const usage = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 };
const reply = (...names: string[]): Fact => ({
  type: 'model.responded',
  text: names.length === 0 ? 'Done.' : '',
  thinking: '',
  usage,
  stop: 'end',
  calls: names.map((name, i) => ({ call: `main.${i + 1}`, wire: `w${i}`, name, input: {} })),
});
const emptyReply: Fact = { type: 'model.responded', text: '', thinking: '', usage, stop: 'end', calls: [] };
const decided = (call: string, verdict: 'allow' | 'ask' | 'deny'): Fact => ({
  type: 'tool.decided',
  call,
  verdict,
  by: 'mode',
  reason: 'because',
  input: {},
  rungs: [],
  subjects: { paths: [], commands: [], domains: [] },
  dropped: [],
});
const started = (call: string): Fact => ({ type: 'tool.started', call });
const finished = (call: string, failed = false): Fact => ({
  type: 'tool.finished',
  because: 'ran',
  call,
  content: [],
  failed,
});
const failed = (retryable: boolean): Fact => ({
  type: 'model.failed',
  failure: 'status',
  reason: 'overloaded',
  retryable,
  wait: 5,
});
const stop: Fact = { type: 'stop.requested' };

const cutShort: Fact = { type: 'model.responded', text: 'So', thinking: '', usage, stop: 'length', calls: [] };

/** A turn with a result of so many tokens, by the name of its call. */
const turn = (call: string, tokens: number, input = 1): readonly Fact[] => [
  asked,
  {
    type: 'model.responded',
    text: '',
    thinking: '',
    usage: { ...usage, input },
    stop: 'end',
    calls: [{ call, wire: call, name: 'read_file', input: {} }],
  },
  decided(call, 'allow'),
  started(call),
  {
    type: 'tool.finished',
    because: 'ran',
    call,
    content: [{ type: 'text', text: 'x'.repeat(tokens * 4) }],
    failed: false,
  },
];
/** A conversation that fills the window by what the model said, or by results that may give way. */
const full = [prompt, ...['main.1', 'main.2', 'main.3', 'main.4'].flatMap((call) => turn(call, 10, 850))];
const fullOfResults = [prompt, ...[1, 2, 3, 4, 5, 6, 7].flatMap((n) => turn(`main.${n}`, 100, 650))];
const roomy: Fact = { type: 'settings.changed', because: 'person', config: { limits: { maxTurns: 50 } } };
const sumUp: Fact = { type: 'model.requested', purpose: 'compaction', attempt: 1, sums: { skipped: 0, until: 0 } };
const noSummary = (retryable: boolean): Fact => ({ ...failed(retryable), purpose: 'compaction' }) as Fact;
const compactedTo = (keeps: number, enough: boolean): Fact => ({
  type: 'context.compacted',
  trigger: 'threshold',
  text: 'Looked around.',
  keeps,
  dropped: 2,
  before: 850,
  after: 300,
  enough,
});
const preCompact: Fact = {
  type: 'settings.changed',
  because: 'person',
  config: {
    hooks: [
      { name: 'before', on: 'PreCompact' },
      { name: 'after', on: 'PostCompact' },
    ],
  },
};
const heard: Fact = { type: 'hook.ran', on: 'PreCompact', hook: 'before', index: 0, effect: {} };
const tooLong: Fact = { ...failed(false), failure: 'too-long' } as Fact;

function after(...facts: readonly Fact[]) {
  const events = [begin, ...facts].map((fact, seq): Event => ({ seq, at: seq, agent: 'main', ...fact }));
  const step = nextStep(new Log(() => 0, events), 'main');
  return step === undefined ? undefined : `${step.do} ${step.because}`;
}

const rules: readonly [what: string, step: string | undefined, facts: readonly Fact[]][] = [
  ['nobody has said anything', undefined, []],
  ['a prompt', 'call-model something new to read', [prompt]],
  ['a request without an answer', 'call-model something new to read', [prompt, asked]],
  ['an empty reply', 'call-model asked again', [prompt, asked, emptyReply]],
  ['a reply without calls', 'rest nothing left to do', [prompt, asked, reply()]],
  ['rest', undefined, [prompt, asked, reply(), { type: 'agent.rested', why: 'done', text: '' }]],
  ['a prompt that came during the reply', 'call-model something new to read', [prompt, asked, prompt, reply()]],
  ['a call', 'authorize not judged yet', [prompt, asked, reply('write_file')]],
  ['a call that is allowed', 'run all allowed', [prompt, asked, reply('write_file'), decided('main.1', 'allow')]],
  ['a call that is refused', 'settle refused', [prompt, asked, reply('write_file'), decided('main.1', 'deny')]],
  [
    'a call that a person must allow',
    'wait for approval',
    [prompt, asked, reply('write_file'), decided('main.1', 'ask')],
  ],
  [
    'neighbours that read are judged together',
    'authorize not judged yet',
    [prompt, asked, reply('read_file', 'read_file'), decided('main.1', 'allow')],
  ],
  [
    'one that acts runs before the next is looked at',
    'run all allowed',
    [prompt, asked, reply('write_file', 'read_file'), decided('main.1', 'allow')],
  ],
  [
    'a result while its neighbour runs',
    'run all allowed',
    [
      prompt,
      asked,
      reply('read_file', 'read_file'),
      decided('main.1', 'allow'),
      decided('main.2', 'allow'),
      started('main.1'),
      started('main.2'),
      finished('main.1'),
    ],
  ],
  [
    'all results',
    'call-model something new to read',
    [prompt, asked, reply('read_file'), decided('main.1', 'allow'), started('main.1'), finished('main.1')],
  ],
  ['a question to the person', 'wait for an answer', [prompt, asked, reply('ask_user'), decided('main.1', 'allow')]],
  [
    'the answer',
    'settle answered',
    [
      prompt,
      asked,
      reply('ask_user'),
      decided('main.1', 'allow'),
      { type: 'question.answered', call: 'main.1', text: 'blue', by: 'person' },
    ],
  ],
  ['a brief', 'spawn a brief waits', [prompt, asked, reply('spawn_agent'), decided('main.1', 'allow')]],
  ['a failure that may heal', 'retry it may heal', [prompt, asked, failed(true)]],
  ['a failure that will not', 'rest it will not heal', [prompt, asked, failed(false)]],
  [
    'five failures',
    'rest it will not heal',
    [prompt, ...Array.from({ length: 5 }, () => [asked, failed(true)]).flat()],
  ],
  [
    'three turns of three',
    'rest too many turns',
    [
      prompt,
      ...[1, 2, 3].flatMap(() => [
        asked,
        reply('read_file'),
        decided('main.1', 'allow'),
        started('main.1'),
        finished('main.1'),
      ]),
    ],
  ],
  [
    'the same call failing three times',
    'rest the same call keeps failing',
    [
      prompt,
      ...[1, 2, 3].flatMap(() => [
        asked,
        reply('read_file'),
        decided('main.1', 'allow'),
        started('main.1'),
        finished('main.1', true),
      ]),
    ],
  ],
  ['a reply cut by its length', 'call-model asked again', [prompt, asked, cutShort]],
  ['four of them', 'rest nothing left to do', [prompt, ...[1, 2, 3, 4].flatMap(() => [asked, cutShort])]],
  ['old results in a full window', 'clear old results fill the window', [roomy, ...fullOfResults]],
  ['a full window', 'compact over the threshold', [roomy, ...full]],
  ['a full window with a hook', 'ask-hooks before a compaction', [roomy, preCompact, ...full]],
  ['its answer', 'compact over the threshold', [roomy, preCompact, ...full, heard]],
  ['a summary that may come', 'retry the summary may come', [roomy, ...full, sumUp, noSummary(true)]],
  ['a compaction', 'call-model something new to read', [roomy, ...full, sumUp, compactedTo(17, true)]],
  [
    'a compaction with a hook',
    'ask-hooks after a compaction',
    [roomy, preCompact, ...full, heard, compactedTo(17, true)],
  ],
  [
    'one that failed',
    'call-model something new to read',
    [roomy, ...full, sumUp, noSummary(false), { type: 'compaction.failed', reason: 'overloaded' }],
  ],
  ['a model that cannot take it', 'compact too long for the model', [roomy, ...full, asked, tooLong]],
  ['a prompt that it cannot take', 'rest it will not heal', [prompt, asked, tooLong]],
  [
    'a person who asks, at rest',
    'compact a person asked',
    [
      roomy,
      ...[1, 2, 3, 4].flatMap(() => [prompt, asked, reply()]),
      { type: 'agent.rested', why: 'done', text: '' },
      { type: 'compaction.requested' },
    ],
  ],
  ['a stop with a call open', 'settle stopped', [prompt, asked, reply('write_file'), decided('main.1', 'ask'), stop]],
  ['a stop with nothing open', 'rest stop asked', [prompt, asked, stop]],
  [
    'instructions in the workspace',
    'load-context instructions changed',
    [
      {
        type: 'files.changed',
        because: 'person',
        changes: [{ path: 'AGENTS.md', entry: { is: 'file', blob: 'x', bytes: 1 } }],
      },
      prompt,
    ],
  ],
];

test.each(rules)('after %s: %s', (_, step, facts) => {
  expect(after(...facts)).toBe(step);
});

test('a stop holds for those below, and the one above waits for them', () => {
  const brief: readonly Fact[] = [begin, prompt, asked, reply('spawn_agent'), decided('main.1', 'allow')];
  const events = brief.map((fact, seq): Event => ({ seq, at: seq, agent: 'main', ...fact }));
  const all: Event[] = [
    ...events,
    { seq: 5, at: 5, agent: 'main.1', type: 'agent.started', config, brief: 'Look.' },
    { seq: 6, at: 6, agent: 'main', ...stop },
  ];
  all.push({
    seq: 7,
    at: 7,
    agent: 'main',
    type: 'tool.finished',
    because: 'settled',
    call: 'main.1',
    content: [],
    failed: true,
  });
  const log = new Log(() => 0, all);
  expect(nextStep(log, 'main')).toEqual({ do: 'wait', because: 'for agents to stop', for: ['main.1'] });
  expect(nextStep(log, 'main.1')).toMatchObject({ do: 'rest', because: 'stop asked' });
});
