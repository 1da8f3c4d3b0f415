import type { ModelCard } from '../protocol/config.ts';
import type { Event } from '../protocol/event.ts';
import type { Store } from '../storage/store.ts';
import { blobsToRecord } from '../views/recording.ts';

/** The content that a recording of these facts needs. */
export async function contentsFor(
  events: readonly Event[],
  store: Pick<Store, 'blob'>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  for (const hash of blobsToRecord(events)) {
    const bytes = await store.blob(hash);
    if (bytes) contents.set(hash, bytes);
  }
  return contents;
}

/** A log without what a recording of it cannot share: times, names on the wire, which rule replied, which results are the script's, and the script itself. */
export function canonical(events: readonly Event[]): readonly unknown[] {
  return events.map(({ at: _, ...event }) => {
    switch (event.type) {
      case 'run.started':
      case 'agent.started': {
        const { play: __, ...config } = event.config;
        const { scenario: ___, ...rest } = event as typeof event & { scenario?: string };
        return {
          ...rest,
          ...('title' in event ? { title: event.title } : {}),
          config: { ...config, model: countedFor(config.model) },
        };
      }
      case 'settings.changed': {
        const { play: __, model, ...config } = event.config;
        return { ...event, config: { ...config, model: model && countedFor(model) } };
      }
      case 'model.responded': {
        const { rule: __, layout: ___, warnings: ____, ...rest } = event;
        return { ...rest, calls: event.calls.map(({ wire: _____, ...call }) => call) };
      }
      case 'tool.finished': {
        const { recorded: _____, ...rest } = event;
        return rest;
      }
      default:
        return event;
    }
  });
}

/** What of a model has a say in what happens; the recorded one is asked by no provider. */
function countedFor({ provider: _, settings: __, ...counted }: ModelCard) {
  return counted;
}
