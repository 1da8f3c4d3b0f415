import { recorded } from './fake-service.ts';
import { connect, factsOf, only, protocols, runTask, test } from './own-model.ts';
import { answer, composer, done, expect, inspect, openFile, press, row, rows, standing } from './person.ts';
import { canary } from './watch.ts';

for (const protocol of protocols) {
  test.describe(protocol.name, () => {
    test.beforeEach(async ({ page, service }) => {
      await page.goto('./');
      await connect(page, { protocol, address: service.origin + protocol.path });
    });

    test('answers in text, then calls tools, is asked about, and answers to their results', async ({
      page,
      service,
    }) => {
      const { mock } = service;
      mock.onMessage('Say hello', { content: 'Hi there, 你好.' });
      const look = { name: 'list_files', arguments: '{}' };
      const write = { name: 'write_file', arguments: '{"path":"a.txt","content":"one, by a real model"}' };
      mock.on({ userMessage: 'Write', hasToolResult: false }, { content: 'I write.', toolCalls: [look, write] });
      mock.on({ userMessage: 'Write', hasToolResult: true }, { content: 'It is written.' });
      await runTask(page, 'Say hello');
      await done(page);
      await expect(row(page, /Hi there, 你好\./).first()).toBeVisible();
      await composer(page).fill('Write a file');
      await composer(page).press('Enter');
      await answer(page, 'a.txt', 'Allow once');
      await done(page);
      await expect(row(page, /It is written\./).first()).toBeVisible();
      await expect(await openFile(page, 'a.txt')).toContainText('one, by a real model');
      expect(only(await factsOf(page), 'tool.finished').map(({ failed }) => failed)).toEqual([false, false]);
      expect(service.heard.at(-1)?.body).toContain('a.txt');
    });

    test('is busy, overloaded and cut off, and each time it is asked again in full view', async ({ page, service }) => {
      const { mock } = service;
      const busy = { error: { message: 'Slow down.', type: 'rate_limit_error' }, status: 429, retryAfter: 50 };
      const cut = { truncateAfterChunks: 8, chunkSize: 10, latency: 20 };
      mock.on({ userMessage: 'Try', sequenceIndex: 0 }, busy);
      mock.on({ userMessage: 'Try', sequenceIndex: 1 }, { error: { message: 'Overloaded.' }, status: 529 });
      mock.on({ userMessage: 'Try', sequenceIndex: 2 }, { content: 'Not this half. '.repeat(50) }, cut);
      mock.on({ userMessage: 'Try', sequenceIndex: 3 }, { content: 'But this.' });
      const arriving = rows(page).and(page.locator('[aria-busy="true"]'));
      service.breaksAfter = expect(arriving).toContainText('Not this half.', { timeout: 30_000 });
      await runTask(page, 'Try');
      await expect(standing(page)).toHaveText(/^Waiting to retry/);
      await expect(page.getByRole('timer')).toHaveText(/^in (50|4\d)(\.\d)? s$/);
      await expect(row(page, /429/)).toContainText('Slow down.');
      // as the others may have waited by themselves, “Try now” may find nothing to hurry
      await page.getByRole('button', { name: 'Try now' }).first().click();
      await expect(row(page, /529/)).toBeVisible();
      await service.breaksAfter;
      await done(page);
      const facts = await factsOf(page);
      expect(only(facts, 'model.failed')).toMatchObject([
        { status: 429, failure: 'status', retryable: true, wait: 50_000 },
        { status: 529, failure: 'status', retryable: true },
        { retryable: true },
      ]);
      expect(['cut', 'network']).toContain(only(facts, 'model.failed')[2]?.failure);
      expect(only(facts, 'model.retried').map(({ because }) => because)).toEqual(['hurried', 'waited', 'waited']);
      expect(only(facts, 'model.responded').map(({ text }) => text)).toEqual(['But this.']);
      await expect(rows(page).filter({ hasText: 'Not this half.' })).toHaveCount(0);
    });

    test('refuses the key: the run ends with the reason, which does not tell the key', async ({ page, service }) => {
      const error = { message: `The key ${canary} is wrong.`, type: 'authentication_error' };
      service.mock.onMessage('Hello', { error, status: 401 });
      await runTask(page, 'Hello');
      await expect(standing(page)).toHaveText(/^Failed/);
      await expect(page.getByRole('region', { name: 'Error' })).toContainText('[key removed]');
      expect(only(await factsOf(page), 'model.failed')).toMatchObject([
        { failure: 'refused', status: 401, retryable: false },
      ]);
      expect(service.heard.filter(({ method }) => method === 'POST')).toHaveLength(1);
    });

    test('streams slowly, and is stopped within 250 ms', async ({ page, service }) => {
      service.mock.onMessage('Hello', { content: 'Slowly. '.repeat(100) }, { latency: 40, chunkSize: 4 });
      await runTask(page, 'Hello');
      await expect(rows(page).and(page.locator('[aria-busy="true"]'))).toContainText('Slowly.');
      await press(page, 'Stop the run');
      await expect(standing(page)).toHaveText('Stopped');
      const facts = await factsOf(page);
      const [stop, rest] = [only(facts, 'stop.requested')[0], only(facts, 'agent.rested')[0]];
      expect(rest?.why).toBe('stopped');
      expect((rest?.at ?? Number.NaN) - (stop?.at ?? Number.NaN)).toBeLessThan(250);
      expect(only(facts, 'model.responded')).toEqual([]);
      // nobody pays for a reply that nobody reads
      await expect.poll(() => service.brokenOff).toBe(1);
    });

    test('says what the fake does not: cached tokens, thinking, an error in mid-stream', async ({ page, service }) => {
      service.answer(recorded(protocol.name, 'thinking'), recorded(protocol.name, 'error-later'));
      service.answer(recorded(protocol.name, 'text'));
      await runTask(page, 'Think');
      await done(page);
      await expect(await inspect(page, /It is there\./)).toContainText('Let me see.');
      await composer(page).fill('And now?');
      await composer(page).press('Enter');
      await expect(row(page, /Hello there, 你好\./).first()).toBeVisible();
      await done(page);
      const facts = await factsOf(page);
      expect(only(facts, 'model.failed')).toMatchObject([{ retryable: true }]);
      const usage = { input: 165, cacheRead: 100 };
      expect(only(facts, 'model.responded')).toMatchObject([
        { thinking: 'Let me see.', text: 'It is there.' },
        { text: 'Hello there, 你好.', usage },
      ]);
      // what was signed goes back as it came
      const signed = { anthropic: 'EqQBCgIYAhIM1gbcDa9GJwZA2b3h', google: 'CtQBAVSoXO4mGoogleSignature' };
      if (protocol.name !== 'openai-compatible') expect(service.heard.at(-1)?.body).toContain(signed[protocol.name]);
    });
  });
}
