import { expect, test } from 'vitest';
import { agentsView } from '../../views/agent.ts';
import { logOf, prompted, requested, rested, started, type Told } from '../../views/log.testing.ts';
import { Projector } from '../../views/projector.ts';
import { pendingIn } from '../state/pending.ts';
import { emptyRun, type RunState } from '../state/run.ts';
import { runWords } from './run-words.ts';

function words(facts: readonly Told[], more: Partial<RunState> = {}): string {
  const log = new Projector(logOf(facts)).at(facts.length);
  const { word, detail, step, meanwhile } = runWords(
    { ...emptyRun, ...more },
    pendingIn(log, 'main'),
    log.read(agentsView),
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
