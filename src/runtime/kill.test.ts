import { noSandbox } from '../agent/sandbox.testing.ts';
import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import type { Event } from '../protocol/event.ts';
import type { Script } from '../protocol/script.ts';
import { scripted } from '../providers/scripted/index.ts';
import { scenarios } from '../scenarios/index.ts';
import { Database } from '../storage/database.ts';
import type { Appended, Batch } from '../storage/store.ts';
import { DiskStore } from '../storage/write.ts';
import { tools } from '../tools/index.ts';
import { personSays } from '../views/person.ts';
import { Headless } from './headless.ts';
import { Host } from './host.ts';
import { PacedClock } from './paced-clock.ts';
import { attend } from './person.ts';
import { brokenPromises } from './promises.testing.ts';

const kills = 200;
const run = 'r';

/** A disk behind a page that is killed: what was under way may or may not arrive, and nothing after it does. */
class MortalDisk extends DiskStore {
  dead = false;

  override append(batch: Batch): Promise<Appended> {
    return this.dead ? new Promise(() => {}) : super.append(batch);
  }
}

afterEach(() => void vi.useRealTimers());

const turns = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
};

/** A page with the clock of a real one. Time passes when the test says so. */
class Page {
  readonly disk: MortalDisk;
  readonly host: Host;
  readonly shown: { readonly event: Event; readonly at: number }[] = [];
  #sent = 0;

  constructor(database: string) {
    this.disk = new MortalDisk(new Database(database));
    this.host = new Host({
      store: this.disk,
      tools,
      clock: (speed, from) => new PacedClock(speed, from),
      model: scripted,
      sandbox: noSandbox,
      notify: (notice) => {
        if (notice.say === 'event') this.shown.push({ event: notice.event, at: Date.now() });
        if (notice.say === 'crashed') throw new Error(notice.why);
      },
    });
  }

  send(wish: object): Promise<void> {
    return this.host.handle({ ...wish, id: `${++this.#sent}` } as never);
  }

  /** What the person of the script does as soon as they can. */
  async act(script: Script): Promise<void> {
    const log = this.host.log(run);
    const says = log && personSays(script, log);
    if (says !== undefined && 'act' in says) await this.send({ ...says.act, run });
  }

  kill(): void {
    this.disk.dead = true;
    this.host.run(run)?.end();
  }
}

test(`killed at ${kills} moments: every fact shown more than a second before is there, and every run goes on`, {
  timeout: 180_000,
}, async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  let aged = 0;
  const lengths = new Set<number>();
  for (let n = 0; n < kills; n++) {
    const scenario = scenarios[n % scenarios.length];
    if (scenario === undefined) throw new Error('There is no scenario.');
    const script = await scenario.load();
    const database = `kill ${n}`;
    const page = new Page(database);
    await page.send({ do: 'start', run, script });
    // golden steps: moments that lie evenly in a run, in no pattern
    const moment = 60 + ((n * 0.618_033_988_7) % 1) * 14_000;
    for (let passed = 0; passed < moment; passed += 47) {
      await page.act(script);
      await turns(2);
      vi.advanceTimersByTime(47);
    }
    const killed = Date.now();
    page.kill();
    await turns(n % 7);

    const after = new Headless({ store: new DiskStore(new Database(database)), tools, sandbox: noSandbox });
    const kept = (await after.store.readEvents(run)) as readonly Event[];
    lengths.add(kept.length);
    const old = page.shown.filter(({ at }) => at < killed - 1000).map(({ event }) => event);
    aged += old.length;
    expect(kept.slice(0, old.length)).toEqual(old);
    expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, i) => i));
    await after.send({ do: 'open', run });
    const log = after.log(run);
    const { clock } = after;
    await attend(script, { run, log, clock, send: (wish) => after.send(wish), atRest: () => after.atRest(run) });
    expect(log.events.slice(0, kept.length)).toEqual(kept);
    expect(brokenPromises(log.events)).toEqual([]);
    expect(log.events.findLast(({ type }) => type === 'agent.rested')).toMatchObject({ agent: 'main' });
  }
  // the moments lie all over the runs
  expect(lengths.size).toBeGreaterThan(20);
  expect(aged).toBeGreaterThan(kills * 3);
});
