import { expect, test } from 'vitest';
import { begin } from '../trial.ts';
import { tool } from './index.ts';

const { signal } = new AbortController();
const path = '.agents/memory/release-steps.md';

test('a topic that is new gets a file, and a line in the index', async () => {
  const trial = begin({}, signal);
  const { text } = await trial.call(tool, { topic: 'Release steps', content: 'Tag without a "v".' });
  expect(text).toBe(`Remembered under Release steps (${path}): a new topic.`);
  expect(await trial.textAt(path)).toMatchInlineSnapshot(`
    "---
    name: Release steps
    description: "Tag without a \\"v\\"."
    type: project
    updated: 1970-01-01
    ---

    - Tag without a "v".
    "
  `);
  expect(await trial.textAt('.agents/memory/MEMORY.md')).toBe(
    '# Memory\n\n- [Release steps](release-steps.md): Tag without a "v".\n',
  );
});

test('what fits a topic joins it, and what is known is not written twice', async () => {
  const trial = begin({}, signal);
  await trial.call(tool, {
    topic: 'Release steps',
    content: 'First.',
    description: 'How we release.',
    type: 'feedback',
  });
  await trial.call(tool, { topic: 'steps of a release', content: 'Second,\nin two lines.' });
  expect((await trial.call(tool, { topic: 'release-steps', content: 'FIRST.' })).text).toContain('remembered already');
  expect(await trial.textAt(path)).toContain(
    'type: feedback\nupdated: 1970-01-01\n---\n\n- First.\n- Second,\n  in two lines.\n',
  );
  expect(await trial.textAt('.agents/memory/MEMORY.md')).toBe(
    '# Memory\n\n- [Release steps](release-steps.md): How we release.\n',
  );
});

test('what was wrong is replaced, if it stands there once', async () => {
  const trial = begin({}, signal);
  await trial.call(tool, { topic: 'Port', content: 'The server listens on 8080.' });
  await trial.call(tool, { topic: 'Port', content: '9090', replaces: '8080' });
  expect(await trial.textAt('.agents/memory/port.md')).toContain('- The server listens on 9090.');
  expect(await trial.call(tool, { topic: 'Port', content: 'x', replaces: '8080' })).toMatchObject({
    failed: true,
    text: expect.stringContaining('stands nowhere'),
  });
});

test('a topic that has expired begins anew', async () => {
  const trial = begin(
    { '.agents/memory/freeze.md': '---\nname: Freeze\nexpires: 1960-01-01\n---\n\n- Old.\n' },
    signal,
  );
  await trial.call(tool, { topic: 'Freeze', content: 'New.', expires: '1999-12-31' });
  const said = await trial.textAt('.agents/memory/freeze.md');
  expect(said).toContain('expires: 1999-12-31\n---\n\n- New.\n');
  expect(said).not.toContain('Old.');
});

test.each([
  { topic: 'Keys', content: `Use sk-${'a1b2'.repeat(8)}` },
  { topic: 'Login', content: 'The password is hunter2hunter2.' },
  { topic: 'API_KEY=9f8e7d6c5b4a', content: 'Something.' },
])('a secret is refused, and nothing is written: %o', async (input) => {
  const trial = begin({}, signal);
  const { text, failed } = await trial.call(tool, input);
  expect(failed).toBe(true);
  expect(text).toContain('Nothing was written');
  expect(trial.log.events.filter(({ type }) => type === 'files.changed')).toEqual([]);
});

test('a topic without a letter, and a day that is none, are refused', async () => {
  const trial = begin({}, signal);
  expect((await trial.call(tool, { topic: '…', content: 'x' })).text).toContain('no letter');
  expect((await trial.call(tool, { topic: 'a', content: 'x', expires: 'soon' })).text).toContain('is no day');
});
