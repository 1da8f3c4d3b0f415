import { useState } from 'react';
import { agentsView } from '../../views/agent.ts';
import type { Reading } from '../../views/view.ts';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { TextField } from '../kit/text-field.tsx';
import { send } from '../state/run.ts';
import { goOn } from '../state/said.ts';
import { ruleFor } from './reply.ts';

/** No rule of the script replies: the person writes the missing reply, and the run goes on with it. */
export function MissingReply(props: {
  /** Which reply of the agent is missing, counted from 1. */
  readonly reply: number;
  readonly why: string;
  readonly run: string;
  readonly log: Reading;
}) {
  const { reply, why, run, log } = props;
  const config = log.read(agentsView).main?.config;
  const [text, setText] = useState('');
  const [calls, setCalls] = useState('');
  const [tried, setTried] = useState(false);
  const written = ruleFor(reply, text, calls, config?.tools.map(({ name }) => name) ?? []);
  const errorOf = (field: 'text' | 'calls') =>
    tried && !written.ok && written.field === field ? written.why : undefined;

  const goOnWith = () => {
    setTried(true);
    if (!written.ok || config?.play === undefined) return;
    send({ do: 'set', run, config: { play: { ...config.play, model: [...config.play.model, written.rule] } } });
    goOn();
  };

  return (
    <Notice
      happened={`The script has no reply number ${reply}.`}
      detail={why}
      safe="All that happened so far is kept. The request is shown under Context."
      todo="Write what the model replies, and go on."
    >
      <div className="grid w-full gap-2">
        <TextField label="What the model says" value={text} onChange={setText} rows={2} error={errorOf('text')} />
        <TextField
          label="What it calls, as JSON; may be left out"
          value={calls}
          onChange={setCalls}
          rows={2}
          mono
          spellCheck={false}
          placeholder='[{ "tool": "read_file", "input": { "path": "a.txt" } }]'
          error={errorOf('calls')}
        />
        <div className="flex flex-wrap gap-2">
          <Button look="primary" onClick={goOnWith}>
            Reply and go on
          </Button>
          <Button onClick={goOn}>Try again</Button>
        </div>
      </div>
    </Notice>
  );
}
