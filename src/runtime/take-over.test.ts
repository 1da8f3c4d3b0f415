import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '../protocol/event.ts';
import type { Notice } from '../protocol/notice.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { Database } from '../storage/database.ts';
import { MemoryStore } from '../storage/memory.ts';
import type { Store } from '../storage/store.ts';
import { DiskStore } from '../storage/write.ts';
import { personSays } from '../views/person.ts';
import { Headless } from './headless.ts';
import { brokenPromises } from './promises.testing.ts';
import { scripts, testTools } from './scripts.testing.ts';
import { PlayedBrowser } from './tabs.testing.ts';

const run = 'r';
const turn = () => new Promise((resolve) => setImmediate(resolve));
const turns = async (count: number) => {
  for (let i = 0; i < count; i++) await turn();
};

const script: Script = scriptSchema.parse({
  title: 'A run',
  settings: { mode: 'auto' },
  model: [
    { when: { reply: 1 }, reply: { calls: [{ tool: 'write_file', input: { path: 'a.txt', content: 'one' } }] } },
    { reply: { text: 'Done.' } },
  ],
});

const fixedOf = ({ notices }: Headless) =>
  notices.flatMap((notice) => (notice.say === 'log' ? [notice.fixed] : [])).at(-1);
const refusals = ({ notices }: Headless) => notices.flatMap((notice) => (notice.say === 'refused' ? [notice.why] : []));

/** What a page shows after these notices. */
function shown(notices: readonly Notice[]): readonly Event[] {
  let events: Event[] = [];
  for (const notice of notices) {
    if (notice.say === 'log') events = [...notice.events];
    if (notice.say !== 'event') continue;
    if (notice.event.seq === events.length) events.push(notice.event);
    // what comes before the log that holds it is passed over, as the page does
    else if (notice.event.seq < events.length) expect(events[notice.event.seq]).toEqual(notice.event);
  }
  return events;
}

/** Two tabs on one store, the first of which has begun the run. */
async function twoTabs(store: Store = new MemoryStore()) {
  const browser = new PlayedBrowser();
  const open = () => {
    const tab = browser.open();
    return { tab, host: new Headless({ tools: testTools, store, tabs: tab }) };
  };
  const [first, second] = [open(), open()];
  await first.host.send({ do: 'start', run, script });
  await first.host.host.run(run)?.persist.flush();
  return { first, second, store };
}

describe('a run that is alive in another tab', () => {
  test('is read along, fact by fact, and nothing can be added to it', async () => {
    const { first, second } = await twoTabs();
    await second.host.send({ do: 'open', run });
    expect(fixedOf(second.host)).toBe('elsewhere');
    for (const wish of [
      { do: 'prompt', run, text: 'Mine' },
      { do: 'pause', run },
    ] as const)
      await second.host.send(wish);
    expect(refusals(second.host)).toEqual([
      expect.stringMatching(/open in another tab/),
      expect.stringMatching(/open in another tab/),
    ]);
    await first.host.send({ do: 'prompt', run, text: 'Go' });
    await first.host.atRest(run);
    await first.host.host.run(run)?.persist.flush();
    await turns(20);
    expect(shown(second.host.notices)).toEqual(first.host.log(run).events);
    expect(second.host.notices.at(-1)).toMatchObject({ say: expect.stringMatching(/stored|changed/) });
  });

  test('is taken over: the first tab leaves it with all that it showed, and reads along', async () => {
    const { first, second } = await twoTabs();
    await first.host.send({ do: 'prompt', run, text: 'Go' });
    await second.host.send({ do: 'open', run });
    await second.host.send({ do: 'take-over', run });
    expect(fixedOf(second.host)).toBeUndefined();
    await turns(20);
    expect(fixedOf(first.host)).toBe('elsewhere');
    await second.host.atRest(run);
    await second.host.host.run(run)?.persist.flush();
    await turns(20);
    expect(second.host.log(run).events.at(-1)).toMatchObject({ type: 'agent.rested', why: 'done' });
    expect(shown(first.host.notices)).toEqual(second.host.log(run).events);
    await first.host.send({ do: 'prompt', run, text: 'Mine' });
    expect(refusals(first.host)).toEqual([expect.stringMatching(/Another tab has taken this run over/)]);
  });

  test('can be gone on with when that tab dies without a word', async () => {
    const { first, second } = await twoTabs();
    first.tab.close();
    await second.host.send({ do: 'open', run });
    expect(fixedOf(second.host)).toBeUndefined();
    await second.host.send({ do: 'prompt', run, text: 'Go' });
    await second.host.atRest(run);
    await first.host.send({ do: 'prompt', run, text: 'Late' });
    await first.host.host.run(run)?.persist.flush();
    await turns(5);
    expect(fixedOf(first.host)).toBe('lost');
    const log = first.host.notices.findLast((notice) => notice.say === 'log');
    expect(log).toMatchObject({ readOnly: expect.stringMatching(/not stored: export the run to keep/) });
  });
});

const moment = fc.record({ after: fc.nat(40), tab: fc.nat(2), how: fc.constantFrom('take-over', 'open', 'kill') });

test('taken over at random moments by three tabs, a run loses and doubles no fact, and comes to its end', async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(scripts, fc.array(moment, { minLength: 1, maxLength: 6 }), async (played, moments) => {
      const database = `take over ${++round}`;
      const browser = new PlayedBrowser();
      const open = () => {
        const tab = browser.open();
        const store = new DiskStore(new Database(database));
        return { tab, store, host: new Headless({ tools: testTools, store, tabs: tab }), dead: false };
      };
      const tabs = [open(), open(), open()];
      const onDisk = async () => (await tabs[0]?.store.readEvents(run)) as readonly Event[];
      await tabs[0]?.host.send({ do: 'start', run, script: played });
      await tabs[0]?.host.host.run(run)?.persist.flush();

      let kept: readonly Event[] = [];
      for (const { after, tab: n, how } of moments) {
        for (let i = 0; i < after; i++) {
          for (const { host, dead } of tabs) if (!dead) await act(host, played);
          await turn();
        }
        const now = await onDisk();
        // what was on the disk once is there for ever, byte for byte
        expect(now.slice(0, kept.length)).toEqual(kept);
        kept = now;
        const it = tabs[n];
        if (it === undefined) continue;
        if (how === 'kill') {
          it.tab.close();
          it.host.host.run(run)?.end();
          tabs[n] = open();
        }
        await tabs[n]?.host.send({ do: 'open', run });
        if (how === 'take-over') await tabs[n]?.host.send({ do: 'take-over', run });
      }
      const last = tabs[0];
      if (last === undefined) return;
      await last.host.send({ do: 'open', run });
      await last.host.send({ do: 'take-over', run });
      while (await act(last.host, played)) await turn();
      expect(last.host.host.run(run)?.working).toBe(false);
      await last.host.host.run(run)?.persist.flush();
      await turns(10);
      const end = await onDisk();
      expect(end.slice(0, kept.length)).toEqual(kept);
      expect(end.map(({ seq }) => seq)).toEqual(end.map((_, i) => i));
      expect(end).toEqual(last.host.log(run).events);
      expect(brokenPromises(end)).toEqual([]);
      for (const { host } of tabs) {
        expect(host.notices.filter(({ say }) => say === 'crashed')).toEqual([]);
        if (host.host.log(run) !== undefined && fixedOf(host) !== 'lost')
          expect(shown(host.notices)).toEqual(end.slice(0, shown(host.notices).length));
      }
    }),
    { numRuns: 40 },
  );
});

/** Does what the person of the script would do next in this tab; false when there is nothing. */
async function act(host: Headless, played: Script): Promise<boolean> {
  const live = host.host.run(run);
  if (live === undefined || live.readOnly !== undefined) return false;
  const says = personSays(played, live.log);
  if (says === undefined) return live.working;
  if ('act' in says) {
    const by = says.act.do === 'decide' || says.act.do === 'answer' ? { by: 'script' as const } : {};
    await host.send({ ...says.act, ...by, run });
  } else {
    const { call, is } = says.unanswered;
    if (is === 'approval') await host.send({ do: 'decide', run, call: call.id, verdict: 'deny', by: 'nobody' });
    else await host.send({ do: 'answer', run, call: call.id, text: 'Nobody.', by: 'nobody' });
  }
  return true;
}
