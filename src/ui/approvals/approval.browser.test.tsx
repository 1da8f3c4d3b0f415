import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { asked } from './question.testing.ts';
import { dialog, openPage, openQuiet, pass } from './waiting.testing.tsx';

beforeEach(() => page.viewport(1280, 900));

const confirm = '{Control>}{Enter}{/Control}';
const primary = () => document.querySelector('dialog footer button:last-of-type');

test('it shows the tool, every argument in full, who asks and when', async () => {
  const long = `${'a long line, '.repeat(400)}end`;
  await openQuiet(asked({ input: { path: 'src/sum.ts', content: long, deep: { list: [1, 2] } } }));
  await expect.element(dialog()).toHaveAccessibleName('Let the agent write this file?');
  await expect
    .element(dialog())
    .toHaveAccessibleDescription(
      /^Main agent, turn 1, in the folder \/\. It waits until you answer\. *Mode: changes need your answer$/,
    );
  const call = page.getByRole('region', { name: 'The call' });
  for (const text of ['write_file', 'src/sum.ts', long])
    await expect.element(call.getByText(text, { exact: true })).toBeInTheDocument();
  expect(call.element().textContent).toContain(JSON.stringify({ list: [1, 2] }, null, 2));
});

test('a call that writes shows what would change in the file as it is', async () => {
  await openQuiet(asked({ input: { path: 'src/sum.ts', content: 'export const sum = (a, b) => a + b;\n' } }));
  const table = page.getByRole('table', { name: 'What would change in src/sum.ts' });
  await expect.element(table).toBeVisible();
  expect(table.element().textContent).toMatch(/removed.*a - b.*added.*a \+ b/);
});

test('a command of several is shown as each of them, with what the ladder said of it, the script it stands in and the files it opens', async () => {
  const command = 'echo 1 > src/sum.ts && git push && cat a';
  await openQuiet(
    asked({
      name: 'bash',
      risk: 'execute',
      input: { command },
      commands: ['echo 1', 'git push', 'ls', 'cat a'],
      scripts: [{ path: 'list.sh', blob: 'b', commands: [2] }],
      each: [
        { rung: 'allow rules', verdict: 'allow', reason: 'Allowed by allow bash(echo *).' },
        { rung: 'ask rules', verdict: 'ask', reason: 'The rule ask bash(git push *) fits.' },
        { rung: 'mode', verdict: 'ask', reason: 'changes need your answer' },
      ],
    }),
  );
  const list = page.getByRole('region', { name: 'Command by command' });
  await expect.element(list.getByRole('heading')).toHaveTextContent('Its 4 commands, one by one');
  expect([...list.element().querySelectorAll('li')].map((row) => row.textContent)).toEqual([
    'echo 1allowed · Allow rules: Allowed by allow bash(echo *). · writes src/sum.ts',
    'git pushasks · Ask rules: The rule ask bash(git push *) fits.',
    'lsasks · Mode · in list.sh',
    'cat anot judged',
  ]);
  await userEvent.keyboard('e');
  await expect.element(list).not.toBeInTheDocument();
});

test('fields that the tool does not know are said', async () => {
  await openQuiet(asked({ dropped: ['colour'] }));
  await expect.element(dialog().getByText('colour')).toBeVisible();
});

test('the ladder stands in the order of the engine, with the rung that decided and those not reached', async () => {
  await openQuiet(asked({ by: 'ask rules', reason: 'write(src/**) says ask' }));
  const rungs = [...document.querySelectorAll('dialog ol > li')];
  const spoken = rungs.map((rung) => rung.textContent);
  expect(spoken[0]).toMatch(/^Hooks: passed\.hooks did not decide/);
  expect(spoken[7]).toBe('Ask rules: asks.write(src/**) says ask');
  expect(spoken.slice(8).every((text) => text.includes(': not reached.'))).toBe(true);
  expect(rungs.filter((rung) => rung.hasAttribute('aria-current'))).toEqual([rungs[7]]);
});

test('it opens with the focus on itself, not on a button', async () => {
  await openQuiet();
  await expect.element(dialog()).toHaveFocus();
});

test('single keys never decide, nor do Esc and a click beside it', async () => {
  const { wishes } = await openQuiet();
  for (const key of ['1', '{Enter}', ' ', 'y', 'a', '{Escape}', '{Escape}', '3', '{Enter}'])
    await userEvent.keyboard(key);
  await userEvent.click(document.documentElement, { position: { x: 2, y: 2 }, force: true });
  expect(wishes).toEqual([]);
  await expect.element(dialog()).toBeVisible();
});

test('a digit chooses, the button repeats it, and Ctrl Enter sends it', async () => {
  const { wishes } = await openQuiet();
  expect(primary()?.textContent).toMatch(/^Allow once/);
  await userEvent.keyboard('4');
  expect(primary()?.textContent).toMatch(/^Deny without a reason/);
  await userEvent.keyboard('1');
  await userEvent.keyboard(confirm);
  expect(wishes).toEqual([{ do: 'decide', run: 'r', call: 'main.1', verdict: 'allow' }]);
});

test('for a call that destroys nothing is chosen, and nothing can be sent', async () => {
  const { wishes } = await openQuiet(
    asked({ name: 'bash', risk: 'execute', input: { command: 'rm -rf dist' }, commands: ['rm -rf dist'] }),
  );
  await expect.element(dialog().getByText(/Nothing is chosen for you\. rm -rf: it deletes/)).toBeVisible();
  expect(dialog().getByRole('radio', { checked: true }).elements()).toEqual([]);
  await userEvent.keyboard(confirm);
  expect(wishes).toEqual([]);
  await expect.element(dialog().getByRole('button', { name: 'Choose an answer' })).toBeDisabled();
});

test('what the scenario suggests is said, and chooses nothing', async () => {
  await openQuiet(asked(), { when: { tool: 'write_file' }, deny: 'not now' });
  await expect.element(dialog().getByText('The scenario suggests: Deny, because: not now')).toBeVisible();
  await expect.element(dialog().getByRole('radio', { name: 'Allow once' })).toBeChecked();
});

test('“Stop the run” is separate from the answers', async () => {
  const { wishes } = await openQuiet();
  await dialog().getByRole('button', { name: 'Stop the run' }).click();
  expect(wishes).toEqual([{ do: 'stop', run: 'r' }]);
});

test('edited arguments are sent as they were edited', async () => {
  const { wishes } = await openQuiet(asked({ input: { path: 'src/sum.ts', content: 'one' } }));
  await userEvent.keyboard('e');
  await expect.element(dialog().getByLabelText('path')).toHaveFocus();
  await expect.element(dialog().getByRole('button', { name: 'Nothing edited yet' })).toBeDisabled();
  await dialog().getByLabelText('content').fill('two');
  await dialog().getByLabelText('limit, as JSON').fill('3');
  await userEvent.keyboard(confirm);
  expect(wishes).toEqual([
    {
      do: 'decide',
      run: 'r',
      call: 'main.1',
      verdict: 'allow',
      input: { path: 'src/sum.ts', content: 'two', limit: 3 },
    },
  ]);
});

test('arguments that are not JSON are not sent, and the field says why', async () => {
  const { wishes } = await openQuiet();
  await userEvent.keyboard('3');
  await dialog().getByLabelText('limit, as JSON').fill('three');
  await userEvent.keyboard(confirm);
  await expect.element(dialog().getByLabelText('limit, as JSON')).toHaveAccessibleDescription(/This is not JSON/);
  expect(wishes).toEqual([]);
});

test('digits and letters are text where text is typed', async () => {
  await openQuiet();
  await dialog().getByRole('textbox', { name: 'Reason' }).click();
  await userEvent.keyboard('1 reason');
  await expect.element(dialog().getByRole('textbox', { name: 'Reason' })).toHaveValue('1 reason');
  expect(primary()?.textContent).toMatch(/^Deny with this reason/);
});

test('a denial carries its reason, and an empty one is allowed and said', async () => {
  const { wishes } = await openQuiet();
  await dialog().getByRole('textbox', { name: 'Reason' }).fill(' not here ');
  await userEvent.keyboard(confirm);
  expect(wishes).toEqual([{ do: 'decide', run: 'r', call: 'main.1', verdict: 'deny', reason: 'not here' }]);
});

test('keys are dead until the dialog was in sight and the keyboard quiet for 400 ms', async () => {
  const { ask, wishes } = openPage();
  ask(asked());
  await expect.element(dialog()).toBeVisible();
  await pass(399);
  await userEvent.keyboard('4');
  await pass(399);
  await userEvent.keyboard(confirm);
  expect(wishes).toEqual([]);
  await expect.element(dialog().getByRole('radio', { name: 'Allow once' })).toBeChecked();
  await expect.element(dialog().getByRole('button', { name: 'Allow once' })).toBeDisabled();
  await pass(400);
  await userEvent.keyboard('4');
  await userEvent.keyboard(confirm);
  expect(wishes).toEqual([{ do: 'decide', run: 'r', call: 'main.1', verdict: 'deny' }]);
});

test('several questions stand in a queue, and an answer reaches only the one it was given to', async () => {
  const opened = openPage();
  opened.ask(asked(), asked({ call: 'main.1.1', agent: 'main.1' }));
  await pass(400);
  await expect.element(dialog()).toHaveAccessibleDescription(/^1 of 2\. Main agent/);
  await userEvent.keyboard(confirm);
  await userEvent.keyboard(confirm);
  await expect.element(dialog().getByRole('button', { name: 'Allow once' })).toBeDisabled();
  opened.resolve('main.1');
  await expect.element(dialog()).toHaveAccessibleDescription(/^2 of 2\. Agent main\.1/);
  await userEvent.keyboard(confirm);
  expect(opened.wishes).toEqual([{ do: 'decide', run: 'r', call: 'main.1', verdict: 'allow' }]);
  await pass(400);
  await userEvent.keyboard(confirm);
  expect(opened.wishes[1]).toEqual({ do: 'decide', run: 'r', call: 'main.1.1', verdict: 'allow' });
});

test('a question that follows another within a frame stands in no queue with it', async () => {
  const opened = openPage();
  opened.ask(asked());
  await expect.element(dialog()).toHaveAccessibleDescription(/^Main agent/);
  const { call, decided } = asked({ call: 'main.2' });
  const usage = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 };
  const calls = [{ call: call.id, wire: '', name: call.name, input: call.input }];
  opened.append(
    ['main', { type: 'approval.resolved', call: 'main.1', verdict: 'allow', by: 'person' }],
    ['main', { type: 'tool.started', call: 'main.1' }],
    ['main', { type: 'tool.finished', because: 'ran', call: 'main.1', content: [], failed: false }],
    ['main', { type: 'model.responded', text: '', thinking: '', calls, usage, stop: 'end' }],
    ['main', decided],
  );
  await pass(400);
  await expect.element(dialog()).toHaveAccessibleDescription(/^Main agent/);
  await expect.element(dialog().getByRole('button', { name: 'Allow once' })).toBeEnabled();
});

test('an answer that the run refused can be given again, whatever else happens meanwhile', async () => {
  const { wishes, refuse, append } = await openQuiet();
  await userEvent.keyboard(confirm);
  refuse('The disk is full.');
  append(['main', { type: 'files.changed', because: 'person', changes: [] }]);
  const alert = dialog().getByRole('alert');
  await expect.element(alert).toHaveTextContent('The disk is full. Nothing was decided; answer again.');
  await userEvent.keyboard(confirm);
  expect(wishes).toHaveLength(2);
});

test('a run that was stopped asks nothing any more, and the focus is where it was', async () => {
  const { ask, append } = openPage();
  await page.getByRole('button', { name: 'After' }).click();
  ask(asked());
  await expect.element(dialog()).toHaveFocus();
  append(['main', { type: 'stop.requested' }]);
  await expect.element(dialog()).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'After' })).toHaveFocus();
});

test('on a narrow screen the ladder shows the rung that decided, and the others on demand', async () => {
  await page.viewport(390, 844);
  await openQuiet();
  const rungs = () => [...document.querySelectorAll('dialog ol > li')].map((rung) => rung.textContent);
  expect(rungs()).toEqual(['13 checksbefore this did not decide', 'Mode: asks.changes need your answer']);
  await dialog().getByRole('button', { name: 'Every check' }).click();
  expect(rungs()).toHaveLength(14);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});
