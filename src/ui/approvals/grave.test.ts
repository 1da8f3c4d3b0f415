import { expect, test } from 'vitest';
import type { Risk } from '../../protocol/config.ts';
import { graveOf } from './grave.ts';
import { asked } from './question.testing.ts';

const running = (...commands: string[]) => graveOf(asked({ name: 'bash', risk: 'execute', commands }));

test.each([
  'rm -rf dist',
  'sudo rm a',
  'git push origin main',
  'git reset --hard',
  'curl https://a.example',
  'find . -delete',
  'mv -f a b',
])('"%s" is grave', (command) => expect(running('npm test', command)).toBeDefined());

test.each(['npm test', 'ls rm', 'git status', 'mv a b', 'rmx'])('"%s" is not', (command) => {
  expect(running(command)).toBeUndefined();
});

test('code whose commands are not known is grave', () => {
  expect(running()).toBe('What it runs could not be listed.');
});

test.each(['read', 'write', 'web', 'meta'] satisfies Risk[])('a call that may %s is not grave by itself', (risk) => {
  expect(graveOf(asked({ risk }))).toBeUndefined();
});

test('a protected path is grave, and its reason is given', () => {
  expect(graveOf(asked({ by: 'protected paths', reason: '.agents/settings.json is protected.' }))).toBe(
    '.agents/settings.json is protected.',
  );
});
