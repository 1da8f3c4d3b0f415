import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { encode } from '../../base/text.ts';
import { unconnected } from '../../protocol/connection.testing.ts';
import type { Event, Fact } from '../../protocol/event.ts';
import { unkept } from '../../protocol/keeping.testing.ts';
import type { Client } from '../../runtime/client.ts';
import { Projector } from '../../views/projector.ts';
import { mount } from '../kit/mount.testing.tsx';
import { noFilter, useLayout } from '../state/layout.ts';
import { emptyRun, useRun } from '../state/run.ts';
import { FilesPanel } from './files-panel.tsx';

const config = {
  model: { provider: 'scripted', id: 'sample', window: 8000, maxOutputTokens: 1000 },
  system: '',
  tools: [],
  mode: 'default',
  rules: [],
  hooks: [],
  limits: { maxTurns: 9 },
} as const;
const usage = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 };
const call = (number: number, name: string) => ({ call: `main.${number}`, wire: `t${number}`, name, input: {} });

/** A file of the sample; its blob is named after its content. */
export function file(path: string, blob: string) {
  return { path, entry: { is: 'file', blob, bytes: 1000 } } as const;
}

/** A turn that reads a file, one that changes one, adds one and deletes one, and one that changes the first again. */
export const sampleFacts: readonly Fact[] = [
  {
    type: 'run.started',
    format: 1,
    title: 'Sample',
    config,
    files: [file('src/a.js', 'a1'), file('old.md', 'o1'), file('.env', 'e1')],
    seed: 1,
  },
  { type: 'prompt.submitted', text: 'Go.' },
  { type: 'model.requested', purpose: 'turn', attempt: 1 },
  {
    type: 'model.responded',
    text: '',
    thinking: '',
    calls: [call(1, 'read_file'), call(2, 'edit_file'), call(3, 'write_file')],
    usage,
    stop: 'end',
  },
  { type: 'tool.started', call: 'main.1' },
  {
    type: 'tool.finished',
    because: 'ran',
    call: 'main.1',
    content: [],
    failed: false,
    read: [{ path: 'old.md', blob: 'o1' }],
  },
  { type: 'tool.started', call: 'main.2' },
  { type: 'files.changed', because: 'tool', call: 'main.2', changes: [file('src/a.js', 'a2'), file('src/b.js', 'b1')] },
  { type: 'tool.finished', because: 'ran', call: 'main.2', content: [], failed: false },
  { type: 'tool.started', call: 'main.3' },
  {
    type: 'files.changed',
    because: 'tool',
    call: 'main.3',
    changes: [{ path: 'old.md', entry: { is: 'gone' } }, file('src/a.js', 'a3')],
  },
  { type: 'tool.finished', because: 'ran', call: 'main.3', content: [], failed: false },
];

/** The contents of the sample, by the names of their blobs. */
export const sampleBlobs: Readonly<Record<string, string>> = {
  a1: 'one\ntwo\nthree\n',
  a2: 'one\n2\nthree\n',
  a3: 'one\n2\n3\n',
  b1: 'new\n',
  o1: 'old\n',
  e1: 'KEY=1\n',
};

/** Opens the Files panel on a log, with contents that may still come. */
export function openFiles(options: {
  readonly facts?: readonly Fact[];
  readonly cursor?: number;
  readonly blobs?: Readonly<Record<string, string | Uint8Array>>;
}): void {
  const { facts = sampleFacts, blobs = sampleBlobs } = options;
  const events: readonly Event[] = facts.map((fact, seq) => ({ seq, at: seq, agent: 'main', ...fact }));
  const { length } = events;
  const cursor = options.cursor ?? length;
  const blob = async (hash: string) => {
    const found = blobs[hash];
    return typeof found === 'string' ? encode(found) : found;
  };
  const nothing = async () => undefined;
  const client: Client = {
    send: () => '',
    listen: () => () => {},
    shelf: { runs: async () => [], run: nothing, setting: nothing, blob },
    connections: unconnected,
    readScript: async () => ({ ok: false, issues: [] }),
    probe: () => Promise.reject(new Error('Nobody is there to say.')),
    tryHook: () => Promise.reject(new Error('Nobody is there to say.')),
    keeping: unkept,
    close: () => {},
  };
  useRun.setState({
    ...emptyRun,
    client,
    run: 'sample',
    events,
    length,
    cursor,
    live: cursor === length,
    projector: new Projector(events),
  });
  useLayout.setState({ selected: undefined, file: undefined, filter: noFilter, folded: true });
  mount(
    <QueryClientProvider client={new QueryClient()}>
      <div style={{ display: 'flex', width: 384, height: 800 }}>
        <FilesPanel />
      </div>
    </QueryClientProvider>,
  );
}
