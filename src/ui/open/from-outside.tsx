import { useEffect, useState } from 'react';
import type { Brought } from '../../protocol/keeping.ts';
import type { Client } from '../../runtime/client.ts';
import { Button } from '../kit/button.tsx';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { goTo, usePath } from '../state/address.ts';
import { useImporting, useOpening } from '../state/opening.ts';
import { useRun } from '../state/run.ts';
import { type Outside, outsideOf } from './outside.ts';

/** What the address of this page brings: a link is unpacked and shown; a file elsewhere is fetched only when a person agrees. */
export function FromOutside() {
  const path = usePath();
  const client = useRun((state) => state.client);
  const outside = outsideOf(path);
  if (client === undefined) return null;
  switch (outside.is) {
    case 'link':
      return <FromLink key={path} signs={outside.signs} client={client} />;
    case 'address':
      return <FromAddress key={path} {...outside} client={client} />;
    case 'no address':
      return (
        <Notice
          happened={`“${outside.text.slice(0, 200)}” is no address of a file.`}
          safe="Nobody was asked for it."
          todo="An address begins with https://, and holds no name and no password."
        />
      );
    default:
      return null;
  }
}

function FromLink({ signs, client }: { readonly signs: string; readonly client: Client }) {
  const [refused, setRefused] = useState<string>();
  useEffect(() => {
    let newest = true;
    forget();
    client.keeping
      .bring({ link: signs })
      .then((brought) => newest && show(brought))
      .catch((error: unknown) => newest && setRefused(wordsOf(error)));
    return () => {
      newest = false;
    };
  }, [signs, client]);
  if (refused === undefined) return null;
  return (
    <Notice
      happened="This link cannot be opened."
      detail={refused}
      safe="Nothing was imported, and nothing has run."
      todo="Ask for the link again, or for a file."
    />
  );
}

type Step = { readonly is: 'asking' } | { readonly is: 'fetching' } | { readonly is: 'refused'; readonly why: string };

function FromAddress(props: Extract<Outside, { readonly is: 'address' }> & { readonly client: Client }) {
  const { address, origin, name, client } = props;
  const [step, setStep] = useState<Step>({ is: 'asking' });
  useEffect(forget, []);
  const fetchIt = async () => {
    setStep({ is: 'fetching' });
    try {
      show(await client.keeping.bring({ address }));
    } catch (error) {
      setStep({ is: 'refused', why: wordsOf(error) });
    }
  };
  if (step.is === 'fetching') return <Loading>{`Fetching ${name} from ${origin}…`}</Loading>;
  return (
    <section
      aria-labelledby="outside-title"
      className="grid gap-3 rounded-box border border-line bg-panel p-5 max-desk:p-4"
    >
      <h2 id="outside-title" className="break-words font-bold text-16">
        Fetch {name} from {origin}?
      </h2>
      <p className="break-all font-mono text-12 text-ink-2">{address}</p>
      <p className="text-ink-2">
        Nobody has been asked yet. {origin} will see that somebody asks for this file, and from where; no cookie and no
        key goes along. What comes is shown before anything of it runs.
      </p>
      {step.is === 'refused' && (
        <Notice
          happened={`${name} could not be opened.`}
          detail={step.why}
          safe="Nothing was imported, and nothing has run."
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={() => void fetchIt()}>
          {step.is === 'refused' ? 'Try again' : `Fetch it from ${origin}`}
        </Button>
        <Button onClick={() => goTo('/open', { replace: true })}>Leave it</Button>
      </div>
    </section>
  );
}

/** What was looked at before has nothing to do with what the address brings now. */
function forget(): void {
  useOpening.setState({ file: undefined, left: [] });
}

/** Hands what was brought to where files of its kind are looked at. */
function show({ is, name, bytes, notes }: Brought): void {
  const file = new File([bytes.slice()], name);
  if (is === 'script') useOpening.setState({ file, left: [] });
  else useImporting.setState({ file, notes });
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
