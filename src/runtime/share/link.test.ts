import { expect, test } from 'vitest';
import { fromBase64url, toBase64url } from '../../base/base64url.ts';
import { decode } from '../../base/text.ts';
import { briefly } from '../../protocol/brief.ts';
import type { Event } from '../../protocol/event.ts';
import { scenarios } from '../../scenarios/index.ts';
import { packed } from '../archive/archive.testing.ts';
import { readArchive } from '../archive/read-archive.ts';
import { readScript } from '../read-script.ts';
import { firstLink, firstRunLink, forged, sealedBy } from './link.testing.ts';
import { linkOfRun, linkOfScript, readLink } from './link.ts';

test('a script of the size of a lesson makes a link under 1,000 characters, and comes out of it as it went in', async () => {
  const script = await scenarios.find(({ name }) => name === 'overloaded')?.load();
  if (script === undefined) throw new Error('There is no such scenario.');
  const brief = briefly(script);
  const signs = linkOfScript(brief);
  expect(signs.length).toBeLessThan(1000);
  expect(signs).toMatch(/^[\w-]+$/);
  const linked = await readLink(signs);
  expect(linked).toEqual({ is: 'script', text: JSON.stringify(brief) });
  expect(readScript(linked.is === 'script' ? linked.text : '')).toEqual({ ok: true, script });
});

test.each(scenarios.map(({ name, load }) => ({ name, load })))(
  'the script $name costs a link about a character for two of its own, so that 1,000 characters hold some 1,900',
  async ({ load }) => {
    const brief = briefly(await load());
    const { length } = JSON.stringify(brief);
    const signs = linkOfScript(brief);
    expect(signs.length).toBeLessThan(100 + length / 2);
    if (length < 1800) expect(signs.length).toBeLessThan(1000);
    expect(await readLink(signs)).toEqual({ is: 'script', text: JSON.stringify(brief) });
  },
);

test('a link that was made with the first version opens for ever', async () => {
  const text = JSON.stringify({ title: 'Hello', model: [{ reply: { text: 'Good day.' } }] });
  expect(linkOfScript(JSON.parse(text))).toBe(firstLink);
  expect(await readLink(firstLink)).toEqual({ is: 'script', text });
  const run = await readLink(firstRunLink);
  const { runs, blobs } = readArchive(run.is === 'archive' ? run.bytes : new Uint8Array());
  expect(runs.map(({ title, events }) => [title, events.map(({ type }) => type)])).toEqual([
    ['A run', ['run.started', 'prompt.submitted', 'model.requested']],
  ]);
  expect([...blobs.values()].map(decode)).toEqual(['one\n']);
});

test('a run comes out of a link with its facts and its files, as an archive that is read like any other', async () => {
  const { events, entries } = await packed();
  const blobs = new Map(
    [...entries].filter(([name]) => name.startsWith('blobs/')).map(([name, bytes]) => [name.slice(6), bytes]),
  );
  const linked = await readLink(linkOfRun('A run', events as readonly Event[], blobs));
  if (linked.is !== 'archive') throw new Error('It is no archive.');
  const archive = readArchive(linked.bytes);
  expect(archive.runs).toEqual([{ title: 'A run', events }]);
  expect(new Map(archive.blobs)).toEqual(blobs);
});

test('bytes of every length survive, and only signs of a link are read', () => {
  for (let length = 0; length < 20; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 89 + length) % 256);
    expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
    expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
  }
  for (const wrong of ['A', 'AA=', 'A+BC', 'A/BC', 'AB CD', 'AB', 'ÄÖÜß']) expect(fromBase64url(wrong)).toBeUndefined();
});

test.each([
  ['', 'cut off or changed'],
  ['a b', 'signs in it that belong in no link'],
  ['A'.repeat(8001), 'longer than 8000 characters'],
  [linkOfScript({ title: 'A' }).slice(0, -4), 'cut off or changed'],
  [linkOfScript({ title: 'A' }).slice(0, -1), 'cut off or changed'],
  [forged(`{"loopscope":"link","version":1,"script":${'['.repeat(300)}${']'.repeat(300)}}`), '200 levels deep'],
  [forged(`"${'A'.repeat(3_000_000)}"`), 'more than any link holds'],
  [forged('{"loopscope":"link","version":3,"script":{}}'), 'a newer version of Loopscope made it (version 3)'],
  [sealedBy(3), 'a newer version of Loopscope made it'],
  [forged('{"loopscope":"link","version":1,"script":{},"run":{}}'), 'not what a link holds'],
  [
    forged('{"loopscope":"link","version":1,"run":{"title":"","facts":[{"type":"event.damaged","raw":5}],"blobs":{}}}'),
    'damaged',
  ],
  [forged('{}'), 'not what a link holds'],
  [forged('no json'), 'no JSON'],
])('a link that is none is refused with the reason (%#)', async (signs, why) => {
  await expect(readLink(signs)).rejects.toThrow(why);
});
