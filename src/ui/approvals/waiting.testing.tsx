import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { encode } from '../../base/text.ts';
import type { Wish } from '../../protocol/command.ts';
import type { Config, ToolSpec } from '../../protocol/config.ts';
import { unconnected } from '../../protocol/connection.testing.ts';
import type { Event, Fact } from '../../protocol/event.ts';
import { unkept } from '../../protocol/keeping.testing.ts';
import type { Notice } from '../../protocol/notice.ts';
import type { PersonRule } from '../../protocol/play.ts';
import type { Client } from '../../runtime/client.ts';
import { Projector } from '../../views/projector.ts';
import type { Question } from '../../views/questions.ts';
import { mount } from '../kit/mount.testing.tsx';
import { emptyRun, useRun } from '../state/run.ts';
import { asked } from './question.testing.ts';
import { Questions } from './questions.tsx';
import { useMoment } from './stage.ts';
import { WaitingBar } from './waiting-bar.tsx';

/** The file of the workspace, and its text. */
const file = { path: 'src/sum.ts', text: 'export const sum = (a, b) => a - b;\n' };

const schema = {
  type: 'object',
  properties: { path: { type: 'string' }, content: { type: 'string' }, limit: { type: 'number' } },
  required: ['path', 'content'],
};

/** A page on which an agent may come to wait for its person. */
export interface Page {
  /** All that was asked of the runtime. */
  readonly wishes: readonly Wish[];
  /** The log grows by these facts. */
  append(...facts: readonly (readonly [agent: string, fact: Fact])[]): void;
  /** The agent asks for these calls, and each of them comes to wait. */
  ask(...questions: readonly Question[]): void;
  /** The runtime refuses the last command. */
  refuse(why: string): void;
  /** The log says that this call was allowed. */
  resolve(call: string): void;
}

/** Draws a composer, the bar beside it and the dialogs, over a run in which nothing waits yet. Time stands still. */
export function openPage(...person: readonly PersonRule[]): Page {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  // a key is pressed by the same clock as all else
  vi.spyOn(KeyboardEvent.prototype, 'timeStamp', 'get').mockImplementation(() => performance.now());
  const wishes: Wish[] = [];
  const events: Event[] = [];
  const projector = new Projector(events);
  const hearers = new Set<(notice: Notice) => void>();
  const client: Client = {
    send: (wish) => String(wishes.push(wish)),
    listen: (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    shelf: {
      runs: async () => [],
      run: async () => undefined,
      setting: async () => undefined,
      blob: async () => encode(file.text),
    },
    connections: unconnected,
    readScript: async () => ({ ok: false, issues: [] }),
    probe: () => Promise.reject(new Error('Nobody is there to say.')),
    tryHook: () => Promise.reject(new Error('Nobody is there to say.')),
    keeping: unkept,
    close: () => undefined,
  };
  useRun.setState({ ...emptyRun, client, run: 'r', events, projector });
  useMoment.setState({ typing: false, opened: undefined });
  const append: Page['append'] = (...facts) => {
    for (const [agent, fact] of facts) events.push({ seq: events.length, at: 0, agent, ...fact });
    const { length } = events;
    useRun.setState(({ live, cursor }) => ({ length, cursor: live ? length : cursor, trouble: undefined }));
  };
  append(
    [
      'main',
      {
        type: 'run.started',
        format: 1,
        title: 'Try',
        config: { ...config, play: { model: [], person, faults: [] } },
        files: [{ path: file.path, entry: { is: 'file', blob: 'b', bytes: 9 } }],
        seed: 1,
      },
    ],
    ['main', { type: 'prompt.submitted', text: 'Go' }],
  );
  mount(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <textarea aria-label="Message" />
      <WaitingBar />
      <button type="button">After</button>
      <Questions load={(hash) => client.shelf.blob(hash)} />
    </QueryClientProvider>,
  );
  onTestFinished(() => {
    vi.useRealTimers();
    useRun.setState({ client: undefined, ...emptyRun });
  });
  return {
    wishes,
    append,
    ask(...questions) {
      for (const { agent } of questions)
        if (agent !== 'main') append([agent, { type: 'agent.started', config, brief: 'Go' }]);
      for (const agent of new Set(questions.map((question) => question.agent))) append(replyOf(agent, questions));
      for (const { agent, decided } of questions) append([agent, decided]);
    },
    refuse(why) {
      for (const hear of hearers) hear({ say: 'refused', command: String(wishes.length), run: 'r', why });
    },
    resolve: (call) =>
      append([
        call.slice(0, call.lastIndexOf('.')),
        { type: 'approval.resolved', call, verdict: 'allow', by: 'person' },
      ]),
  };
}

const tool = (name: string, more: Partial<ToolSpec>): ToolSpec => ({
  name,
  description: '',
  schema,
  risk: 'write',
  ...more,
});
const config: Config = {
  model: { provider: 'scripted', id: 'scripted', window: 1000, maxOutputTokens: 100 },
  system: '',
  tools: [
    tool('write_file', {}),
    tool('bash', { risk: 'execute' }),
    tool('read_file', { risk: 'read' }),
    tool('ask_user', { risk: 'meta', waits: 'person' }),
  ],
  mode: 'default',
  rules: [],
  hooks: [],
  limits: { maxTurns: 5 },
};

function replyOf(agent: string, questions: readonly Question[]): readonly [string, Fact] {
  const calls = questions
    .filter((question) => question.agent === agent)
    .map(({ call }) => ({ call: call.id, wire: '', name: call.name, input: call.input }));
  const usage = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 };
  return [agent, { type: 'model.responded', text: '', thinking: '', calls, usage, stop: 'end' }];
}

/** The dialog in front. */
export const dialog = () => page.getByRole('alertdialog');

/** Lets the clock of the page go on. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

/** Opens the page with one question on it, long enough ago for its keys to count. */
export async function openQuiet(question: Question = asked(), ...person: readonly PersonRule[]): Promise<Page> {
  const opened = openPage(...person);
  opened.ask(question);
  await pass(400);
  return opened;
}
