import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { scriptSchema } from '../protocol/script.ts';
import { Database } from '../storage/database.ts';
import { Keys } from '../storage/keys.ts';
import type { Appended, Batch } from '../storage/store.ts';
import { DiskStore } from '../storage/write.ts';
import { readArchive } from './archive/read-archive.ts';
import { Headless } from './headless.ts';
import { keepingFrom } from './keeping.ts';
import { attend } from './person.ts';
import { testTools } from './scripts.testing.ts';

const script = scriptSchema.parse({
  title: 'A full disk',
  files: { 'a.txt': 'one\n' },
  model: [
    ...[1, 2, 3].map((n) => ({
      when: { reply: n },
      reply: { calls: [{ tool: 'write_file', input: { path: `${n}.txt`, content: `written ${n}\n` } }] },
    })),
    { reply: { text: 'Done.' } },
  ],
  person: [{ prompt: 'Go.' }, { allow: true }],
});

/** A disk that has no more room from its nth transaction on. */
class FillingDisk extends DiskStore {
  #left: number;

  constructor(database: Database, left: number) {
    super(database);
    this.#left = left;
  }

  override async append(batch: Batch): Promise<Appended> {
    this.#left -= 1;
    return this.#left < 0 ? { is: 'down', reason: 'The disk is full.' } : super.append(batch);
  }
}

const noKeys = new Keys({
  read: async () => undefined,
  write: async () => {},
  delete: async () => {},
  origins: async () => [],
});

test.each([0, 1, 2, 3])('a disk that is full after %i transactions is said, and the export is whole', async (left) => {
  const store = new FillingDisk(new Database(`full ${left}`), left);
  const headless = new Headless({ store, tools: testTools });
  const run = 'r';
  await headless.send({ do: 'start', run, script });
  const log = headless.log(run);
  await attend(script, {
    run,
    log,
    clock: headless.clock,
    send: (wish) => headless.send(wish),
    atRest: () => headless.atRest(run),
  });
  await headless.host.run(run)?.persist.flush();
  expect(log.events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'done' });
  const said = headless.notices.flatMap((notice) => (notice.say === 'stored' ? [notice.stored] : []));
  expect(said.at(-1)).toMatchObject({ is: 'down', reason: 'The disk is full.' });
  const kept = (await store.readEvents(run)).length;
  expect(kept).toBeLessThan(log.events.length);
  expect(said.at(-1)).toMatchObject({ length: kept });

  const open = (id: string) => headless.host.events(id);
  const keeping = keepingFrom({ store, keys: noKeys, open, changed: () => {}, specs: () => [] });
  const { bytes, missing, name } = await keeping.exportArchive({ runs: [run], workspaces: [] });
  expect([missing, name]).toEqual([[], 'A full disk.loopscope.zip']);
  const archive = readArchive(bytes);
  expect(archive.runs).toEqual([{ title: 'A full disk', events: log.events }]);
  expect([...archive.blobs.values()].map((each) => new TextDecoder().decode(each))).toEqual(
    expect.arrayContaining(['one\n', 'written 1\n', 'written 2\n', 'written 3\n']),
  );
  // and elsewhere it is all there
  const other = new DiskStore(new Database(`full elsewhere ${left}`));
  const { runs } = await keepingFrom({
    store: other,
    keys: noKeys,
    open: () => undefined,
    changed: () => {},
    specs: () => [],
  }).importArchive({ bytes });
  expect(await other.readEvents(runs[0] ?? '')).toEqual(log.events);
});
