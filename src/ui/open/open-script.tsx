import { useEffect, useRef, useState } from 'react';
import type { Script } from '../../protocol/script.ts';
import type { Client } from '../../runtime/client.ts';
import { Button } from '../kit/button.tsx';
import { DropArea } from '../kit/drop-area.tsx';
import { Loading } from '../kit/loading.tsx';
import { leftWords, openDropped, useImporting, useOpening } from '../state/opening.ts';
import { useRun } from '../state/run.ts';
import { BadFile, type Fault } from './bad-file.tsx';
import { FromOutside } from './from-outside.tsx';
import { ScriptPreview } from './script-preview.tsx';

type Opened =
  | { readonly is: 'nothing' }
  | { readonly is: 'reading'; readonly name: string }
  | { readonly is: 'bad'; readonly name: string; readonly fault: Fault }
  | { readonly is: 'good'; readonly name: string; readonly script: Script };

const mostBytes = 5_000_000;
const mostOfSession = 64 * 1024 * 1024;

/** A script that comes as a file is read, shown, and started only by a button. */
export function OpenScript() {
  const { file, left = [] } = useOpening();
  const client = useRun((state) => state.client);
  const [opened, setOpened] = useState<Opened>({ is: 'nothing' });
  useEffect(() => {
    if (file === undefined || client === undefined) return setOpened({ is: 'nothing' });
    let newest = true;
    setOpened({ is: 'reading', name: file.name });
    void (isSession(file) ? readSession(file, client) : read(file, client)).then(
      (result) => newest && setOpened(result),
    );
    return () => {
      newest = false;
    };
  }, [file, client]);
  return (
    <DropArea says="Open this script" onDrop={openDropped} className="min-h-full">
      <div className="mx-auto grid w-full max-w-[760px] content-start gap-6 px-10 py-14 max-desk:px-4 max-desk:py-6">
        <div>
          <h1 className="font-bold text-20">Open a script</h1>
          <p className="mt-1 text-ink-2">
            A script as YAML or JSON, or a session of Claude Code as JSON Lines, to be looked at. It is read in this
            tab, and nothing of it runs before you say so.
          </p>
        </div>
        <FromOutside />
        <ChooseScript again={opened.is !== 'nothing'} />
        {file !== undefined && left.length > 0 && <p className="text-ink-2">{leftWords(left)}</p>}
        {opened.is === 'reading' && <Loading>{`Reading ${opened.name}…`}</Loading>}
        {opened.is === 'bad' && <BadFile name={opened.name} fault={opened.fault} />}
        {opened.is === 'good' && <ScriptPreview key={opened.name} script={opened.script} />}
      </div>
    </DropArea>
  );
}

function ChooseScript({ again }: { readonly again: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button look={again ? 'plain' : 'primary'} onClick={() => input.current?.click()}>
        {again ? 'Choose another file' : 'Choose a file'}
      </Button>
      <span className="text-ink-2 max-desk:hidden">or drop it anywhere on this page</span>
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml,.json,.jsonl,application/json,application/yaml"
        hidden
        aria-label="Script file"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) useOpening.setState({ file, left: [] });
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

/** Sessions of Claude Code are JSON Lines; no script is. */
function isSession({ name }: File): boolean {
  return /\.jsonl$/i.test(name);
}

/** A session becomes an archive, which is looked at where archives are. */
async function readSession(file: File, client: Client): Promise<Opened> {
  const { name } = file;
  try {
    if (file.size > mostOfSession) throw new Error('It is larger than 64 MiB.');
    const session = new Uint8Array(await file.arrayBuffer());
    const { bytes, notes } = await client.keeping.bring({ session, name });
    useImporting.setState({ file: new File([bytes.slice()], name), notes });
    return { is: 'nothing' };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { is: 'bad', name, fault: { happened: `${name} is no session that can be opened.`, detail } };
  }
}

async function read(file: File, client: Client): Promise<Opened> {
  const { name } = file;
  const bad = (fault: Fault): Opened => ({ is: 'bad', name, fault });
  if (file.size > mostBytes) return bad({ happened: `${name} is larger than 5 MB, and no script is.` });
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (isZip(bytes)) {
      useImporting.setState({ file });
      return { is: 'nothing' };
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const reading = await client.readScript(text);
    if (reading.ok) return { is: 'good', name, script: reading.script };
    return bad({ happened: `${name} is no script that can be played.`, issues: reading.issues });
  } catch (error) {
    if (error instanceof TypeError) return bad({ happened: `${name} is no text. A script is YAML or JSON, in UTF-8.` });
    return bad({
      happened: `${name} could not be read.`,
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** An archive says what it is, whatever its name. */
function isZip([first, second]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b;
}
