import { expect, test } from 'vitest';
import type { Config } from '../protocol/config.ts';
import type { Event, Fact } from '../protocol/event.ts';
import { reachedOutView } from './reached-out.ts';

const config: Config = {
  model: { provider: 'anthropic', id: 'm', window: 1000, maxOutputTokens: 100 },
  system: '',
  tools: [{ name: 'web_fetch', description: '', schema: {}, risk: 'web' }],
  mode: 'auto',
  rules: [],
  hooks: [],
  limits: { maxTurns: 5 },
};
const reply = {
  thinking: '',
  text: '',
  usage: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
  stop: 'end',
} as const;
const facts = (of: Config): readonly Fact[] => [
  { type: 'run.started', format: 1, title: '', config: of, files: [], seed: 1 },
  { type: 'model.requested', purpose: 'turn', attempt: 1 },
  { type: 'model.responded', ...reply, calls: [{ call: 'main.1', wire: '', name: 'web_fetch', input: {} }] },
  { type: 'tool.started', call: 'main.1' },
];
const asked: Fact = {
  type: 'tool.finished',
  because: 'ran',
  call: 'main.2',
  content: [],
  failed: false,
  requests: [
    { method: 'GET', address: 'https://a.example/', status: 200, bytes: 1 },
    { method: 'GET', address: 'https://b.example/' },
  ],
};
const callsOf = (of: Config, ...more: readonly Fact[]) =>
  [...facts(of), ...more]
    .map((fact, seq): Event => ({ seq, at: 0, agent: 'main', ...fact }))
    .reduce(reachedOutView.evolve, reachedOutView.initial).calls;

test('a real model and the real web count, what a script plays does not', () => {
  expect(callsOf(config)).toBe(2);
  const played = { ...config, model: { ...config.model, provider: 'scripted' } };
  expect(callsOf(played)).toBe(1);
  expect(callsOf({ ...played, play: { model: [], person: [], faults: [], pages: {} } })).toBe(0);
});

test('what went to the web is counted for itself', () => {
  const { calls, pages } = [...facts(config), asked]
    .map((fact, seq): Event => ({ seq, at: 0, agent: 'main', ...fact }))
    .reduce(reachedOutView.evolve, reachedOutView.initial);
  expect({ calls, pages }).toEqual({ calls: 4, pages: 3 });
});

test('each request of a command counts, and none of those that pages of a script answer', () => {
  expect(callsOf(config, asked)).toBe(4);
  expect(callsOf({ ...config, play: { model: [], person: [], faults: [], pages: {} } }, asked)).toBe(1);
});
