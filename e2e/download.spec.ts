import type { Page } from '@playwright/test';
import { connect, protocols, runTask, test } from './own-model.ts';
import { done, expect, start } from './person.ts';

/** Words of the code that speaks to services, by whose it is: no build shortens them. */
const marks = {
  anthropic: 'anthropic-version',
  'openai-compatible': '/chat/completions',
  google: ':streamGenerateContent',
  library: 'AI_APICallError',
} as const;

/** Whose code has been downloaded until now, and how many scripts were looked through for it. */
function listen(page: Page) {
  const scripts = new Set<string>();
  page.context().on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('.js')) scripts.add(request.url());
  });
  return async () => {
    const texts = await Promise.all([...scripts].map(async (url) => (await page.request.get(url)).text()));
    const found = Object.entries(marks).filter(([, mark]) => texts.some((text) => text.includes(mark)));
    return { looked: texts.length, found: found.map(([name]) => name) };
  };
}

test('a scripted run downloads nothing of any provider; a model of one’s own only what speaks to it', async ({
  page,
  service,
}) => {
  const downloaded = listen(page);
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  const scripted = await downloaded();
  expect(scripted.found).toEqual([]);
  expect(scripted.looked).toBeGreaterThan(10);

  service.mock.onMessage('Hello', { content: 'Hi.' });
  const spoken: string[] = ['library'];
  for (const protocol of protocols) {
    await page.goto('./');
    await connect(page, { protocol, address: service.origin + protocol.path });
    await runTask(page, 'Hello');
    await done(page);
    spoken.push(protocol.name);
    expect((await downloaded()).found.sort()).toEqual(spoken.sort());
  }
});
