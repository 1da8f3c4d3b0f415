import { exhaustive } from '../../base/exhaustive.ts';
import type { Event } from '../../protocol/event.ts';
import type { Notice } from '../../protocol/notice.ts';
import type { Client } from '../../runtime/client.ts';
import { Projector } from '../../views/projector.ts';
import { type Arriving, type RunState, send, useRun } from './run.ts';

/**
 * Keeps the store at what the runtime says. Notices are gathered for a frame, so that a step, whatever it appends, is
 * one change. Call the result to stop.
 */
export function connectRun(client: Client, onChanged: (what: Changed) => void = () => {}): () => void {
  useRun.setState({ client });
  const waiting: Notice[] = [];
  const flush = () => {
    const notices = waiting.splice(0);
    for (const what of changedIn(notices)) onChanged(what);
    const before = useRun.getState();
    const after = notices.reduce(applied, before);
    if (after !== before) useRun.setState(after);
    askForWhatIsMissing(notices);
  };
  const soon = withRests();
  const stop = client.listen((notice) => {
    waiting.push(notice);
    if (waiting.length === 1) soon(flush);
  });
  return () => {
    stop();
    useRun.setState({ client: undefined });
  };
}

/** A list at rest that another or this tab has changed. */
type Changed = Extract<Notice, { say: 'changed' }>['what'];

function changedIn(notices: readonly Notice[]): ReadonlySet<Changed> {
  return new Set(notices.flatMap((notice) => (notice.say === 'changed' ? notice.what : [])));
}

/**
 * Calls in a frame to come. When the last call kept the page busy, as where many agents work at once, as much time is left
 * to whoever uses the page.
 */
function withRests(): (flush: () => void) => void {
  let free = 0;
  return (flush) => {
    const busy = () => {
      const begin = performance.now();
      flush();
      // what is drawn for it is done by then
      setTimeout(() => {
        const end = performance.now();
        free = end + Math.min(longestRest, end - begin);
      });
    };
    const rest = free - performance.now();
    if (rest > 0) setTimeout(nextFrame, rest, busy);
    else nextFrame(busy);
  };
}

const longestRest = 200;

/** A hidden page draws no frames, yet must not fall behind. */
function nextFrame(flush: () => void): void {
  const late = setTimeout(() => {
    cancelAnimationFrame(soon);
    flush();
  }, 100);
  const soon = requestAnimationFrame(() => {
    clearTimeout(late);
    flush();
  });
}

/** What a notice makes of the state; those of another run make nothing. */
export function applied(state: RunState, notice: Notice): RunState {
  switch (notice.say) {
    case 'ready':
    case 'changed':
      return state;
    case 'refused':
    case 'crashed':
      if (notice.run !== undefined && notice.run !== state.run) return state;
      return { ...state, trouble: notice.why, loading: false };
  }
  if (notice.run !== state.run) return state;
  switch (notice.say) {
    case 'log':
      return opened(state, notice);
    case 'event':
      return appended(state, notice.event);
    case 'delta': {
      const of = notice.call ?? notice.agent;
      const { text = '', thinking = '', calling = '' } = state.preview[of] ?? {};
      const after = {
        text: text + notice.text,
        thinking: thinking + notice.thinking,
        calling: calling + notice.calling,
      };
      return { ...state, preview: { ...state.preview, [of]: after } };
    }
    case 'paused':
      return { ...state, pausing: notice.pausing, held: notice.held };
    case 'repeating':
      return { ...state, repeating: notice.left };
    case 'workspace':
      return { ...state, workspace: notice.workspace };
    case 'stored':
      return { ...state, stored: notice.stored };
    default:
      return exhaustive(notice);
  }
}

function opened(state: RunState, notice: Extract<Notice, { say: 'log' }>): RunState {
  const { readOnly, fixed, breakpoints = [] } = notice;
  const events = [...notice.events];
  const { length } = events;
  const live = state.live || state.cursor >= length;
  const cursor = live ? length : Math.max(Math.min(1, length), state.cursor);
  return {
    ...state,
    events,
    length,
    projector: new Projector(events),
    cursor,
    live,
    preview: {},
    readOnly,
    fixed,
    breakpoints,
    loading: false,
  };
}

function appended(state: RunState, event: Event): RunState {
  // a log that was asked for holds what came before it, and says nothing twice
  if (event.seq !== state.length) return state;
  const first = state.length === 0;
  const events = first ? [] : state.events;
  (events as Event[]).push(event);
  const projector = first ? new Projector(events) : state.projector;
  const length = state.length + 1;
  const cursor = state.live ? length : state.cursor;
  const loading = false;
  return {
    ...state,
    events,
    length,
    projector,
    cursor,
    loading,
    trouble: undefined,
    preview: settled(state.preview, event),
  };
}

/** What was still arriving is done once the fact is there. */
function settled(preview: RunState['preview'], event: Event): Readonly<Record<string, Arriving>> {
  const of = event.type === 'tool.finished' ? event.call : event.agent;
  if (!Object.hasOwn(preview, of) || !ends.has(event.type)) return preview;
  const { [of]: _, ...others } = preview;
  return others;
}

const ends: ReadonlySet<Event['type']> = new Set([
  'tool.finished',
  'model.requested',
  'model.responded',
  'model.failed',
  'agent.rested',
]);

/** A fact past the end means that some were lost on the way: the whole log is asked for again. */
function askForWhatIsMissing(notices: readonly Notice[]): void {
  const { run, length, loading } = useRun.getState();
  if (run === undefined || loading) return;
  const lost = notices.some((notice) => notice.say === 'event' && notice.run === run && notice.event.seq > length);
  if (lost) send({ do: 'open', run });
}
