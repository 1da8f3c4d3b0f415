import type { Wish } from '../../protocol/command.ts';
import { unconnected } from '../../protocol/connection.testing.ts';
import type { Event } from '../../protocol/event.ts';
import { unkept } from '../../protocol/keeping.testing.ts';
import type { Notice } from '../../protocol/notice.ts';
import type { Client } from '../../runtime/client.ts';
import { Projector } from '../../views/projector.ts';
import { noFilter, useLayout } from './layout.ts';
import { emptyRun, useRun } from './run.ts';

/** A runtime that does nothing: what it is asked is kept, and what it says is said by the test. */
export function silentClient() {
  const sent: Wish[] = [];
  const hearers = new Set<(notice: Notice) => void>();
  const client: Client = {
    send: (wish) => String(sent.push(wish)),
    listen: (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    shelf: {
      runs: async () => [],
      run: async () => undefined,
      blob: async () => undefined,
      setting: async () => undefined,
    },
    connections: unconnected,
    readScript: async () => ({ ok: false, issues: [] }),
    probe: () => Promise.reject(new Error('Nobody is there to say.')),
    tryHook: () => Promise.reject(new Error('Nobody is there to say.')),
    keeping: unkept,
    close: () => {},
  };
  const say = (notice: Notice) => {
    for (const hear of hearers) hear(notice);
  };
  return { client, sent, say };
}

/** Opens a log in the store, live, with nothing selected, filtered or unfolded; what is sent from then on is collected. */
export function openLog(log: readonly Event[]): Pick<ReturnType<typeof silentClient>, 'sent' | 'say'> {
  const { client, sent, say } = silentClient();
  const events = [...log];
  const { length } = events;
  useRun.setState({ ...emptyRun, client, run: 'r', events, length, cursor: length, projector: new Projector(events) });
  useLayout.setState({ selected: undefined, folded: true, filter: noFilter, searching: false, following: true });
  return { sent, say };
}
