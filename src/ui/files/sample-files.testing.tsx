import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { encode } from '../../base/text.ts';
import type { Wish } from '../../protocol/command.ts';
import type { Event, Fact } from '../../protocol/event.ts';
import type { Notice } from '../../protocol/notice.ts';
import { Projector } from '../../views/projector.ts';
import { mount } from '../kit/mount.testing.tsx';
import { noFilter, useLayout } from '../state/layout.ts';
import { silentClient } from '../state/opened.testing.ts';
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

/** Opens the Files panel on a log, with contents that may still come. What it sends is collected, and `append` adds a fact. */
export function openFiles(options: {
  readonly facts?: readonly Fact[];
  readonly cursor?: number;
  readonly blobs?: Readonly<Record<string, string | Uint8Array>>;
}): { readonly sent: readonly Wish[]; append(fact: Fact): void; say(notice: Notice): void } {
  const { facts = sampleFacts, blobs = sampleBlobs } = options;
  const events: Event[] = facts.map((fact, seq) => ({ seq, at: seq, agent: 'main', ...fact }));
  const { length } = events;
  const cursor = options.cursor ?? length;
  const blob = async (hash: string) => {
    const found = blobs[hash];
    return typeof found === 'string' ? encode(found) : found;
  };
  const { client, sent, say } = silentClient();
  useRun.setState({
    ...emptyRun,
    client: { ...client, shelf: { ...client.shelf, blob } },
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
  const append = (fact: Fact) => {
    events.push({ seq: events.length, at: events.length, agent: 'main', ...fact });
    const { length } = events;
    useRun.setState((state) => ({ length, cursor: state.live ? length : state.cursor }));
  };
  return { sent, append, say };
}
