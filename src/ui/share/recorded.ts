import { decode } from '../../base/text.ts';
import type { Event } from '../../protocol/event.ts';
import { blobsToRecord, type Recording, recordingOf } from '../../views/recording.ts';

/** The forms in which a script is written. */
export type Form = 'yaml' | 'json';

/** Makes a script of a run. `load` finds the contents of the files that the person brought. */
export async function recordRun(
  events: readonly Event[],
  load: (hash: string) => Promise<Uint8Array | undefined>,
): Promise<Recording> {
  const texts = new Map<string, string>();
  for (const hash of blobsToRecord(events)) {
    const bytes = await load(hash);
    const text = bytes && decode(bytes);
    if (text !== undefined) texts.set(hash, text);
  }
  return recordingOf(events, texts);
}
