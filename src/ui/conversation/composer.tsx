import { type ReactNode, useId, useMemo, useState } from 'react';
import { agentsView } from '../../views/agent.ts';
import { conversationOf } from '../../views/conversation.ts';
import { personSays } from '../../views/person.ts';
import type { Reading } from '../../views/view.ts';
import { Button } from '../kit/button.tsx';
import type { Actions } from '../state/actions.ts';
import { useDelivery } from '../state/delivery.ts';
import { goLive, useRun } from '../state/run.ts';
import { say, useSaid } from '../state/said.ts';
import { readText } from '../state/slash.ts';
import { useSkillWords } from '../state/use-skill-words.ts';
import { Rested } from './rested.tsx';
import { WritingField } from './writing-field.tsx';

type Props = {
  readonly actions: Actions;
  /** What waits for the person: right after the text in the order of Tab, above it to the eye. */
  readonly waiting?: ReactNode;
};

/** Where a person speaks to the main agent of the open run. */
export function Composer(props: Props) {
  const run = useRun((state) => state.run);
  return run === undefined ? null : <ComposerOf key={run} run={run} {...props} />;
}

function ComposerOf({ run, actions, waiting }: Props & { readonly run: string }) {
  const id = useId();
  const log = useNewest();
  const length = useRun((state) => state.length);
  const live = useRun((state) => state.live);
  const readOnly = useRun((state) => state.readOnly);
  const repeating = useRun((state) => state.repeating > 0);
  const said = useSaid(({ text }) => text);
  const conversation = useMemo(() => conversationOf(log), [log]);
  const { standing } = conversation;
  const [delivery, deliver] = useDelivery();
  const [typed, setTyped] = useState<string | undefined>();
  const [sent, setSent] = useState({ text: '', at: -1 });
  // what was refused comes back, so that nobody has to write it again
  const refused = delivery.is === 'refused' && typed === undefined ? sent.text : undefined;
  // right after sending, the log does not show it yet, and the same words would be offered again
  const suggestion = useMemo(
    () => (repeating || length === sent.at ? undefined : promptFor(log)),
    [repeating, log, length, sent.at],
  );
  const text = typed ?? refused ?? suggestion ?? '';
  const skills = useSkillWords(log, text);
  const working = standing === 'working';
  const suggested = typed === undefined && refused === undefined && suggestion !== undefined;

  const write = (next: string) => {
    setTyped(next);
    if (said !== undefined) say(undefined);
  };
  const submit = (whole: string) => {
    if (whole.trim() === '' || readOnly !== undefined) return;
    const reading = readText(whole, standing, skills);
    if (reading.is === 'answer') return say(reading.text);
    setTyped(undefined);
    if (reading.is === 'command') {
      setTyped('');
      return actions[reading.command.id]();
    }
    setSent({ text: whole, at: length });
    deliver({ do: 'prompt', run, text: whole.trim() });
    goLive();
  };

  const notes = [
    delivery.is === 'refused' && refused !== undefined && `It was not sent: ${delivery.why}`,
    readOnly !== undefined && `This run can only be read. ${readOnly}`,
    repeating && 'Played as recorded: its person acts again by themselves. Whatever you do takes over.',
    !live && readOnly === undefined && 'You look at the past. A message goes on from live.',
    suggested && 'Suggested by the scenario; change it or send it.',
  ].filter((note) => typeof note === 'string');

  return (
    <section aria-label="Composer" className="flex max-h-2/3 min-h-0 flex-col gap-2 border-line border-t bg-panel p-3">
      {/* a long notice scrolls, and the field stays in sight */}
      <div className="min-h-0 overflow-auto empty:hidden">
        {live && readOnly === undefined && <Rested conversation={conversation} run={run} log={log} actions={actions} />}
      </div>
      {said !== undefined && <p className="break-words text-ink-2">{said}</p>}
      <form
        className="grid flex-none grid-cols-[minmax(0,1fr)_auto] items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          submit(text);
        }}
      >
        <WritingField
          text={text}
          skills={skills}
          onWrite={write}
          onSubmit={submit}
          disabled={readOnly !== undefined}
          describedBy={notes.length > 0 ? `${id}-notes` : undefined}
          placeholder={working ? 'Message the agent; it reads this next' : 'Message the agent'}
        />
        <div className="-order-1 col-span-2 empty:hidden">{waiting}</div>
        <Button type="submit" className="h-8" disabled={text.trim() === '' || readOnly !== undefined}>
          {working ? 'Queue' : 'Send'}
        </Button>
      </form>
      {notes.length > 0 && (
        <p id={`${id}-notes`} className="text-12 text-ink-2">
          {notes.join(' ')}
        </p>
      )}
    </section>
  );
}

/** The log to its newest fact: what is said goes to the run as it is, never to its past. */
function useNewest(): Reading {
  const projector = useRun((state) => state.projector);
  const length = useRun((state) => state.length);
  return useMemo(() => projector.at(length), [projector, length]);
}

/** What the person of the scenario would say next. */
function promptFor(log: Reading): string | undefined {
  const play = log.read(agentsView).main?.config.play;
  const says = play === undefined ? undefined : personSays(play, log);
  if (says === undefined || !('act' in says) || says.act.do !== 'prompt') return undefined;
  return says.act.agent === undefined ? says.act.text : undefined;
}
