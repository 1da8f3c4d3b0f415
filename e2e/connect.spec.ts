import { FakeService, forbid, refuse } from './fake-service.ts';
import { connect, connecting, enter, factsOf, fill, only, protocols, runTask, test } from './own-model.ts';
import { composer, done, expect, row, rows, standing, start } from './person.ts';
import { findKey } from './secrecy.ts';
import { canary } from './watch.ts';

const [anthropic, compatible] = protocols;

test('the test names what is wrong: the key, the model, the way there, the leave to read', async ({
  page,
  service,
}) => {
  await page.goto('./');
  const address = service.origin + anthropic.path;
  const dialog = await enter(page, { protocol: anthropic, address });
  const wrong = dialog.getByRole('region', { name: 'What is wrong' }).last();
  const test = () => dialog.getByRole('button', { name: 'Test', exact: true }).click();

  service.always(refuse(401, 'invalid x-api-key', 'authentication_error'));
  await test();
  await expect(wrong).toContainText('Anthropic does not accept this key.');
  await expect(wrong).toContainText('invalid x-api-key');

  service.always(refuse(404, 'model: model-x', 'not_found_error'));
  await test();
  await expect(wrong).toContainText('Anthropic has no model called model-x.');

  service.always(refuse(400, 'Your credit balance is too low.', 'invalid_request_error'));
  await test();
  await expect(wrong).toContainText('has no credit left');

  service.always(forbid);
  await test();
  await expect(wrong).toContainText(`${service.origin} answers, but does not let this page read it (CORS).`);
  await expect(wrong).toContainText(`Access-Control-Allow-Origin: ${new URL(page.url()).origin}`);

  service.reset();
  service.mock.onMessage(/Reply with the word/, { content: 'ready' });
  await test();
  await expect(dialog).toContainText(/The model answered in \d+ ms\. It said: ready/);

  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(connecting(page)).toHaveCount(0);
});

test('the test names a service that is not there', async ({ page, watch }) => {
  const nobody = new FakeService();
  await nobody.open();
  const { origin } = nobody;
  await nobody.close();
  watch.register(origin);
  await page.goto('./');
  const dialog = await enter(page, { protocol: compatible, address: `${origin}/v1` });
  await dialog.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(dialog.getByRole('region', { name: 'What is wrong' }).last()).toContainText(
    `Nothing answers at ${origin}.`,
  );
  await dialog.getByRole('button', { name: 'Cancel' }).click();
});

test('a key that is kept is there after a reload, sealed, until it is forgotten', async ({ page, service }) => {
  service.wantsKey = true;
  service.mock.onMessage('Hello', { content: 'Hi.' });
  await page.goto('./');
  await connect(page, { protocol: anthropic, address: service.origin + anthropic.path, keep: true });
  const sealed = await findKey(page);
  expect(sealed.looked).toContain('IndexedDB loopscope / keys secrets');
  expect(sealed.found).toEqual([]);
  await page.reload();
  await runTask(page, 'Hello');
  await done(page);
  expect(service.heard.at(-1)?.headers['x-api-key']).toBe(canary);

  await page.getByRole('button', { name: 'Your model: model-x' }).click();
  const dialog = connecting(page);
  await expect(dialog).toContainText('is kept encrypted in this browser');
  await dialog.getByRole('button', { name: `Forget the key for ${service.origin}` }).click();
  await expect(dialog.getByRole('region', { name: 'Kept keys' })).toContainText('None.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.reload();
  await composer(page).fill('Hello again');
  await composer(page).press('Enter');
  await expect(standing(page)).toHaveText(/^Failed/);
  await expect(page.getByRole('region', { name: 'Error' })).toContainText('There is no key for');
});

test('a key in memory is gone after a reload: the run says what to do, and goes on when it is done', async ({
  page,
  service,
}) => {
  service.wantsKey = true;
  service.mock.onMessage('Hello', { content: 'Hi.' });
  service.mock.onMessage('Again', { content: 'Hi again.' });
  const entered = { protocol: anthropic, address: service.origin + anthropic.path };
  await page.goto('./');
  await connect(page, entered);
  await runTask(page, 'Hello');
  await done(page);
  await page.reload();
  await composer(page).fill('Again');
  await composer(page).press('Enter');
  await expect(standing(page)).toHaveText(/^Failed/);
  const error = page.getByRole('region', { name: 'Error' });
  await expect(error).toContainText('The model’s service wants a key.');
  await expect(error).toContainText(`There is no key for ${service.origin}.`);
  await error.getByRole('button', { name: 'Open your model' }).click();
  await fill(page, entered);
  await connecting(page).getByRole('button', { name: 'Use this model' }).click();
  await error.getByRole('button', { name: 'Try again' }).click();
  await done(page);
  await expect(row(page, /Hi again\./).first()).toBeVisible();
});

test('a reload in the middle of a stream asks again, and the run goes on', async ({ page, service }) => {
  const { mock } = service;
  const slow = { latency: 40, chunkSize: 4 };
  mock.on({ userMessage: 'Hello', sequenceIndex: 0 }, { content: 'Slowly. '.repeat(100) }, slow);
  mock.on({ userMessage: 'Hello', sequenceIndex: 1 }, { content: 'At once.' });
  await page.goto('./');
  await connect(page, { protocol: compatible, address: service.origin + compatible.path, keep: true });
  await runTask(page, 'Hello');
  await expect(rows(page).and(page.locator('[aria-busy="true"]'))).toContainText('Slowly.');
  await page.reload();
  await done(page);
  const facts = await factsOf(page);
  expect(only(facts, 'model.failed')).toEqual([]);
  expect(only(facts, 'model.responded').map(({ text }) => text)).toEqual(['At once.']);
});

test('the model is changed in mid-run, there and back', async ({ page, service }) => {
  service.mock.onMessage('Hello', { content: 'The real one speaks.' });
  await page.goto('./');
  await connect(page, { protocol: anthropic, address: service.origin + anthropic.path });
  const model = page.getByRole('radiogroup', { name: 'Model' });
  await model.getByRole('radio', { name: 'Scripted' }).click();
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  expect(service.heard.filter(({ method }) => method === 'POST')).toEqual([]);
  await model.getByRole('radio', { name: 'Your model' }).click();
  await expect(row(page, /^\d+ Settings/).last()).toBeVisible();
  await composer(page).fill('Hello');
  await composer(page).press('Enter');
  await expect(row(page, /The real one speaks\./).first()).toBeVisible();
  await done(page);
  await model.getByRole('radio', { name: 'Scripted' }).click();
  await composer(page).fill('Something that no rule knows');
  await composer(page).press('Enter');
  await expect(page.getByRole('region', { name: 'Error' })).toContainText('The script has no reply');
  const providers = only(await factsOf(page), 'settings.changed').map(({ config }) => config.model?.provider);
  expect(providers).toEqual(['anthropic', 'scripted']);
});
