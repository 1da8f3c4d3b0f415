import type { Event } from '../../protocol/event.ts';
import { blobsToRecord, type Recording, recordingOf } from '../../views/recording.ts';

/** The forms in which a script is written. */
export type Form = 'yaml' | 'json';

/** Makes a script of a run. `load` finds the contents of the files that the person brought, and of what calls came to. */
export async function recordRun(
  events: readonly Event[],
  load: (hash: string) => Promise<Uint8Array | undefined>,
): Promise<Recording> {
  const contents = new Map<string, Uint8Array>();
  for (const hash of blobsToRecord(events)) {
    const bytes = await load(hash);
    if (bytes !== undefined) contents.set(hash, bytes);
  }
  return recordingOf(events, contents);
}
