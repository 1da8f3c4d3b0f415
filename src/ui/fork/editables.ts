import type { Event, EventOf } from '../../protocol/event.ts';
import { textOf } from '../../views/context.ts';
import { callOf, rowAt } from '../../views/row.ts';

/** Something that can be changed where a run is forked: the fact at `seq`, or what holds from there on. */
export type Editable = { readonly seq: number } & (
  | { readonly of: 'reply'; readonly reply: EventOf<'model.responded'>; readonly call?: string }
  | { readonly of: 'result'; readonly text: string; readonly failed: boolean }
  | { readonly of: 'approval'; readonly approval: EventOf<'approval.resolved'>; readonly plan: boolean }
  | { readonly of: 'answer'; readonly text: string }
  | { readonly of: 'prompt'; readonly text: string }
  | { readonly of: 'settings' }
  | { readonly of: 'files' }
);

/** All that can be changed at a row of the timeline, what the row is about first. */
export function editablesAt(events: readonly Event[], seq: number): readonly Editable[] {
  const { begin, end } = rowAt(events, seq, events.length);
  const facts = end === undefined ? [begin] : [begin, end];
  const own = facts.flatMap((fact): readonly Editable[] => {
    switch (fact.type) {
      case 'model.responded':
        return [{ of: 'reply', seq: fact.seq, reply: fact }];
      case 'tool.finished':
        return [{ of: 'result', seq: fact.seq, text: textOf(fact.content), failed: fact.failed }];
      case 'approval.resolved':
        return [
          { of: 'approval', seq: fact.seq, approval: fact, plan: callOf(events, fact)?.name === 'exit_plan_mode' },
        ];
      case 'question.answered':
        return [{ of: 'answer', seq: fact.seq, text: fact.text }];
      case 'prompt.submitted':
        return [{ of: 'prompt', seq: fact.seq, text: fact.text }];
      default:
        return [];
    }
  });
  const place = begin.type === 'run.started' ? 0 : Math.max(1, seq);
  const call = 'call' in begin ? begin.call : undefined;
  const reply = call === undefined ? undefined : replyWith(events, begin, call);
  return [
    ...own,
    ...(reply === undefined || call === undefined ? [] : [{ of: 'reply' as const, seq: reply.seq, reply, call }]),
    { of: 'settings', seq: place },
    { of: 'files', seq: place },
  ];
}

/** The reply that asked for a call. */
function replyWith(events: readonly Event[], about: Event, call: string): EventOf<'model.responded'> | undefined {
  for (let seq = about.seq - 1; seq >= 0; seq--) {
    const event = events[seq];
    if (event?.type === 'model.responded' && event.calls.some((each) => each.call === call)) return event;
  }
  return undefined;
}

/** What an editable is called. */
export function nameOf(editable: Editable): string {
  switch (editable.of) {
    case 'reply':
      return editable.call === undefined ? 'The model’s reply' : 'The call’s arguments';
    case 'result':
      return 'The result';
    case 'approval':
      return editable.plan ? 'What you said of the plan' : 'What you decided';
    case 'answer':
      return 'What you answered';
    case 'prompt':
      return 'What you said';
    case 'settings':
      return editable.seq === 0 ? 'System text and settings' : 'Settings from here on';
    case 'files':
      return editable.seq === 0 ? 'Files at the start' : 'Files from here on';
  }
}
