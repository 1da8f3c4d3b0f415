import { expect, test } from 'vitest';
import { agentsView } from '../../views/agent.ts';
import {
  decided,
  logOf,
  plainConfig,
  prompted,
  replied,
  requested,
  rested,
  started,
  type Told,
} from '../../views/log.testing.ts';
import { Projector } from '../../views/projector.ts';
import { pendingIn } from '../state/pending.ts';
import { emptyRun, type RunState } from '../state/run.ts';
import { runWords } from './run-words.ts';

function words(facts: readonly Told[], more: Partial<RunState> = {}, followed?: string): string {
  const log = new Projector(logOf(facts)).at(facts.length);
  const { word, detail, step, meanwhile } = runWords(
    { ...emptyRun, ...more },
    pendingIn(log, followed ?? 'main', { alone: followed !== undefined }),
    log.read(agentsView),
    followed,
  );
  return [word, detail, step, meanwhile].filter((part) => part !== undefined).join(' ');
}

test('the state of a run is said in words', () => {
  const going = [started, prompted, requested];
  expect(words([started])).toBe('Ready for a message');
  expect(words(going)).toBe('Live at call-model');
  expect(words(going, { pausing: true })).toBe('Pausing before call-model');
  expect(words(going, { pausing: true, held: [{ agent: 'main', by: 'pause' }] })).toBe('Paused before call-model');
  expect(words([started, prompted], { held: [{ agent: 'main', by: 'pause' }] })).toBe(
    'Paused before call-model nothing was sent yet',
  );
  expect(words(going, { live: false })).toBe('In the past before call-model');
  expect(words(going, { live: false, replaying: true })).toBe('Replaying before call-model');
  expect(words([...going, rested])).toBe('Done');
  expect(words([...going, { ...rested, why: 'limit', text: 'Too many turns.' } as Told])).toBe(
    'At a limit Too many turns.',
  );
  expect(words([], { loading: true })).toBe('Opening');
});

test('where there are several agents, the one that is meant is named', () => {
  const config = {
    ...plainConfig,
    tools: [{ name: 'read_file', description: '', schema: {}, risk: 'meta', waits: 'agent' }],
  };
  const going = [
    { ...started, config } as Told,
    prompted,
    requested,
    replied(['main.1']),
    decided('main.1'),
    { type: 'agent.started', config: plainConfig, brief: 'Look.', agent: 'main.1' } as Told,
  ];
  const held = [
    { agent: 'main.1', by: 'pause' },
    { agent: 'main.2', by: 'breakpoint: every step of main.2' },
  ];
  expect(words(going, { held }, 'main.1')).toBe('Paused before main.1 call-model nothing was sent yet');
  expect(words(going, { held: [{ agent: 'main.1', by: 'breakpoint: every step of main.1' }] }, 'main.1')).toBe(
    'Paused at breakpoint: every step of main.1, before main.1 call-model nothing was sent yet',
  );
  expect(words(going, {}, 'main')).toBe('Waiting main for main.1');
  expect(words(going, {}, 'main.1')).toBe('Live main.1 at call-model');
  expect(words(going, { live: false }, 'main.1')).toBe('In the past before main.1 call-model');
  const reported = [...going, { ...requested, agent: 'main.1' } as Told, { ...rested, agent: 'main.1' } as Told];
  expect(words(reported, {}, 'main.1')).toBe('Done main.1');
  expect(words(reported, { live: false }, 'main.1')).toBe('In the past done main.1');
  expect(words(reported, {}, 'main.7')).toBe('Not begun main.7');
});
