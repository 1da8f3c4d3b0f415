import { flushSync } from 'react-dom';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import type { ModelCard } from '../../protocol/config.ts';
import type { Fact } from '../../protocol/event.ts';
import { money } from '../kit/format.ts';
import { mount } from '../kit/mount.testing.tsx';
import { showRequest } from '../state/layout.ts';
import { moveTo } from '../state/run.ts';
import { ContextPanel } from './context-panel.tsx';
import { logOf, openLog, sampleFacts, seqOf } from './sample-run.testing.ts';

const show = () =>
  mount(
    <div style={{ display: 'flex', width: 384, height: 800 }}>
      <ContextPanel />
    </div>,
  );
const request = () => page.getByRole('region', { name: 'The request', exact: true });
const row = (name: RegExp) => page.getByRole('row', { name });

test('the last request is shown with what the model counted, and its parts with what they gained', async () => {
  openLog(logOf(sampleFacts));
  show();
  await expect.element(page.getByText('140 of 8,000 tokens, as sent in request 2')).toBeVisible();
  await expect.element(row(/^System prompt 4/)).toBeVisible();
  await expect.element(row(/^Instructions, 1/)).toBeVisible();
  await expect.element(row(/^Model messages, 1 \d+ \d+ more/)).toBeVisible();
  const cells = document.querySelectorAll('tbody td:nth-child(2)');
  const sum = [...cells].reduce((all, cell) => all + Number(cell.textContent), 0);
  await expect.element(page.getByText(`estimated: ${sum} together`)).toBeVisible();
});

test('at a past cursor it is the request of then', async () => {
  openLog(logOf(sampleFacts));
  show();
  flushSync(() => moveTo(seqOf('tool.decided')));
  await expect.element(page.getByText('90 of 8,000 tokens, as sent in request 1')).toBeVisible();
  expect(request().element().textContent).not.toContain('I write it.');
  flushSync(() => moveTo(seqOf('model.responded')));
  await expect.element(page.getByText('The model has not counted it yet')).toBeVisible();
});

test('before the first request, and on demand, what would be sent next is shown', async () => {
  openLog(logOf(sampleFacts), seqOf('model.requested'));
  show();
  await expect.element(page.getByText('so far for request 1')).toBeVisible();
  await expect.element(request()).toHaveTextContent('Write one to a.txt.');
  flushSync(() => moveTo(sampleFacts.length));
  await userEvent.click(page.getByRole('radio', { name: 'Next' }));
  await expect.element(page.getByText('so far for request 3')).toBeVisible();
  await expect.element(request()).toHaveTextContent('It is written.');
});

test('what is new is marked, and a part that is pressed is the only one shown', async () => {
  openLog(logOf(sampleFacts));
  show();
  await expect.element(request()).toHaveTextContent('assistant, new in request 2');
  await expect.element(request()).not.toHaveTextContent('user, new');
  const part = page.getByRole('button', { name: 'Tool results, 1' });
  await userEvent.click(part);
  await expect.element(part).toHaveAttribute('aria-pressed', 'true');
  await expect.element(request()).toHaveTextContent('Created a.txt.');
  await expect.element(request()).not.toHaveTextContent('I write it.');
  await userEvent.click(part);
  await expect.element(request()).toHaveTextContent('I write it.');
});

test('the same request as JSON, and as what it has that the one before had not', async () => {
  openLog(logOf(sampleFacts));
  show();
  await userEvent.click(page.getByRole('radio', { name: 'JSON' }));
  const json = page.getByRole('region', { name: 'The request as JSON' }).element().textContent ?? '';
  expect(JSON.parse(json)).toMatchObject({
    model: 'sample',
    messages: [{ role: 'user' }, { role: 'assistant', calls: [{ id: 'toolu_1' }] }, { role: 'tool', id: 'toolu_1' }],
  });
  await userEvent.click(page.getByRole('radio', { name: 'Diff' }));
  await expect.element(page.getByText('4 pieces are the same')).toBeVisible();
  await expect.element(request()).toHaveTextContent('+addedCreated a.txt.');
  await expect.element(request()).not.toHaveTextContent('Write one to a.txt.');
});

test('of many messages the last are drawn, and the earlier ones on demand', async () => {
  const prompts = Array.from(
    { length: 120 },
    (_, i) => ({ type: 'prompt.submitted', text: `prompt number ${i}` }) as const,
  );
  const [started, ...rest] = sampleFacts;
  openLog(logOf([started, ...prompts, ...rest.slice(0, 3)]));
  show();
  await expect.element(request()).toHaveTextContent('prompt number 119');
  await expect.element(request()).not.toHaveTextContent('prompt number 20');
  await userEvent.click(page.getByRole('button', { name: /^Show 91 earlier messages/ }));
  await expect.element(request()).toHaveTextContent('prompt number 0');
});

test('without a run it says what puts something there', async () => {
  openLog([]);
  show();
  await expect.element(page.getByText('Send a message')).toBeVisible();
});

const bought = { provider: 'anthropic', id: 'm', window: 200_000, maxOutputTokens: 32_000 };
const prices = { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 };
const [begun, ...further] = sampleFacts;
const asking = (model: ModelCard) => [{ ...begun, config: { ...begun.config, model } } as Fact, ...further];

test('before a first request is sent, its size and its price are said', async () => {
  openLog(logOf(asking({ ...bought, prices })), seqOf('model.requested'));
  flushSync(() => showRequest('next'));
  show();
  const cells = document.querySelectorAll('tbody td:nth-child(2)');
  const sum = [...cells].reduce((all, cell) => all + Number(cell.textContent), 0);
  const about = money((sum * 3) / 1e6).short;
  const said = `${sum} tokens, estimated. About ${about} to send, at most $0.48 with the longest reply. Nothing was sent yet.`;
  await expect.element(page.getByText(said)).toBeVisible();
});

test('a price that is not known is said to be so, and that a script costs nothing', async () => {
  openLog(logOf(asking(bought)), seqOf('model.requested'));
  show();
  await expect.element(page.getByText('The price of this model is unknown. Nothing was sent yet.')).toBeVisible();
  flushSync(() => openLog(logOf(sampleFacts), seqOf('model.requested')));
  await expect.element(page.getByText('A script replies, so it costs nothing.')).toBeVisible();
});

test('what came from the cache is said, and of the next request what is expected to', async () => {
  openLog(logOf(asking({ ...bought, prices })));
  show();
  await expect.element(page.getByText('40 of it came from the cache, 29 %.')).toBeVisible();
  await userEvent.click(page.getByRole('radio', { name: 'Next' }));
  await expect.element(page.getByText(/^160 tokens: 160 counted with the last reply, 0 estimated\./)).toBeVisible();
  await expect.element(page.getByText('if 40 come from the cache as before')).toBeVisible();
  await expect.element(page.getByText('It is not sent yet.')).toBeVisible();
});

test('the places up to which a request is stable are drawn where they are', async () => {
  openLog(logOf(asking({ ...bought, prices })));
  show();
  const text = request().element().textContent ?? '';
  const at = ['system text', 'Write one to a.txt.', 'as it was sent before', 'I write it.', 'for the next request'];
  const places = at.map((words) => text.indexOf(words));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(-1);
  expect(text.match(/Cache breakpoint: stable up to here/g)).toHaveLength(3);
  flushSync(() => openLog(logOf(sampleFacts)));
  await expect.element(request()).not.toHaveTextContent('Cache breakpoint');
  await expect.element(request()).toHaveTextContent('Stable up to here, as it was sent before');
});

test('what is said for the person after a reply that was cut is a part of the request', async () => {
  const [started, prompted, , requested] = sampleFacts;
  const usage = { input: 9, output: 9, cacheRead: 0, cacheWrite: 0 };
  const cut = { type: 'model.responded', text: 'Once', thinking: '', calls: [], usage, stop: 'length' } as const;
  openLog(logOf([started, prompted, requested, cut, requested]));
  show();
  await expect.element(request()).toHaveTextContent('user, said for you');
  await expect.element(request()).toHaveTextContent('Go on exactly where it stopped.');
});
