import { Log } from '../agent/log.ts';
import { subjectsOf } from '../agent/permissions/subjects.ts';
import type { Blobs, Ports, Sandbox, Web } from '../agent/ports.ts';
import { noSandbox } from '../agent/sandbox.testing.ts';
import { run } from '../agent/steps/run.ts';
import type { Tool } from '../agent/tool.ts';
import { hashOf } from '../base/hash.ts';
import { decode, encode } from '../base/text.ts';
import type { Config } from '../protocol/config.ts';
import type { Entry, EventOf } from '../protocol/event.ts';
import type { JsonObject } from '../protocol/json.ts';
import { nodeAt, workspaceView } from '../views/workspace.ts';

/** What a workspace begins with: text, bytes, or where a link leads. */
export type Beginning = Readonly<Record<string, string | Uint8Array | { readonly link: string }>>;

/** What came of a call in a trial. */
interface Result {
  readonly text: string;
  readonly failed: boolean;
  readonly event: EventOf<'tool.finished'>;
}

/** A run in memory, in which tools are tried on real files: past the ladder, and under the guard. */
export interface Trial {
  readonly log: Log;
  readonly blobs: Blobs;
  /** Makes a call as the model would, and gives what the model reads of it. */
  call(tool: Tool, input: JsonObject): Promise<Result>;
  /** The text of a file as it stands now. */
  textAt(path: string): Promise<string | undefined>;
}

const config: Config = {
  model: { provider: 'none', id: 'none', window: 200_000, maxOutputTokens: 8000 },
  system: '',
  tools: [],
  mode: 'auto',
  rules: [],
  hooks: [],
  limits: { maxTurns: 50 },
};

/** Begins a run with these files. */
export function begin(
  files: Beginning,
  signal: AbortSignal,
  changes: Partial<Config> = {},
  sandbox: Sandbox = noSandbox,
  web: Web = noWeb,
): Trial {
  const log = new Log(() => 0);
  const blobs = blobsInMemory();
  const entryOf = (content: Beginning[string]): Entry => {
    if (typeof content === 'object' && 'link' in content) return { is: 'link', target: content.link };
    const bytes = typeof content === 'string' ? encode(content) : content;
    return { is: 'file', blob: blobs.put(bytes), bytes: bytes.length };
  };
  const tree = Object.entries(files).map(([path, content]) => ({ path, entry: entryOf(content) }));
  log.append('main', {
    type: 'run.started',
    format: 1,
    title: 'Trial',
    config: { ...config, ...changes },
    files: tree,
    seed: 1,
  });
  log.append('main', { type: 'prompt.submitted', text: 'Go.' });
  let calls = 0;
  return {
    log,
    blobs,
    async call(tool, input) {
      const call = `main.${++calls}`;
      await allow(log, call, tool, input, blobs);
      const self = {
        name: 'main',
        log,
        ports: portsWith(blobs, sandbox, web),
        tools: new Map([[tool.name, tool]]),
        signal,
      };
      await run({ do: 'run', because: 'all allowed', calls: [call] }, self);
      return resultOf(log, call);
    },
    async textAt(path) {
      const node = nodeAt(log.read(workspaceView), path);
      const bytes = node?.is === 'file' ? await blobs.get(node.blob) : undefined;
      return bytes && decode(bytes);
    },
  };
}

function blobsInMemory(): Blobs {
  const kept = new Map<string, Uint8Array>();
  return {
    put(bytes) {
      const hash = hashOf(bytes);
      kept.set(hash, bytes);
      return hash;
    },
    get: async (hash) => kept.get(hash),
  };
}

const noWeb: Web = { ask: () => Promise.reject(new Error('There is no web in a trial.')) };

/** A tool needs no model, waits for nothing and meets no gate; its web is the pages of `config.play`, or the one it is given. */
function portsWith(blobs: Blobs, sandbox: Sandbox, web: Web): Ports {
  return {
    blobs,
    model: {
      stream() {
        throw new Error('There is no model in a trial.');
      },
    },
    clock: { now: () => 0, until: () => Promise.resolve(), real: (work) => work },
    gate: { hold: () => undefined, narrow: (_, step) => step },
    preview: { add: () => undefined },
    skills: { open: async () => undefined },
    sandbox,
    web,
    agents: { open: async () => undefined, model: async (like, id) => ({ ...like, id }) },
    settings: async () => ({ rules: [], hooks: [], notes: [] }),
  };
}

/** The facts of a call that was asked for and allowed. */
async function allow(log: Log, call: string, tool: Tool, input: JsonObject, { get: blob }: Blobs): Promise<void> {
  const subjects = await subjectsOf(tool, input, log.read(workspaceView), { blob });
  const usage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
  const calls = [{ call, wire: call, name: tool.name, input }];
  log.append('main', { type: 'model.requested', purpose: 'turn', attempt: 1 });
  log.append('main', { type: 'model.responded', text: '', thinking: '', calls, usage, stop: 'end' });
  log.append('main', {
    type: 'tool.decided',
    call,
    verdict: 'allow',
    by: 'mode',
    reason: '',
    input,
    rungs: [],
    subjects,
    dropped: [],
  });
}

function resultOf(log: Log, call: string): Result {
  const event = log.events.findLast((each) => each.type === 'tool.finished' && each.call === call);
  if (event?.type !== 'tool.finished') throw new Error(`${call} has no result.`);
  const text = event.content
    .map((part) => (part.type === 'text' ? part.text : `[${part.mime} ${part.blob}]`))
    .join('\n');
  return { text, failed: event.failed, event };
}
