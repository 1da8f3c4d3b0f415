import { connect, protocols, runTask, test } from './own-model.ts';
import { done, expect, position, standing } from './person.ts';

test('a replay calls nothing; a re-run says first whom it would call, and then calls', async ({ page, service }) => {
  service.mock.onMessage('Say hello', { content: 'Hi there.' });
  await page.goto('./');
  const [protocol] = protocols;
  await connect(page, { protocol, address: service.origin + protocol.path, model: 'claude-sonnet-4-5' });
  await runTask(page, 'Say hello');
  await done(page);
  const calls = service.heard.length;
  const { of: length } = await position(page);
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect(standing(page)).toHaveText(/^Replaying/);
  await done(page);
  expect((await position(page)).of).toBe(length);
  const before = page.url();
  await page.getByRole('button', { name: 'Run again…' }).click();
  const asks = page.getByRole('dialog', { name: 'Run again' });
  await expect(asks).toContainText(/claude-sonnet-4-5 \(anthropic\) is called again.*took 1 request.*about \$0/);
  expect(service.heard.length).toBe(calls);
  await asks.getByRole('button', { name: 'Run again and call claude-sonnet-4-5' }).click();
  await expect(page).not.toHaveURL(before);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/, run again$/);
  await done(page);
  expect(service.heard.length).toBe(calls + 1);
});
