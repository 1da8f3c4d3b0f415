import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Event } from '../../protocol/event.ts';
import { Code } from '../kit/code.tsx';
import { count } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { loadBlob } from '../state/shelf.ts';
import type { Ready } from './ready.ts';
import { type Form, recordRun } from './recorded.ts';
import { Remarks } from './remarks.tsx';

const forms = [
  { value: 'yaml', label: 'YAML' },
  { value: 'json', label: 'JSON' },
] as const;

/** How much of a file is shown before it is saved. */
const shown = 20_000;

/** A run as a script: what it holds, what it cannot hold, and how it reads. */
export function ScriptExport(props: {
  readonly run: string;
  readonly events: readonly Event[];
  readonly onReady: (ready: Ready) => void;
}) {
  const { run, events, onReady } = props;
  const [form, setForm] = useState<Form>('yaml');
  const { data, error } = useQuery({
    queryKey: ['script of a run', run, events.length, form],
    queryFn: async () => {
      const [recording, { scriptText }] = await Promise.all([recordRun(events, loadBlob), import('./script-text.ts')]);
      return { ...recording, text: scriptText(recording.script, form) };
    },
    gcTime: 0,
  });
  useEffect(() => {
    if (data !== undefined) onReady({ ending: form, text: data.text });
  }, [data, form, onReady]);

  return (
    <>
      <p>
        It plays this run again without a key: the model replies as it did, to the requests that it was sent, code and
        the web come to what they came to, and you act as you did.
      </p>
      <div>
        <Segmented label="Form" choices={forms} value={form} onChange={setForm} size="small" />
      </div>
      {error !== null && (
        <Notice happened="This run could not be made a script." safe="Nothing was changed." detail={error.message} />
      )}
      {data === undefined ? (
        error === null && <Loading>Writing the script…</Loading>
      ) : (
        <>
          <Remarks
            of={[
              'In it are your prompts and files, all that the model said, and what code and the web came to. Look it through before you give it away.',
              keysOut(data.keys),
              ...data.lost,
            ]}
          />
          <Code label="The script" className="max-h-64 rounded-control border border-line">
            {data.text.length > shown ? `${data.text.slice(0, shown)}\n…` : data.text}
          </Code>
        </>
      )}
    </>
  );
}

function keysOut(keys: number): string {
  if (keys === 0) return 'Nothing in it looks like a key.';
  return `${count(keys, 'text')} that ${keys === 1 ? 'looks like a key was' : 'look like keys were'} taken out. Secrets of another kind are not recognised.`;
}
