import { expect, test } from 'vitest';
import { todosView } from '../../views/todo.ts';
import { begin } from '../trial.ts';
import { tool } from './index.ts';

const { signal } = new AbortController();
const todos = [
  { content: 'Read the test', status: 'completed' },
  { content: 'Fix the bug', status: 'in_progress' },
  { content: 'Run the tests', status: 'pending' },
];

test('the list is shown to the person, and the model reads how far it is', async () => {
  const trial = begin({}, signal);
  const { text } = await trial.call(tool, { todos });
  expect(text).toBe('The todo list has 3 items, 1 completed. In progress: Fix the bug');
  expect(trial.log.read(todosView).main?.list).toEqual(todos);
  expect((await trial.call(tool, { todos: [] })).text).toBe('The todo list is empty now.');
  expect(trial.log.read(todosView).main?.list).toEqual([]);
});

test('two items in progress are refused, and the list stays', async () => {
  const trial = begin({}, signal);
  await trial.call(tool, { todos });
  const both = todos.map(({ content }) => ({ content, status: 'in_progress' }));
  expect(await trial.call(tool, { todos: both })).toMatchObject({
    failed: true,
    text: expect.stringContaining('Only one may be.'),
  });
  expect(trial.log.read(todosView).main?.list).toEqual(todos);
});
