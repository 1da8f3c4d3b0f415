import { useState } from 'react';
import type { ModelRule } from '../../protocol/play.ts';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/text-field.tsx';
import { ruleFor } from './reply.ts';

/** The reply of a model, written by the person: what it says, and what it calls. */
export function WriteReply(props: {
  readonly reply: number;
  readonly tools: readonly string[];
  readonly onWritten: (rule: ModelRule) => void;
}) {
  const { reply, tools, onWritten } = props;
  const [text, setText] = useState('');
  const [calls, setCalls] = useState('');
  const [tried, setTried] = useState(false);
  const written = ruleFor(reply, text, calls, tools);
  const errorOf = (field: 'text' | 'calls') =>
    tried && !written.ok && written.field === field ? written.why : undefined;
  return (
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
      <span>
        <Button
          look="primary"
          onClick={() => {
            setTried(true);
            if (written.ok) onWritten(written.rule);
          }}
        >
          Reply and go on
        </Button>
      </span>
    </div>
  );
}
