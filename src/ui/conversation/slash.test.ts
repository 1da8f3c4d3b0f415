import { expect, test } from 'vitest';
import { completionsOf, readText } from './slash.ts';

test('a slash alone offers every command that has a word, letters narrow them down', () => {
  expect(completionsOf('/').map(({ slash }) => slash)).toEqual([
    'stop',
    'continue',
    'new',
    'export',
    'status',
    'context',
    'cost',
    'model',
    'help',
  ]);
  expect(completionsOf('/ST').map(({ slash }) => slash)).toEqual(['stop', 'status']);
  expect(completionsOf('/stop now')).toEqual([]);
  expect(completionsOf('stop')).toEqual([]);
});

test('a known word is a command, whatever follows it', () => {
  expect(readText('/Stop now', 'working')).toMatchObject({ is: 'command', command: { id: 'stopRun' } });
});

test('an unknown word is answered with the nearest, and is no message', () => {
  expect(readText('/stpo', 'working')).toMatchObject({
    is: 'answer',
    text: expect.stringMatching(/no command \/stpo\. The nearest is \/stop\./),
  });
  expect(readText('/', 'working')).toMatchObject({ is: 'answer' });
  expect(readText('/qqqqqqqq', 'working')).toMatchObject({ is: 'answer', text: expect.stringMatching(/Write \/help/) });
});

test('a command that makes no sense now says why', () => {
  expect(readText('/stop', 'done')).toEqual({ is: 'answer', text: '/stop: The agent rests.' });
});

test('a space before the slash makes a message of it', () => {
  expect(readText(' /etc is a folder', 'done')).toEqual({ is: 'message' });
});
