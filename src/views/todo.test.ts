import { expect, test } from 'vitest';
import type { Event, Fact } from '../protocol/event.ts';
import type { JsonObject } from '../protocol/json.ts';
import { todosView } from './todo.ts';

const usage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

function reply(call: string, input: JsonObject, name = 'todo_write'): Fact {
  return {
    type: 'model.responded',
    text: '',
    thinking: '',
    calls: [{ call, wire: call, name, input }],
    usage,
    stop: 'end',
  };
}

function decided(call: string, input: JsonObject): Fact {
  const subjects = { paths: [], commands: [], domains: [] };
  return {
    type: 'tool.decided',
    call,
    verdict: 'allow',
    by: 'mode',
    reason: '',
    input,
    rungs: [],
    subjects,
    dropped: [],
  };
}

function finished(call: string, failed = false): Fact {
  return { type: 'tool.finished', because: 'ran', call, content: [], failed };
}

function listAfter(...facts: readonly Fact[]) {
  const events = facts.map((fact, seq): Event => ({ seq, at: 0, agent: 'main', ...fact }));
  return events.reduce(todosView.evolve, todosView.initial).main?.list;
}

const first = {
  todos: [
    { content: 'Read', status: 'completed' },
    { content: 'Fix', status: 'in_progress' },
  ],
};
const second = { todos: [{ content: 'Fix', status: 'completed' }] };

test('the list is what the last todo_write that ran said', () => {
  expect(listAfter(reply('main.1', first), decided('main.1', first), finished('main.1'))).toEqual(first.todos);
  expect(listAfter(reply('main.1', first), finished('main.1'), reply('main.2', second), finished('main.2'))).toEqual(
    second.todos,
  );
});

test('a call that is open, that failed, or of another tool changes nothing', () => {
  const before = [reply('main.1', first), finished('main.1')];
  expect(listAfter(...before, reply('main.2', second))).toEqual(first.todos);
  expect(listAfter(...before, reply('main.2', second), finished('main.2', true))).toEqual(first.todos);
  expect(listAfter(...before, reply('main.2', second, 'other'), finished('main.2'))).toEqual(first.todos);
});

test('an input that was rewritten on its way is the one that counts', () => {
  expect(listAfter(reply('main.1', first), decided('main.1', second), finished('main.1'))).toEqual(second.todos);
});

test('what is no todo is left out', () => {
  const odd = { todos: [{ content: 'Fix', status: 'later' }, 'Fix', null, { content: 'Test', status: 'pending' }] };
  expect(listAfter(reply('main.1', odd), finished('main.1'))).toEqual([{ content: 'Test', status: 'pending' }]);
  expect(listAfter(reply('main.1', { todos: 'all' }), finished('main.1'))).toEqual([]);
});
