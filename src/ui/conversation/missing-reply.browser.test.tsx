import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import type { Event } from '../../protocol/event.ts';
import { Projector } from '../../views/projector.ts';
import { mount } from '../kit/mount.testing.tsx';
import { useModel } from '../state/model.ts';
import { openLog } from '../state/opened.testing.ts';
import { MissingReply } from './missing-reply.tsx';

beforeEach(() => page.viewport(420, 900));

const scripted = { provider: 'scripted', id: 'scripted', window: 1000, maxOutputTokens: 100 };
const own = { provider: 'anthropic', id: 'claude-x', window: 1000, maxOutputTokens: 100 };
const rule = (heard: object) => ({ name: 'reply 1 of main', when: { reply: 1, ...heard }, once: false, reply: {} });
const play = { model: [rule({ heard: { hash: 'h', text: 'one\ntwo' } })], person: [], faults: [] };
const differs = { rule: 'reply 1 of main', recorded: 'one\ntwo', heard: 'one\nTWO' };

/** Draws the choices over a run in which a recorded reply does not fit. */
function open(failed: object = { differs }) {
  const config = {
    model: scripted,
    system: '',
    tools: [],
    mode: 'default',
    rules: [],
    hooks: [],
    limits: { maxTurns: 9 },
    play,
  };
  const events = [
    { type: 'run.started', format: 1, title: 'Fix it', config, files: [], seed: 1 },
    { type: 'prompt.submitted', text: 'one\nTWO' },
    { type: 'model.requested', purpose: 'turn', attempt: 1 },
    { type: 'model.failed', failure: 'no-rule', reason: 'No reply.', retryable: false, wait: 0, ...failed },
    { type: 'agent.rested', why: 'failed', text: 'No reply.' },
  ].map((fact, seq) => ({ seq, at: seq, agent: 'main', ...fact })) as readonly Event[];
  const { sent } = openLog(events);
  const asked: string[] = [];
  const log = new Projector(events).at(events.length);
  const actions = { showModel: () => void asked.push('model') };
  mount(<MissingReply reply={1} why="No reply." run="r" log={log} actions={actions} />);
  return { sent, asked };
}

const press = (name: string) => page.getByRole('button', { name }).click();

test('what was recorded and what came in its place are shown', async () => {
  open();
  const group = page.getByRole('group', { name: 'How the request differs' });
  await expect.element(group.getByRole('cell', { name: 'added TWO' })).toBeVisible();
  await expect.element(group.getByRole('cell', { name: 'removed two' })).toBeVisible();
});

test('answered as recorded anyway, the reply is no more asked what was new', async () => {
  const { sent } = open();
  await press('Answer as recorded anyway');
  expect(sent).toEqual([
    { do: 'set', run: 'r', config: { play: { ...play, model: [rule({})] } } },
    { do: 'continue', run: 'r' },
  ]);
});

test('a model of one’s own goes on; where there is none, it is connected first', async () => {
  useModel.setState({ own: undefined, maxSpend: undefined });
  const { asked, sent } = open();
  await press('Connect a model');
  expect([asked, sent]).toEqual([['model'], []]);
  useModel.setState({ own });
  await press('Go on with claude-x');
  expect(sent).toEqual([
    { do: 'set', run: 'r', config: { model: own } },
    { do: 'continue', run: 'r' },
  ]);
  useModel.setState({ own: undefined });
});

test('the person writes the reply, or leaves it', async () => {
  const { sent } = open();
  await press('Write the reply');
  await page.getByRole('textbox', { name: 'What the model says' }).fill('It says TWO.');
  await press('Stop here');
  expect(sent).toEqual([]);
  await press('Show the choices');
  await page.getByRole('textbox', { name: 'What the model says' }).fill('It says TWO.');
  await press('Reply and go on');
  expect(sent).toMatchObject([{ config: { play: { model: [{}, { when: { reply: 1 } }] } } }, { do: 'continue' }]);
});

test('where nothing was recorded at all, the reply can be written at once', async () => {
  open({});
  await expect.element(page.getByRole('textbox', { name: 'What the model says' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible();
});
