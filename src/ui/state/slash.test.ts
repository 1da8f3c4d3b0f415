import { expect, test } from 'vitest';
import { commands } from '../commands.ts';
import { completionsOf, readText, wordOf } from './slash.ts';

test('a slash alone offers every command that has a word, letters narrow them down', () => {
  const words = commands.flatMap(({ slash }) => slash ?? []);
  expect(words).toEqual(expect.arrayContaining(['stop', 'continue', 'new', 'plan', 'export', 'status', 'help']));
  expect(completionsOf('/').map(wordOf)).toEqual(words);
  expect(completionsOf('/ST').map(wordOf)).toEqual(['stop', 'status']);
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

test('a skill is a word too: it goes to the agent as it is written, and stands behind the commands in the menu', () => {
  const skills = [
    { skill: 'changelog', words: 'Keeps the list of changes.' },
    { skill: 'stop', words: 'Cannot take the place of a command.' },
  ];
  expect(readText('/changelog A line.', 'done', skills)).toEqual({ is: 'message' });
  expect(readText('/stop', 'working', skills)).toMatchObject({ is: 'command' });
  expect(readText('/changlog', 'done', skills)).toMatchObject({ text: expect.stringContaining('/changelog') });
  expect(completionsOf('/chang', skills).map(wordOf)).toEqual(['changelog']);
  expect(completionsOf('/stop', skills)).toHaveLength(1);
});
