import { exhaustive } from '../../base/exhaustive.ts';
import type { Row } from '../../views/row.ts';
import { Sentence, Written } from './blocks.tsx';
import { Changes, Finished, Started } from './call-event.tsx';
import { Cleared, Compacted, CompactionFailed } from './compaction-event.tsx';
import { Forked } from './fork-event.tsx';
import { Hooked, HookStarted } from './hook-event.tsx';
import { Failed, Replied, Requested, Retried } from './model-event.tsx';
import { Answered, Decided } from './permission-event.tsx';
import {
  AgentStarted,
  ContextAdded,
  Damaged,
  MessageSent,
  QuestionAnswered,
  Rested,
  RunStarted,
  SettingsChanged,
} from './run-event.tsx';

/** An event in words, with what came of it where that stands in the same row of the timeline. */
export function EventInWords({ row }: { readonly row: Row }) {
  const { begin: event, end, call } = row;
  switch (event.type) {
    case 'run.started':
      return <RunStarted event={event} />;
    case 'run.forked':
      return <Forked event={event} />;
    case 'agent.started':
      return <AgentStarted event={event} />;
    case 'agent.rested':
      return <Rested event={event} />;
    case 'settings.changed':
      return <SettingsChanged event={event} />;
    case 'prompt.submitted':
      return <Written title={event.agent === 'main' ? 'You said' : `You said to ${event.agent}`} text={event.text} />;
    case 'message.sent':
      return <MessageSent event={event} />;
    case 'context.added':
      return <ContextAdded event={event} />;
    case 'model.requested':
      return <Requested event={event} end={end} again={row.again} />;
    case 'model.responded':
      return <Replied event={event} />;
    case 'model.failed':
      return <Failed event={event} end={end} />;
    case 'model.retried':
      return <Retried event={event} />;
    case 'hook.started':
      return <HookStarted event={event} call={call} />;
    case 'hook.ran':
      return <Hooked event={event} call={call} since={row.since} />;
    case 'tool.decided':
      return <Decided event={event} call={call} end={end} />;
    case 'approval.resolved':
      return <Answered event={event} call={call} />;
    case 'question.answered':
      return <QuestionAnswered event={event} call={call} />;
    case 'tool.started':
      return <Started call={call} row={row} />;
    case 'tool.hurried':
      return <Sentence>You cut the wait of {event.call} short. The call ends, and the model is told.</Sentence>;
    case 'tool.finished':
      return <Finished event={event} call={call} />;
    case 'files.changed':
      return (
        <>
          <Sentence>{event.because === 'person' ? 'You changed files.' : 'The call changed files.'}</Sentence>
          <Changes changes={event.changes} />
        </>
      );
    case 'context.cleared':
      return <Cleared event={event} />;
    case 'context.compacted':
      return <Compacted event={event} />;
    case 'compaction.failed':
      return <CompactionFailed event={event} />;
    case 'compaction.requested':
      return <Sentence>You asked to compact the conversation.</Sentence>;
    case 'session.ended':
      return <Sentence>You left the run while it rested. With your next message you are back.</Sentence>;
    case 'stop.requested':
      return (
        <Sentence>
          {event.call === undefined ? 'You' : `Call ${event.call}`} asked{' '}
          {event.agent === 'main' ? 'the agent' : event.agent} to stop, and all below it.
        </Sentence>
      );
    case 'event.damaged':
      return <Damaged event={event} />;
    default:
      return exhaustive(event);
  }
}
