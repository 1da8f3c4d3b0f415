import { useEffect, useState } from 'react';
import { settingsPath } from '../../agent/permissions/settings-file.ts';
import { decode } from '../../base/text.ts';
import type { Wish } from '../../protocol/command.ts';
import type { Event } from '../../protocol/event.ts';
import { useDelivery } from '../state/delivery.ts';
import { useRun } from '../state/run.ts';

type Written = Extract<Wish, { do: 'write-files' }>['files'];

/** A change of files by the person: what makes it, whether it is on its way, and why it was refused. `onDone` hears when the log has it. */
export function useChange(run: string, onDone: () => void) {
  const [delivery, deliver] = useDelivery();
  const [sent, setSent] = useState<{ readonly path: string; readonly from: number }>();
  const events = useRun((state) => state.events);
  const length = useRun((state) => state.length);
  const done = sent !== undefined && events.slice(sent.from, length).some((event) => writes(event, sent.path));
  useEffect(() => {
    if (done) onDone();
    if (done) setSent(undefined);
  }, [done, onDone]);
  return {
    change(files: Written) {
      const [first] = files;
      if (first === undefined) return;
      setSent({ path: first.path, from: useRun.getState().length });
      deliver(wishOf(run, files));
    },
    busy: delivery.is === 'sent' && sent !== undefined,
    refused: delivery.is === 'refused' ? delivery.why : undefined,
  };
}

/** What a person writes into the settings file they agree to, which a command of its own says. */
function wishOf(run: string, files: Written): Wish {
  const [only, ...others] = files;
  const text = only === undefined || others.length > 0 || only.path !== settingsPath ? null : textOf(only);
  return text === null ? { do: 'write-files', run, files: [...files] } : { do: 'write-settings', run, text };
}

function textOf(file: Written[number]): string | null {
  if ('from' in file) return null;
  return 'text' in file ? file.text : (decode(file.bytes) ?? null);
}

function writes(event: Event, path: string): boolean {
  return (
    event.type === 'files.changed' && event.because === 'person' && event.changes.some((each) => each.path === path)
  );
}
