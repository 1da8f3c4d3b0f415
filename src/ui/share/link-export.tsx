import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { briefly } from '../../protocol/brief.ts';
import type { Event } from '../../protocol/event.ts';
import { mostCharacters } from '../../protocol/link-size.ts';
import { Button } from '../kit/button.tsx';
import { count } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { useRun } from '../state/run.ts';
import { loadBlob } from '../state/shelf.ts';
import type { Ready } from './ready.ts';
import { recordRun } from './recorded.ts';
import { Remarks } from './remarks.tsx';

const forms = [
  { value: 'script', label: 'To play again' },
  { value: 'run', label: 'As it was' },
] as const;

/** From here on some of what passes links on cuts them. */
const someCut = 2000;

/** A run as a link that holds all of it, so that no server has to. */
export function LinkExport(props: {
  readonly run: string;
  readonly events: readonly Event[];
  readonly onReady: (ready: Ready | undefined) => void;
  readonly onFile: () => void;
}) {
  const { run, events, onReady, onFile } = props;
  const [form, setForm] = useState<(typeof forms)[number]['value']>('script');
  const client = useRun((state) => state.client);
  const { data, error } = useQuery({
    queryKey: ['link of a run', run, events.length, form],
    queryFn: async () => {
      if (client === undefined) throw new Error('The runtime is not there.');
      if (form === 'run') return { ...(await client.keeping.writeLink({ run })), lost: [], keys: 0 };
      const { script, lost, keys } = await recordRun(events, loadBlob);
      return { ...(await client.keeping.writeLink({ script: briefly(script) })), lost, keys };
    },
    gcTime: 0,
  });
  const link = data?.signs === undefined ? undefined : linkTo(data.signs);
  const fits = link !== undefined && link.length <= mostCharacters;
  useEffect(() => {
    onReady(fits ? { text: link, copy: 'Copy the link' } : undefined);
  }, [link, fits, onReady]);
  return (
    <>
      <p>
        {form === 'script'
          ? 'The run is in the link itself, as a script: whoever opens it sees what is in it, and may play it again. No server gets it.'
          : 'The run is in the link itself, event by event: whoever opens it can step through what happened. No server gets it.'}
      </p>
      <div>
        <Segmented label="What the link holds" choices={forms} value={form} onChange={setForm} size="small" />
      </div>
      {error !== null && (
        <Notice happened="No link can be made of this run." safe="Nothing was changed." detail={error.message} />
      )}
      {data === undefined && error === null && <Loading>Making the link…</Loading>}
      {data !== undefined && !fits && (
        <Notice
          happened={`This run is too long for a link: it would have ${count(data.characters, 'character')}, and ${mostCharacters.toLocaleString('en')} is the most that is passed on whole.`}
          safe="Nothing was changed."
          todo={
            form === 'script'
              ? 'Save it as a file, and send that.'
              : 'Export it from the library, or save it as a script.'
          }
        >
          <Button onClick={onFile}>Save as a file</Button>
        </Notice>
      )}
      {data !== undefined && fits && (
        <>
          <textarea
            readOnly
            aria-label="The link"
            rows={4}
            value={link}
            onFocus={({ currentTarget }) => currentTarget.select()}
            className="w-full resize-none break-all rounded-control border border-edge bg-sunken p-2 font-mono text-12"
          />
          <Remarks
            of={[
              `${count(link.length, 'character')}. ${link.length > someCut ? 'Some chat programs cut a link of that length; whoever opens a cut one is told so.' : 'Short enough for any chat.'}`,
              'In it are your prompts and files, and all that the model said. Whoever has the link can read them.',
              ...(data.keys === 0 ? [] : [`${count(data.keys, 'text')} that looked like a key taken out.`]),
              ...data.lost,
              ...(data.leans
                ? [
                    'To be short it names the tools, and does not describe them: a later version of Loopscope may refuse it. A file from the library opens for ever.',
                  ]
                : []),
            ]}
          />
        </>
      )}
    </>
  );
}

function linkTo(signs: string): string {
  return `${location.href.replace(/#.*$/s, '')}#/s/${signs}`;
}
