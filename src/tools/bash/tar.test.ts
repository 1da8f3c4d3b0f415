import { gzipSync } from 'node:zlib';
import { createTarPacker, type TarHeader } from 'modern-tar';
import { expect, test } from 'vitest';
import { sandboxesInNode } from '../../runtime/sandbox/in-node.ts';
import { type Beginning, begin } from '../trial.ts';
import { tool } from './index.ts';

const never = new AbortController().signal;
const sandbox = sandboxesInNode();
const at = (files: Beginning) => {
  const trial = begin(files, never, {}, sandbox);
  return { ...trial, bash: (command: string) => trial.call(tool, { command }) };
};

test('tar packs, lists and unpacks folders, with gzip and without, through files and pipes', async () => {
  const { bash, textAt, log } = at({ 'a/b.txt': 'b\n', 'a/deep/ü.bin': Uint8Array.of(0, 255, 128), 'c.txt': 'c\n' });
  expect((await bash('tar -czvf a.tgz a c.txt; tar tf a.tgz | wc -l; head -c 2 a.tgz | base64')).text).toBe(
    'a/\na/b.txt\na/deep/\na/deep/ü.bin\nc.txt\n5\nH4s=\nChanged: a.tgz.',
  );
  await bash('mkdir out; tar xzf a.tgz -C out; tar -cf - -C a deep b.txt | tar -xf - -C out');
  expect(await textAt('out/a/b.txt')).toBe('b\n');
  expect(await textAt('out/c.txt')).toBe('c\n');
  expect(await textAt('out/b.txt')).toBe('b\n');
  expect((await bash('base64 a/deep/ü.bin out/deep/ü.bin out/a/deep/ü.bin')).text).toBe('AP+AAP+AAP+A');
  const rest = 'tar -xOf a.tgz c.txt; tar -tvf a.tgz a/b.txt; tar -xf a.tgz --strip-components=1 -C /tmp a; ls /tmp';
  expect((await bash(rest)).text).toBe('c\n-rw-r--r--         2 a/b.txt\nb.txt\ndeep');
  // the same files make the same archive
  await bash('tar czf one.tgz c.txt; sleep 0.01; touch c.txt; tar czf two.tgz c.txt');
  const made = log.events.flatMap((event) => (event.type === 'files.changed' ? event.changes : []));
  const blobs = made.flatMap(({ path, entry }) => (/^(one|two)/.test(path) && entry.is === 'file' ? [entry.blob] : []));
  expect(blobs).toEqual([blobs[0], blobs[0]]);
});

test('long names and names in other scripts come back', async () => {
  const path = `a/${'x'.repeat(90)}/${'ü'.repeat(80)}.txt`;
  const { bash, textAt } = at({ [path]: 'far\n' });
  await bash('tar czf t.tgz a; rm -r a');
  expect(await textAt(path)).toBeUndefined();
  await bash('tar xzf t.tgz');
  expect(await textAt(path)).toBe('far\n');
});

/** An archive as nobody with good intentions makes it. */
async function archiveOf(...entries: readonly (Partial<TarHeader> & { readonly name: string })[]): Promise<Uint8Array> {
  const { readable, controller } = createTarPacker();
  for (const entry of entries) {
    const header = { size: entry.type === undefined ? 1 : 0, ...entry };
    const writer = controller.add(header).getWriter();
    if (header.size > 0) await writer.write(new Uint8Array(header.size));
    await writer.close();
  }
  controller.finalize();
  return new Uint8Array(await new Response(readable).arrayBuffer());
}

test('what an archive holds stays in its folder and under the guard, and a bomb is not unpacked', async () => {
  const evil = await archiveOf(
    ...['../keep.txt', 'in/../../keep.txt', '/abs.txt', '.env', 'fine.txt'].map((name) => ({ name })),
    { name: 'l', type: 'symlink', linkname: '/' },
    { name: 'h', type: 'link', linkname: 'abs.txt' },
  );
  const bomb = gzipSync(await archiveOf({ name: 'zeros', size: 70_000_000 }));
  const files = {
    'keep.txt': 'old',
    'a/.env': 'KEY',
    'a/b.txt': 'b',
    'evil.tar': evil,
    'bomb.tgz': new Uint8Array(bomb),
  };
  const { bash, textAt } = at(files);
  const { text, event } = await bash('mkdir box; tar xf evil.tar -C box; code=$?; find box | sort; exit $code');
  expect(event.ran?.exit).toBe(2);
  expect(text).toContain('box\nbox/abs.txt\nbox/fine.txt\nstderr');
  expect(text.match(/leads out of where it is unpacked/g)).toHaveLength(2);
  expect(text).toMatch(/l: is a symlink, and only.*\ntar: h: is a link, and only/);
  expect(text).toContain('permission denied');
  expect(await textAt('keep.txt')).toBe('old');
  expect((await bash('tar xf bomb.tgz; ls zeros')).text).toContain('which is too much here');
  expect((await bash('tar cf a.tar a; tar tf a.tar')).text).not.toContain('.env');
  expect((await bash('head -c 700 evil.tar >cut.tar; tar tf cut.tar')).text).toContain('tar: Tar archive is truncated');
  expect((await bash('tar cjf a.tbz a')).text).toContain('there is no option -j here');
});
