import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import type { Wish } from '../../protocol/command.ts';
import { type Script, scriptSchema } from '../../protocol/script.ts';
import { mount } from '../kit/mount.testing.tsx';
import { silentClient } from '../state/opened.testing.ts';
import { useOpening } from '../state/opening.ts';
import { emptyRun, useRun } from '../state/run.ts';
import { OpenScript } from './open-script.tsx';

const hook = { name: 'watch', on: 'PreToolUse', vote: 'allow' };

function show(source: object | 'bad', file = new File(['a script'], 'a.yaml')) {
  const { client, sent } = silentClient();
  const issues = [{ line: 3, column: 5, path: 'model.0', message: '"reply" is missing.' }];
  const readScript = async () =>
    source === 'bad'
      ? ({ ok: false, issues } as const)
      : ({ ok: true, script: scriptSchema.parse({ title: 'A run', model: [], ...source }) as Script } as const);
  useRun.setState({ ...emptyRun, client: { ...client, readScript } });
  useOpening.setState({ file });
  mount(<OpenScript />);
  return sent;
}

const started = (sent: readonly Wish[]) => sent.flatMap((wish) => (wish.do === 'start' ? [wish] : []));

test('a script is shown with what is in it, and nothing starts before a button', async () => {
  const files = { 'a.txt': 'one', 'b.txt': 'two' };
  const sent = show({ summary: 'What it is.', files, person: [{ prompt: 'Do it.' }], settings: { hooks: [hook] } });
  await expect.element(page.getByRole('heading', { name: 'A run' })).toBeVisible();
  for (const words of ['What it is.', 'Do it.', '2 files, 6 B', 'no replies are written: a person writes them'])
    await expect.element(page.getByText(words)).toBeVisible();
  await expect.element(page.getByRole('switch')).not.toBeChecked();
  expect(sent).toEqual([]);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  expect(started(sent)).toMatchObject([{ script: { title: 'A run', settings: { hooks: [] } }, paused: false }]);
  expect(sent).toContainEqual(expect.objectContaining({ do: 'prompt', text: 'Do it.' }));
});

test('that results of calls come along is said', async () => {
  show({ results: [{ call: 'main.1', tool: 'run_python', texts: ['3'] }] });
  await expect.element(page.getByText('those of 1 call: nothing is run or asked for them')).toBeVisible();
});

test('a hook is in the run only when it was switched on', async () => {
  const sent = show({ settings: { hooks: [hook] } });
  await page.getByRole('switch', { name: /Hook “watch”, at PreToolUse: allows/ }).click();
  await page.getByRole('button', { name: 'Step through' }).click();
  expect(started(sent)).toMatchObject([{ script: { settings: { hooks: [hook] } }, paused: true }]);
});

test('a recorded script is played as recorded, or with oneself as the person', async () => {
  const recorded = [{ fact: 1, after: 0, act: { do: 'prompt', text: 'Do it.' } }];
  const sent = show({ recorded, person: [{ prompt: 'Do it.' }] });
  await page.getByRole('button', { name: 'Play as recorded' }).click();
  await page.getByRole('button', { name: 'Play, and answer yourself' }).click();
  expect(started(sent)).toMatchObject([{ repeat: true, script: { recorded } }, { script: { recorded: [] } }]);
  expect(sent.filter(({ do: name }) => name === 'prompt')).toHaveLength(1);
});

test('a bad file says what is wrong and where, and nothing is imported', async () => {
  show('bad');
  await expect.element(page.getByText('a.yaml is no script that can be played.')).toBeVisible();
  await expect
    .element(page.getByRole('list', { name: 'What is wrong' }))
    .toHaveTextContent('a.yaml:3:5 model.0 "reply" is missing.');
  await expect.element(page.getByText('Nothing was imported, and nothing has run.')).toBeVisible();
  expect(page.getByRole('button', { name: 'Run', exact: true }).elements()).toEqual([]);
});

test('a file that is no text is refused before anything reads it', async () => {
  show({}, new File([new Uint8Array([0xff, 0xfe, 0x00])], 'logo.png'));
  await expect.element(page.getByText('logo.png is no text. A script is YAML or JSON, in UTF-8.')).toBeVisible();
});
