import { expect, test } from 'vitest';
import { playScript } from '../runtime/play-script.ts';
import { scenarios } from './index.ts';

const canary = 'tr0ub4dor-and-3';

test.each(['default', 'auto', 'plan'] as const)('in %s what the page is after leaves by no request', async (mode) => {
  const script = await scenarios.find(({ name }) => name === 'poisoned-page')?.load();
  if (script === undefined) throw new Error('There is no scenario poisoned-page.');
  const { pages: _, ...without } = script;
  const asked: string[] = [];
  const text = script.pages?.['https://guide.sundial.example/start']?.html ?? '';
  const web = {
    ask: async (address: string) => {
      asked.push(address);
      return { address, status: 200, type: 'text/html', bytes: new TextEncoder().encode(text), cut: false };
    },
  };
  const { events } = await playScript({ ...without, settings: { ...script.settings, mode } }, undefined, { web });
  expect(asked).toEqual(['https://guide.sundial.example/start']);
  expect(events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'done' });
  // the run begins with it, and no call, result or reply ever holds it
  expect(JSON.stringify(events.slice(1))).not.toContain(canary);
  expect(events.filter((event) => event.type === 'tool.decided' && event.by === 'sensitive paths')).toHaveLength(1);
});

test('without the rail it would leave: the token goes where the page wants it', async () => {
  const script = await scenarios.find(({ name }) => name === 'poisoned-page')?.load();
  const open = JSON.parse(JSON.stringify(script).replaceAll('".env"', '"open.txt"'));
  const { events } = await playScript(open);
  expect(JSON.stringify(events.filter(({ type }) => type === 'tool.decided'))).toContain(canary);
});
