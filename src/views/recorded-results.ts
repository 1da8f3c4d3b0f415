import { toBase64url } from '../base/base64url.ts';
import { blotKeys, keysIn } from '../base/secrets.ts';
import { decode, sized } from '../base/text.ts';
import type { CallRequest, Event, EventOf, FileChange } from '../protocol/event.ts';
import type { Json, JsonObject } from '../protocol/json.ts';
import { decidedOutside } from '../protocol/outside.ts';
import type { Result } from '../protocol/results.ts';
import { type Agents, agentsView } from './agent.ts';
import { type Call, stoppedEarly } from './calls.ts';
import { type Circumstances, hashOfCircumstances, hashOfInput } from './circumstances.ts';
import { forLong } from './recorded-model.ts';
import { shellsView } from './shells.ts';
import { workspaceView } from './workspace.ts';

/** What calls came to, and what of that no script holds, in words. */
interface Results {
  readonly results: readonly Result[];
  readonly lost: readonly string[];
}

/** A call that runs: what it met when it began, whether it was held up on purpose, and what it has changed. */
interface Running {
  readonly call: Call;
  readonly since: number;
  readonly met: Circumstances;
  readonly slowed: boolean;
  readonly changes: FileChange[];
}

/** Bytes by their hash. */
export type Contents = ReadonlyMap<string, Uint8Array>;

type File = NonNullable<Result['files']>[number];

/** What keeps a result out of a script, in words. */
class Unfit extends Error {}

/** How many characters the result of one call may have, and all of them: a script that is read has an end too. */
const most = { call: 1_000_000, all: 3_000_000 };

/** The content that the results of calls name, by hash. */
export function blobsOfResults(events: readonly Event[]): readonly string[] {
  const tools = outsideIn(events);
  return events.flatMap((event): readonly string[] => {
    if (!('call' in event) || !tools.has(event.call ?? '')) return [];
    if (event.type === 'tool.finished') return event.whole === undefined ? [] : [event.whole.blob];
    if (event.type !== 'files.changed' || event.because !== 'tool') return [];
    return event.changes.flatMap(({ entry }) => (entry.is === 'file' ? [entry.blob] : []));
  });
}

/** What the calls came to that may come to something else another time: those of code, of the web and of other servers. */
export function resultsIn(events: readonly Event[], contents: Contents): Results {
  const tools = outsideIn(events);
  const running = new Map<string, Running>();
  const results: Result[] = [];
  const lost: string[] = [];
  let left = most.all;
  let agents = agentsView.initial;
  let folder = workspaceView.initial;
  let shells = shellsView.initial;

  function keep(event: EventOf<'tool.finished'>, tool: string, ran: Running): void {
    try {
      const result = resultOf(event, tool, ran, contents);
      const size = JSON.stringify(result).length;
      if (size > Math.min(most.call, left)) throw new Unfit(`is too large for a script (${sized(size)})`);
      left -= size;
      results.push(result);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      const { call } = event;
      lost.push(
        `What call ${call} (${tool}) came to ${error.message}. In the script it is done again, and may come to something else.`,
      );
    }
  }

  for (const event of events) {
    agents = agentsView.evolve(agents, event);
    const id = ('call' in event && event.call) || '';
    const tool = tools.get(id);
    const ran = running.get(id);
    if (tool !== undefined && event.type === 'tool.started') {
      const call = agents[event.agent]?.calls.find((each) => each.id === id);
      const met = { folder, shell: tool === 'bash' ? shells[event.agent] : undefined };
      if (call) running.set(id, { call, since: event.at, met, slowed: isSlowed(agents, tool), changes: [] });
    }
    if (event.type === 'files.changed' && event.because === 'tool') ran?.changes.push(...event.changes);
    if (tool !== undefined && ran && event.type === 'tool.finished' && event.because === 'ran') keep(event, tool, ran);
    folder = workspaceView.evolve(folder, event);
    shells = shellsView.evolve(shells, event);
  }
  return { results, lost };
}

/** The calls whose results may be others another time, and their tools. What was read of pages of a script is read again. */
function outsideIn(events: readonly Event[]): ReadonlyMap<string, string> {
  const [first] = events;
  const paged = first?.type === 'run.started' && first.config.play?.pages !== undefined;
  const played = new Set(
    events.flatMap((event) => (event.type === 'tool.finished' && event.recorded ? [event.call] : [])),
  );
  const calls = events.flatMap((event) => (event.type === 'model.responded' ? event.calls : []));
  const isPage = ({ call, name }: CallRequest) => paged && name.startsWith('web_') && !played.has(call);
  const outside = calls.filter((each) => decidedOutside.test(each.name) && !isPage(each));
  return new Map(outside.map(({ call, name }) => [call, name]));
}

/** Whether a person held up such calls on purpose: that is done again by itself. */
function isSlowed(agents: Agents, tool: string): boolean {
  const { knobs = [] } = agents.main?.config ?? {};
  return knobs.some(
    (knob) => knob.on === 'tool' && (knob.tool === '*' || knob.tool === tool) && knob.delay !== undefined,
  );
}

function resultOf(event: EventOf<'tool.finished'>, tool: string, running: Running, contents: Contents): Result {
  const { call, whole, failed, ran, requests, shell, read = [] } = event;
  const { notes } = running.call;
  // what the model is told of changes to its call is told again by itself
  const said = event.content.slice(0, event.content.length - notes.length);
  if (said.some(({ type }) => type !== 'text')) throw new Unfit('is an image');
  const texts = said.map((each) => (each.type === 'text' ? each.text : ''));
  const stopped = failed && ran === undefined && texts[0] === stoppedEarly;
  const takes = (running.slowed ? 0 : Math.max(0, event.at - running.since)) + (stopped ? forLong : 0);
  const code = ran !== undefined;
  return {
    call,
    tool,
    input: hashOfInput(bare(running.call.input) as JsonObject),
    ...(code && { over: hashOfCircumstances(running.met) }),
    ...(takes > 0 && { takes }),
    texts: whole === undefined ? texts : [textOf(whole.blob, contents)],
    ...(failed && { failed }),
    ...(ran && { ran }),
    ...(requests && { requests }),
    ...(shell && { shell }),
    ...(read.length > 0 && { read: read.map(({ path }) => path) }),
    ...(running.changes.length > 0 && { files: running.changes.map((change) => fileOf(change, contents)) }),
  };
}

/** A value as it stands in the script: without what looks like a key. */
function bare(value: Json): Json {
  if (typeof value === 'string') return blotKeys(value);
  if (Array.isArray(value)) return value.map((each) => bare(each as Json));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [blotKeys(key), bare(each as Json)]));
}

function textOf(hash: string, contents: Contents): string {
  const bytes = contents.get(hash);
  const text = bytes && decode(bytes);
  if (text === undefined) throw new Unfit('is not stored here any more');
  return text;
}

function fileOf({ path, entry }: FileChange, contents: Contents): File {
  if (entry.is === 'gone') return { path, text: null };
  if (entry.is === 'folder') return { path, folder: true };
  if (entry.is === 'link') return { path, link: entry.target };
  const bytes = contents.get(entry.blob);
  if (bytes === undefined) throw new Unfit(`holds ${path}, which is not stored here any more`);
  const text = decode(bytes);
  if (text !== undefined) return { path, text };
  // a key cannot be taken out of what is no text
  if (bytes.length < most.call && keysIn(signsOf(bytes)).length > 0)
    throw new Unfit(`holds ${path}, which is no text and has something in it that looks like a key`);
  return { path, base64: toBase64url(bytes) };
}

/** Bytes as if each were a letter. */
function signsOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
