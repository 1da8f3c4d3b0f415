import { expect, test } from 'vitest';
import type { Wish } from '../protocol/command.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { uploadLimits } from '../protocol/upload.ts';
import { Headless } from './headless.ts';
import { readScript } from './read-script.ts';

const run = 'r';
const script = scriptSchema.parse({ title: 'My task', files: { 'a.txt': 'script' }, model: [] }) as Script;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function started(more: Partial<Extract<Wish, { do: 'start' }>> = {}): Promise<Headless> {
  const headless = new Headless();
  await headless.send({ do: 'start', run, script, ...more });
  return headless;
}

const refusals = ({ notices }: Headless): readonly string[] =>
  notices.flatMap((notice) => (notice.say === 'refused' ? [notice.why] : []));

test('files of the person’s own are in the workspace byte for byte, and take the place of the script’s', async () => {
  const image = new Uint8Array([0x89, 0x50, 0, 255]);
  const uploads = [
    { path: 'img/logo.png', bytes: image },
    { path: 'a.txt', bytes: bytes('mine') },
  ];
  const headless = await started({ uploads });
  const [first] = headless.log(run).events;
  if (first?.type !== 'run.started') throw new Error('No run was started.');
  const found = await Promise.all(
    first.files.map(async ({ path, entry }) => [
      path,
      entry.is === 'file' ? await headless.store.blob(entry.blob) : undefined,
    ]),
  );
  expect(Object.fromEntries(found)).toEqual({ 'img/logo.png': image, 'a.txt': bytes('mine') });
});

test.each([
  ['too many', Array.from({ length: 1001 }, (_, at) => ({ path: `${at}`, bytes: bytes('') })), /1,001 files.*1,000/],
  ['one too large', [{ path: 'a', bytes: new Uint8Array(uploadLimits.fileBytes + 1) }], /larger than 5 MB/],
  [
    'too large together',
    Array.from({ length: 6 }, (_, at) => ({ path: `${at}`, bytes: new Uint8Array(4_500_000) })),
    /27 MB.*25 MB/,
  ],
  ['a path that none can have', [{ path: '..', bytes: bytes('') }], /No file can be there/],
  [
    'a file in a file',
    [
      { path: 'x', bytes: bytes('') },
      { path: 'x/y', bytes: bytes('') },
    ],
    /nothing can lie in it|is a folder/,
  ],
])('files of the person’s own that cannot be taken start no run: %s', async (_, uploads, why) => {
  const headless = await started({ uploads });
  expect(refusals(headless)).toEqual([expect.stringMatching(why)]);
  expect(headless.host.run(run)).toBeUndefined();
});

test('a script may have no rules: the first request waits for a reply that the person writes', async () => {
  expect(readScript('title: Mine\nmodel: []').ok).toBe(true);
  const headless = await started();
  await headless.send({ do: 'prompt', run, text: 'Go.' });
  await headless.atRest(run);
  expect(headless.log(run).events.at(-2)).toMatchObject({ type: 'model.failed', failure: 'no-rule' });
  const rule = {
    when: { reply: 1 },
    once: false,
    reply: { text: 'Me.', thinking: '', calls: [], speed: 400, cut: false },
  };
  await headless.send({ do: 'set', run, config: { play: { person: [], faults: [], model: [rule] } } });
  await headless.send({ do: 'continue', run });
  await headless.atRest(run);
  expect(headless.log(run).events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'done', text: 'Me.' });
});

test('a run that is held before its first request has sent none, however late the page asks', async () => {
  const headless = await started({ until: 'call-model' });
  await headless.send({ do: 'prompt', run, text: 'Go.' });
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(headless.host.run(run)?.gate.held).toEqual([{ agent: 'main', by: 'pause' }]);
  expect(headless.log(run).events.map(({ type }) => type)).toEqual(['run.started', 'prompt.submitted']);
  await headless.send({ do: 'resume', run });
  await headless.atRest(run);
  expect(headless.log(run).events.map(({ type }) => type)).toContain('model.requested');
});
