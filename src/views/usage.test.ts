import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logOf, logs, plainConfig, prompted, replied, requested, started } from './log.testing.ts';
import { usageView } from './usage.ts';

const read = (events: ReturnType<typeof logOf>) => events.reduce(usageView.evolve, usageView.initial);

test('tokens add up over the replies of all agents', () => {
  const child = { agent: 'main.1', type: 'agent.started', config: plainConfig, brief: '' } as const;
  const used = read(logOf([started, prompted, requested, replied(), child, { ...replied(), agent: 'main.1' }]));
  expect(used).toMatchObject({ input: 2000, output: 20, cached: 1200, requests: 2, spent: 0, priced: true });
});

test('a model without a price is not free', () => {
  const model = { provider: 'somebody', id: 'm', window: 1, maxOutputTokens: 1 };
  const config = { ...plainConfig, model };
  expect(read(logOf([{ ...started, config } as typeof started, replied()])).priced).toBe(false);
  const prices = { input: 2, output: 10, cacheRead: 1, cacheWrite: 2 };
  const sold = { ...started, config: { ...config, model: { ...model, prices } } } as typeof started;
  expect(read(logOf([sold, replied()]))).toMatchObject({ priced: true, spent: (400 * 2 + 600 * 1 + 10 * 10) / 1e6 });
});

test('what was used never shrinks', () => {
  fc.assert(
    fc.property(logs, (events) => {
      let before = usageView.initial;
      for (const event of events) {
        const after = usageView.evolve(before, event);
        expect(after.input).toBeGreaterThanOrEqual(before.input);
        before = after;
      }
    }),
  );
});
