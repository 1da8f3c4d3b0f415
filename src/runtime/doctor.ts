import { counted, sized } from '../base/text.ts';
import type { DoctorRow } from '../protocol/keeping.ts';
import { providers } from '../providers/index.ts';
import type { Keys } from '../storage/keys.ts';
import type { Store } from '../storage/store.ts';

/** What is looked at. The surroundings are those of the worker unless a test brings others. */
export interface Patient {
  readonly store: Store;
  readonly keys: Pick<Keys, 'list'>;
  readonly around?: Surroundings;
}

/** What the browser offers. */
export interface Surroundings {
  readonly storage?: Pick<StorageManager, 'estimate' | 'persisted'>;
  readonly locks?: unknown;
  readonly channels?: unknown;
  readonly workers?: unknown;
  readonly cryptography?: unknown;
  /** The policy that the host sends with the worker's own script, if any. */
  policy?(): Promise<string | null>;
}

/** How much of the quota may be used before it is said. */
const nearlyFull = 0.9;
const notPersisted =
  'The browser may delete what is kept here when the disk gets short. Ask it to keep it, under Storage, and export what you care for.';

/** Looks at all that the harness stands on: one row a thing, with what to do about it. Never throws. */
export async function doctor({ store, keys, around = browser() }: Patient): Promise<readonly DoctorRow[]> {
  return Promise.all([
    look('Storage', () => storage(store)),
    look('Room', () => room(around)),
    look('Kept for good', () => persistence(store, around)),
    look('Tabs', async () => tabs(around)),
    look('Workers', async () => workers(around)),
    look('Keys', () => vault(keys, around)),
    look('Providers', () => loading()),
    look('Requests', () => reach(around)),
  ]);
}

type Found = Omit<DoctorRow, 'name'>;

async function look(name: string, at: () => Promise<Found>): Promise<DoctorRow> {
  try {
    return { name, ...(await at()) };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { name, state: 'bad', what, todo: 'Reload the page. If it stays so, export your runs.' };
  }
}

async function storage(store: Store): Promise<Found> {
  if (store.none !== undefined)
    return { state: 'bad', what: store.none, todo: 'Export the runs that you care for before you close this tab.' };
  const probe = `${Math.random()}`;
  await store.setSetting('doctor', probe);
  if ((await store.setting('doctor')) !== probe)
    return { state: 'bad', what: 'What was stored is not found again.', todo: 'Export your runs and reload the page.' };
  const [runs, workspaces, sizes] = await Promise.all([store.runs(), store.workspaces(), store.sizes()]);
  if (runs.length + workspaces.length === 0) return { state: 'fine', what: 'It works, and nothing is stored yet.' };
  const bytes = sizes.blobs.bytes + sizes.runs.reduce((sum, run) => sum + run.bytes, 0);
  const kept = `${counted(runs.length, 'run')} and ${counted(workspaces.length, 'workspace')}`;
  return { state: 'fine', what: `It keeps ${kept}, ${sized(bytes)} of facts and files.` };
}

async function room({ storage }: Surroundings): Promise<Found> {
  const { usage, quota } = (await storage?.estimate()) ?? {};
  if (usage === undefined || quota === undefined)
    return { state: 'fine', what: 'The browser does not say how much room there is.' };
  const part = Math.round((usage / Math.max(1, quota)) * 100);
  const what = `${sized(usage)} of the ${sized(quota)} that the browser grants are used, ${part < 1 ? 'less than 1' : part} %.`;
  if (usage < quota * nearlyFull) return { state: 'fine', what };
  return {
    state: 'warning',
    what,
    todo: 'Export the runs that you care for, delete old ones in the Library, or free space on the disk.',
  };
}

async function persistence({ none }: Store, { storage }: Surroundings): Promise<Found> {
  if (none !== undefined) return { state: 'bad', what: 'Nothing is kept.' };
  if (storage?.persisted === undefined)
    return { state: 'warning', what: 'The browser does not say how long it keeps things.', todo: notPersisted };
  if (await storage.persisted()) return { state: 'fine', what: 'The browser keeps it until you delete it.' };
  return { state: 'warning', what: 'The browser keeps it as long as there is room.', todo: notPersisted };
}

function tabs({ locks, channels }: Surroundings): Found {
  if (channels === undefined)
    return {
      state: 'warning',
      what: 'Tabs cannot speak to each other here.',
      todo: 'Keep a run open in one tab only.',
    };
  if (locks === undefined)
    return {
      state: 'warning',
      what: 'This browser, or this address without https, has no locks: a tab is asked whether it has a run.',
      todo: 'Open the page over https, or keep a run open in one tab only.',
    };
  return { state: 'fine', what: 'A second tab reads along, and can take a run over.' };
}

function workers({ workers }: Surroundings): Found {
  if (workers !== undefined) return { state: 'fine', what: 'The runtime works apart from the page.' };
  return { state: 'warning', what: 'Workers cannot be started here, so no sandbox can.', todo: 'Use another browser.' };
}

async function vault(keys: Patient['keys'], { cryptography }: Surroundings): Promise<Found> {
  const known = await keys.list();
  const count = known.length === 0 ? 'None is known.' : `There is a key for ${counted(known.length, 'service')}.`;
  if (cryptography !== undefined) return { state: 'fine', what: `${count} Those that are stored are sealed.` };
  return {
    state: 'warning',
    what: `${count} This address is not safe, so keys cannot be sealed on the disk.`,
    todo: 'Open the page over https to store a key; until then it lasts until the tab is closed.',
  };
}

/** A page's own policy does not bind the runtime; one that comes with the worker's script does. */
async function reach({ policy }: Surroundings): Promise<Found> {
  const sent = await policy?.();
  const connect =
    /(?:^|;)\s*connect-src\s+([^;]*)/i.exec(sent ?? '')?.[1] ??
    /(?:^|;)\s*default-src\s+([^;]*)/i.exec(sent ?? '')?.[1];
  if (connect === undefined || /(^|\s)(\*|https:)(\s|$)/.test(connect))
    return { state: 'fine', what: 'The runtime may ask model services; the page itself may not.' };
  return {
    state: 'warning',
    what: `The host lets the runtime ask ${connect.trim()} only, so that other model services cannot be reached.`,
    todo: 'Let the host send the script of the worker (assets/worker-runtime-….js) with “connect-src *”, or without a policy.',
  };
}

async function loading(): Promise<Found> {
  const failed = await Promise.all(
    [...providers].map(async ([name, load]) => {
      try {
        await load();
        return [];
      } catch {
        return [name];
      }
    }),
  );
  const names = failed.flat();
  if (names.length === 0)
    return { state: 'fine', what: `The code for each kind is there: ${[...providers.keys()].join(', ')}.` };
  return {
    state: 'bad',
    what: `The code for ${names.join(', ')} could not be loaded.`,
    todo: 'Look at your connection and reload the page; scripts play without it.',
  };
}

function browser(): Surroundings {
  const { navigator, BroadcastChannel, Worker, crypto } = globalThis;
  return {
    ...(navigator?.storage === undefined ? {} : { storage: navigator.storage }),
    ...(navigator?.locks === undefined ? {} : { locks: navigator.locks }),
    channels: BroadcastChannel,
    workers: Worker,
    cryptography: crypto?.subtle,
    policy: async () => {
      const script = await fetch(globalThis.location.href, { method: 'HEAD' });
      return script.headers.get('content-security-policy');
    },
  };
}
