import { expect, test } from 'vitest';
import { scriptSchema } from '../protocol/script.ts';
import { Headless } from './headless.ts';
import type { TryHook } from './probe.ts';
import { readSettingsFile } from './settings-file.ts';

const event = { hook_event_name: 'PreToolUse', tool_name: 'write_file', tool_input: { path: 'dist/a', content: 'x' } };

/** Tries a hook in a run that has not begun, and gives the answer, what of it was recorded, and the files after it. */
async function tried(entry: TryHook['entry'], more: Partial<TryHook> = {}) {
  const script = scriptSchema.parse({
    title: 'Try',
    files: { 'a.txt': 'one' },
    model: [{ when: { purpose: 'hook', last: 'dist/a' }, reply: { text: '{"ok": false, "reason": "No."}' } }],
  });
  const headless = new Headless();
  await headless.send({ do: 'start', run: 'r', script });
  const before = headless.log('r').events.length;
  const told = await headless.host.tryHook('r', { on: 'PreToolUse', entry, event, ...more });
  expect(headless.log('r').events).toHaveLength(before);
  return told;
}

test('a rule says what it would answer', async () => {
  const rule = { type: 'rule', if: 'write(dist/**)', block: 'Built.' };
  expect(await tried(rule)).toEqual({ is: 'answered', effect: { block: 'Built.' }, took: 0 });
});

test('a hook that the event does not meet says why', async () => {
  const rule = { type: 'rule', block: 'Built.' };
  expect(await tried(rule, { on: 'Stop' })).toMatchObject({ is: 'unmet', why: expect.stringContaining('PreToolUse') });
  expect(await tried(rule, { matcher: 'Bash' })).toMatchObject({ is: 'unmet' });
  expect(await tried({ ...rule, if: 'write(src/**)' })).toMatchObject({ is: 'unmet' });
});

test('what is no hook says why, and nothing is asked', async () => {
  expect(await tried({ type: 'http', url: 'https://example.org' })).toEqual({
    is: 'none',
    why: 'hooks of the type http are not run here.',
  });
});

test('a question is put to the model, which is not recorded', async () => {
  expect(await tried({ type: 'prompt', prompt: 'May it?' })).toMatchObject({
    is: 'answered',
    effect: { block: 'No.' },
    output: '{"ok": false, "reason": "No."}',
  });
});

test('a command runs over the files, and what it changes is thrown away', async () => {
  const command = 'cat a.txt; echo two > a.txt; jq -r .tool_input.path >&2; exit 2';
  expect(await tried({ type: 'command', command })).toMatchObject({
    is: 'answered',
    effect: { block: 'dist/a' },
    output: 'one\ndist/a\n',
  });
});

test('a hook that would reach out of the page, or of an event that is not there, is left out with the line and why', () => {
  const text = `{
  "hooks": {
    "PreToolUse": [{ "matcher": "Bash", "hooks": [
      { "type": "http", "url": "https://example.org" },
      { "type": "command", "command": "exit 0", "async": true },
      { "type": "command", "command": "exit 0", "timeout": 30, "statusMessage": "Checking" }
    ] }],
    "TeammateIdle": [{ "hooks": [{ "type": "command", "command": "exit 0" }] }]
  }
}`;
  const { hooks, notes } = readSettingsFile('.agents/settings.json', text, () => true);
  expect(hooks).toMatchObject([{ on: 'PreToolUse', matcher: 'Bash', type: 'command', timeout: 30 }]);
  expect(notes.map(({ line, what }) => [line, what.slice(0, 60)])).toEqual([
    [4, 'This hook is left out: hooks of the type http are not run he'],
    [5, 'This hook is left out: Unrecognized key: "async"'],
    [8, 'This hook is left out: there is no event TeammateIdle. There'],
  ]);
});
