import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import { mount } from '../kit/mount.testing.tsx';
import { useModel } from '../state/model.ts';
import { OwnTaskSection } from './own-task.tsx';

function show() {
  const onStart = vi.fn();
  const workspaces = [{ id: 'w', name: 'Notes' }];
  const scenarios = [{ name: 'todos', title: 'Find the TODOs' }];
  const onCommand = vi.fn();
  const skills = [{ skill: 'changelog', words: 'Keeps the list of changes.' }];
  mount(<OwnTaskSection {...{ scenarios, workspaces, skills, onStart, onCommand }} starting={false} />);
  return { onStart, onCommand, field: page.getByRole('textbox', { name: 'Your own task' }) };
}

/** Drops files onto the section, as a browser would. */
function drop(...files: readonly File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const target = page.getByRole('heading', { name: 'A task of your own' }).element();
  for (const type of ['dragenter', 'dragover', 'drop'])
    target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
}

test('Enter runs the task, Shift Enter breaks the line, Ctrl Enter does nothing', async () => {
  const { onStart, field } = show();
  await field.fill('Write');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(onStart).not.toHaveBeenCalled();
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}a poem.{Enter}');
  expect(onStart.mock.calls).toEqual([[{ task: 'Write\na poem.', from: 'nothing' }, 'run']]);
});

test('a task is run, stepped through or previewed, from nothing, the files of a scenario, or a workspace', async () => {
  const { onStart, field } = show();
  for (const name of ['Run', 'Step through', 'Preview'])
    await expect.element(page.getByRole('button', { name: `${name} your task` })).toBeDisabled();
  await field.fill('Look around.');
  await page.getByRole('button', { name: 'Step through your task' }).click();
  await page.getByRole('combobox', { name: 'Start from' }).selectOptions('The files of “Find the TODOs”');
  await page.getByRole('button', { name: 'Preview your task' }).click();
  await page.getByRole('combobox', { name: 'Start from' }).selectOptions('The workspace “Notes”');
  await expect.element(page.getByText('The run begins with the files of Notes')).toBeVisible();
  await page.getByRole('button', { name: 'Run your task' }).click();
  expect(onStart.mock.calls).toEqual([
    [{ task: 'Look around.', from: 'nothing' }, 'step'],
    [{ task: 'Look around.', from: { scenario: 'todos' } }, 'preview'],
    [{ task: 'Look around.', from: { workspace: 'w' } }, 'run'],
  ]);
});

test('dropped files are what the run begins with; what looks secret stays outside and is named', async () => {
  const { onStart, field } = show();
  await field.fill('Look at the picture.');
  drop(new File([new Uint8Array([137, 80])], 'a.png'), new File(['KEY=1'], '.env'));
  await expect.element(page.getByText('1 file, 2 B: a.png.')).toBeVisible();
  await expect.element(page.getByText('Left out, looks secret: .env.')).toBeVisible();
  await page.getByRole('button', { name: 'Run your task' }).click();
  const files = [{ path: 'a.png', bytes: new Uint8Array([137, 80]) }];
  expect(onStart.mock.calls).toEqual([[{ task: 'Look at the picture.', from: { files } }, 'run']]);
});

test('too many files are refused in words, and nothing can start', async () => {
  const { field } = show();
  await field.fill('Go.');
  drop(...Array.from({ length: 1001 }, (_, at) => new File([], `${at}.txt`)));
  await expect.element(page.getByText('These are 1,001 files, and a run takes at most 1,000.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Run your task' })).toBeDisabled();
});

test('which model is asked is said, and what it may spend', async () => {
  show();
  await expect.element(page.getByText('you are the model')).toBeVisible();
  const own = { provider: 'p', id: 'big-1', window: 1000, maxOutputTokens: 100 };
  useModel.setState({ use: 'own', own, maxSpend: 2 });
  await expect.element(page.getByText(/Asks big-1, your model, for real\. It stops at \$2\.00\./)).toBeVisible();
  useModel.setState({ use: 'scripted', own: undefined, maxSpend: undefined });
});

test('a command is no task: it is done, or answered, and nothing is started', async () => {
  const { onStart, onCommand, field } = show();
  await userEvent.fill(field, '/doctor');
  await userEvent.keyboard('{Enter}');
  expect(onCommand.mock.calls).toEqual([['showDoctor']]);
  await userEvent.fill(field, '/docter');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('There is no command /docter. The nearest is /doctor.')).toBeVisible();
  await userEvent.fill(field, '/stop');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('/stop: No run is open.')).toBeVisible();
  expect(onStart).not.toHaveBeenCalled();
  await userEvent.fill(field, '/changelog for the last week');
  await userEvent.keyboard('{Enter}');
  expect(onStart.mock.calls.map(([task]) => task.task)).toEqual(['/changelog for the last week']);
});
