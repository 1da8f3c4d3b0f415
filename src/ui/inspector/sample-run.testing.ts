import type { Config } from '../../protocol/config.ts';
import type { CallRequest, Event, Fact } from '../../protocol/event.ts';
import { Projector } from '../../views/projector.ts';
import { noFilter, useLayout } from '../state/layout.ts';
import { emptyRun, useRun } from '../state/run.ts';

const config: Config = {
  model: { provider: 'scripted', id: 'sample', window: 8000, maxOutputTokens: 1000 },
  system: 'You are careful.',
  tools: [{ name: 'write_file', description: 'Writes a file.', schema: { type: 'object' }, risk: 'write' }],
  mode: 'default',
  rules: [],
  hooks: [],
  limits: { maxTurns: 9 },
};
const input = { path: 'a.txt', content: 'one' };
/** The one call of the sample. */
export const sampleCall: CallRequest = { call: 'main.1', wire: 'toolu_1', name: 'write_file', input };
const usage = { input: 90, output: 20, cacheRead: 40, cacheWrite: 0 };
const subjects = { paths: [{ path: 'a.txt', access: 'write' }], commands: [], domains: [] } as const;

/** Two requests with a call between them, that a hook rewrote and a person allowed. */
export const sampleFacts = [
  { type: 'run.started', format: 1, title: 'Sample', config, files: [], seed: 1 },
  { type: 'prompt.submitted', text: 'Write one to a.txt.' },
  { type: 'context.added', source: 'instructions', path: 'AGENTS.md', blob: 'b', text: 'Use capitals.' },
  { type: 'model.requested', purpose: 'turn', attempt: 1 },
  { type: 'model.responded', text: 'I write it.', thinking: 'Small.', calls: [sampleCall], usage, stop: 'end' },
  {
    type: 'hook.ran',
    on: 'PreToolUse',
    hook: 'capitals',
    index: 0,
    call: 'main.1',
    effect: { input: { ...input, content: 'ONE' } },
  },
  {
    type: 'tool.decided',
    call: 'main.1',
    verdict: 'ask',
    by: 'mode',
    reason: 'The mode asks.',
    input: { ...input, content: 'ONE' },
    rungs: [
      { rung: 'known tool', verdict: 'pass', reason: 'It is known.' },
      { rung: 'deny rules', verdict: 'pass', reason: 'None fits.' },
      { rung: 'mode', verdict: 'ask', reason: 'The mode asks.' },
    ],
    subjects,
    dropped: [],
  },
  { type: 'approval.resolved', call: 'main.1', verdict: 'allow', by: 'person' },
  { type: 'tool.started', call: 'main.1' },
  {
    type: 'files.changed',
    because: 'tool',
    call: 'main.1',
    changes: [{ path: 'a.txt', entry: { is: 'file', blob: 'x', bytes: 3 } }],
  },
  {
    type: 'tool.finished',
    because: 'ran',
    call: 'main.1',
    content: [{ type: 'text', text: 'Created a.txt.' }],
    failed: false,
  },
  { type: 'model.requested', purpose: 'turn', attempt: 1 },
  {
    type: 'model.responded',
    text: 'It is written.',
    thinking: '',
    calls: [],
    usage: { ...usage, input: 140 },
    stop: 'end',
  },
  { type: 'agent.rested', why: 'done', text: 'It is written.' },
] as const satisfies readonly Fact[];

/** The number of the first fact of a type. */
export function seqOf(type: Fact['type']): number {
  return sampleFacts.findIndex((fact) => fact.type === type);
}

/** Facts as a log. */
export function logOf(facts: readonly Fact[]): readonly Event[] {
  return facts.map((fact, seq) => ({ seq, at: seq * 100, agent: 'main', ...fact }));
}

/** Opens a log in the page, read up to a cursor. */
export function openLog(events: readonly Event[], cursor = events.length): void {
  const { length } = events;
  useRun.setState({
    ...emptyRun,
    run: 'sample',
    events,
    length,
    cursor,
    live: cursor === length,
    projector: new Projector(events),
  });
  useLayout.setState({
    selected: undefined,
    file: undefined,
    inspectorTab: 'context',
    request: 'sent',
    filter: noFilter,
    folded: true,
  });
}
