import { useState } from 'react';
import type { Difference } from '../../protocol/play.ts';
import { agentsView } from '../../views/agent.ts';
import type { Reading } from '../../views/view.ts';
import { Button } from '../kit/button.tsx';
import { Diff } from '../kit/diff.tsx';
import { Notice } from '../kit/notice.tsx';
import type { Actions } from '../state/actions.ts';
import { useFramed } from '../state/framed.ts';
import { useModel } from '../state/model.ts';
import { send } from '../state/run.ts';
import { goOn } from '../state/said.ts';
import { setModel } from '../state/set-model.ts';
import { asRecorded } from './reply.ts';
import { WriteReply } from './write-reply.tsx';

/** Nothing replies to this request: the person writes the reply, hands over to a model, or leaves it. */
export function MissingReply(props: {
  /** Which reply of the agent is missing, counted from 1. */
  readonly reply: number;
  readonly why: string;
  readonly run: string;
  readonly log: Reading;
  readonly actions: Pick<Actions, 'showModel'>;
}) {
  const { reply, why, run, log, actions } = props;
  const { config, trouble } = log.read(agentsView).main ?? {};
  const differs = trouble?.failure?.differs;
  const { own } = useModel();
  const { framed } = useFramed();
  const [left, setLeft] = useState(false);
  // the difference comes first; what there was to write to begin with is at hand at once
  const [writing, setWriting] = useState(differs === undefined);
  const play = config?.play;

  if (left) return <Left onBack={() => setLeft(false)} />;
  const handOver = () => {
    if (own === undefined || config === undefined) return actions.showModel();
    setModel(run, config, own);
    goOn();
  };
  return (
    <Notice
      happened={
        differs === undefined
          ? `The script has no reply number ${reply}.`
          : 'The recording has no reply for this request.'
      }
      detail={differs === undefined ? why : undefined}
      safe="All that happened so far is kept. The request is shown under Context."
      todo={
        differs === undefined
          ? 'Write what the model replies, and go on.'
          : 'Something else reached the model than when this was recorded. Choose how to go on.'
      }
    >
      {differs !== undefined && <Differing differs={differs} />}
      {writing && play !== undefined && (
        <WriteReply
          reply={reply}
          tools={config?.tools.map(({ name }) => name) ?? []}
          onWritten={(rule) => {
            send({ do: 'set', run, config: { play: { ...play, model: [...play.model, rule] } } });
            goOn();
          }}
        />
      )}
      {!writing && <Button onClick={() => setWriting(true)}>Write the reply</Button>}
      {!framed && <Button onClick={handOver}>{own === undefined ? 'Connect a model' : `Go on with ${own.id}`}</Button>}
      {differs === undefined ? (
        <Button onClick={goOn}>Try again</Button>
      ) : (
        <Button
          onClick={() => {
            if (play === undefined) return;
            send({ do: 'set', run, config: { play: { ...play, model: asRecorded(play.model, differs.rule) } } });
            goOn();
          }}
        >
          Answer as recorded anyway
        </Button>
      )}
      <Button onClick={() => setLeft(true)}>Stop here</Button>
    </Notice>
  );
}

/** What was recorded, and what came in its place. */
function Differing({ differs: { recorded, heard } }: { readonly differs: Difference }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is a part of the notice, and no landmark
    <div
      role="group"
      aria-label="How the request differs"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      className="max-h-48 w-full overflow-auto rounded-control border border-line"
    >
      {recorded === heard ? (
        <p className="px-4 py-2 text-ink-2">The two differ in the part that is too long to be shown.</p>
      ) : (
        <Diff label="What was new when it was recorded, and what is new now" before={recorded} after={heard} />
      )}
    </div>
  );
}

/** The person leaves it as it is; the choices stay at hand. */
function Left({ onBack }: { readonly onBack: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="min-w-0 flex-1 text-ink-2">The agent rests where no reply was found.</p>
      <Button onClick={onBack}>Show the choices</Button>
    </div>
  );
}
