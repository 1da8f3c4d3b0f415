/**
 * Long tasks of the built page while a model of one's own streams into it, beside an empty page that does nothing in the
 * same time. The service stands on loopback and sends as fast as a fast model does.
 */
import { createServer } from 'node:http';
import { seen, watch, words } from './watch-page.mjs';

const perSecond = 200;
const seconds = 10;

/** A service that answers every request with one long reply, a token an event. */
function openService() {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*');
    if (request.method !== 'POST') return void response.writeHead(204).end();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const begin = performance.now();
    let sent = 0;
    const timer = setInterval(() => {
      const due = Math.min(perSecond * seconds, Math.floor(((performance.now() - begin) / 1000) * perSecond));
      for (; sent < due; sent++) response.write(eventOf({ content: sent % 20 === 19 ? 'word.\n' : 'word ' }, null));
      if (sent < perSecond * seconds) return;
      clearInterval(timer);
      response.end(`${eventOf({}, 'stop')}data: [DONE]\n\n`);
    }, 5);
    response.on('close', () => clearInterval(timer));
  });
  return new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => {
      ready({ address: `http://127.0.0.1:${server.address().port}/v1`, close: () => server.close() });
    });
  });
}

function eventOf(delta, finish) {
  const usage = finish === null ? null : { prompt_tokens: 10, completion_tokens: perSecond * seconds };
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices, usage })}\n\n`;
}

export async function benchPageStream(browser, url) {
  const { address, close } = await openService();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto('about:blank');
    await page.evaluate(watch);
    await page.waitForTimeout(seconds * 1000);
    const empty = await page.evaluate(seen);

    await page.goto(url);
    await page.getByRole('button', { name: 'Connect a model' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your model' });
    await dialog.getByRole('combobox', { name: 'Service' }).selectOption({ label: 'Any compatible address' });
    await dialog.getByRole('textbox', { name: 'Address' }).fill(address);
    await dialog.getByLabel('Model', { exact: true }).fill('model-x');
    await dialog.getByRole('button', { name: 'Use this model' }).click();
    await page.getByRole('textbox', { name: 'Your own task' }).fill('Say a lot.');
    await page.getByRole('button', { name: 'Run your task' }).click();
    await page.locator('[aria-busy=true]').filter({ hasText: 'word' }).waitFor();
    await page.evaluate(watch);
    await page.getByText('Done', { exact: true }).first().waitFor({ timeout: 60_000 });
    const streamed = await page.evaluate(seen);
    console.log(
      `\nThe built page in Chromium while ${perSecond} tokens a second stream into it for ${seconds} s\n\n` +
        `an empty page     ${words(empty)}\nthe built page    ${words(streamed)}`,
    );
  } finally {
    await page.close();
    close();
  }
}
