import type { Edit } from '../protocol/edit.ts';
import type { CallRequest, Event, EventOf } from '../protocol/event.ts';

type EditOf<Of extends Edit['of']> = Extract<Edit, { of: Of }>;

/** The fact that stands in place of an edited one; why there can be none; or nothing, for what is changed from there on. */
export type Edited =
  | { readonly is: 'another'; readonly event: Event }
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'later' };

const later: Edited = { is: 'later' };

/** What a person edits is a fact of one kind, and stays one. `called` is how many calls its agent had made before. Pure. */
export function editFact(event: Event | undefined, edit: Edit, called: number): Edited {
  switch (edit.of) {
    case 'files':
      return later;
    case 'settings':
      return editSettings(event, edit);
    case 'reply':
      if (event?.type !== 'model.responded') return unlike(event, 'a reply');
      if (event.purpose === 'compaction' && edit.calls.length > 0) return refused('A summary can call nothing.');
      return another(event, editReply(event, edit, called));
    case 'result':
      if (event?.type !== 'tool.finished') return unlike(event, 'a result');
      return another(event, editResult(event, edit));
    case 'approval':
      if (event?.type !== 'approval.resolved') return unlike(event, 'an approval');
      if (edit.verdict === 'deny' && edit.input !== undefined)
        return refused('A call that is denied has no input. Take the input away, or allow it.');
      return another(event, editApproval(event, edit));
    case 'answer':
      if (event?.type !== 'question.answered') return unlike(event, 'an answer');
      return another(event, { ...event, text: edit.text, by: 'person' });
    case 'prompt':
      if (event?.type !== 'prompt.submitted') return unlike(event, 'a prompt');
      return another(event, { ...event, text: edit.text });
  }
}

/** What the run began with, or what the person set, is set otherwise; anywhere else it is set from there on. */
function editSettings(event: Event | undefined, { config }: EditOf<'settings'>): Edited {
  const given = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) return refused('No setting was changed.');
  if (event?.type === 'run.started') return another(event, { ...event, config: { ...event.config, ...given } });
  if (event?.type !== 'settings.changed' || event.because !== 'person') return later;
  return another(event, { ...event, config: { ...event.config, ...given } });
}

/** What the provider wanted back with the old reply does not fit the new one, so it goes. */
function editReply(
  { layout: _, warnings: __, calls: before, ...event }: EventOf<'model.responded'>,
  { text, thinking, calls }: EditOf<'reply'>,
  called: number,
): Event {
  const wires = new Set(before.map(({ wire }) => wire));
  const edited = calls.map(({ name, input }, place): CallRequest => {
    const call = before[place]?.call ?? `${event.agent}.${called + place + 1}`;
    return { call, wire: before[place]?.wire ?? freshWire(call, wires), name, input };
  });
  return { ...event, text, thinking: thinking ?? event.thinking, calls: edited };
}

function freshWire(call: string, wires: Set<string>): string {
  let wire = `call_${call.replaceAll('.', '_')}`;
  while (wires.has(wire)) wire += '_';
  wires.add(wire);
  return wire;
}

/** The whole of a long result is another's now. Pictures stay. */
function editResult(
  { whole: _, ...event }: EventOf<'tool.finished'>,
  { text, failed }: EditOf<'result'>,
): EventOf<'tool.finished'> {
  const pictures = event.content.filter(({ type }) => type === 'image');
  return { ...event, content: [{ type: 'text', text }, ...pictures], failed };
}

function editApproval(
  { seq, at, agent, type, call }: EventOf<'approval.resolved'>,
  { verdict, reason, input, mode }: EditOf<'approval'>,
): EventOf<'approval.resolved'> {
  return {
    seq,
    at,
    agent,
    type,
    call,
    verdict,
    by: 'person',
    ...(input === undefined ? {} : { input }),
    ...(reason === undefined ? {} : { reason }),
    ...(mode === undefined ? {} : { mode }),
  };
}

function another(before: Event, event: Event): Edited {
  if (isSame(before, event)) return refused('Nothing was changed. To go on from here as it is, fork without an edit.');
  return { is: 'another', event };
}

/** The same but for the order of its fields, and for what follows from an edit by itself. */
function isSame(before: Event, after: Event): boolean {
  const plain = (event: Event) => {
    const { layout: _, warnings: __, whole: ___, by: ____, ...rest } = event as Event & Record<string, unknown>;
    return JSON.stringify(sorted(rest));
  };
  return plain(before) === plain(after);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, each]) => [name, sorted(each)]);
}

function unlike(event: Event | undefined, what: string): Edited {
  if (event === undefined) return refused('There is no fact at this place to be edited.');
  return refused(`Fact ${event.seq} is ${event.type}, and not ${what}.`);
}

function refused(why: string): Edited {
  return { is: 'refused', why };
}
