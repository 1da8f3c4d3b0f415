import { type Blobs, type Clock, type Model, ModelError, type Request, type RequestPlace } from '../agent/ports.ts';
import type { ModelCard } from '../protocol/config.ts';
import { providers } from '../providers/index.ts';
import type { Outside } from '../providers/provider.ts';
import { scripted } from '../providers/scripted/index.ts';

/**
 * The models of a run: each request goes to the provider that its card names, so a run may change its model on the way.
 * What speaks to services is loaded with the first request that needs it.
 */
export function modelsOver(
  keyFor: Outside['keyFor'],
  more: Pick<Outside, 'patience'> = {},
): (clock: Clock, blobs: Blobs) => Model {
  return (clock, blobs) => {
    const played = scripted(clock);
    const connected = new Map<string, Promise<Model>>();
    const outside = { keyFor, blobs, ...more };

    function connectedTo({ provider, settings = {} }: ModelCard): Promise<Model> {
      const name = JSON.stringify([provider, settings]);
      const model = connected.get(name) ?? load(provider).then((loaded) => loaded.connect(settings, outside));
      connected.set(name, model);
      // what failed to load is loaded anew the next time
      model.catch(() => connected.delete(name));
      return model;
    }

    async function* ask(request: Request, place: RequestPlace, signal: AbortSignal) {
      yield* (await connectedTo(request.model)).stream(request, place, signal);
    }

    return {
      stream: (request, place, signal) =>
        (request.model.provider === 'scripted' ? played.stream : ask)(request, place, signal),
    };
  };
}

/** Loads a provider by its name. */
async function load(name: string) {
  const open = providers.get(name);
  if (open === undefined) throw new ModelError('status', `There is no provider called ${name} here.`);
  try {
    return await open();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ModelError('network', `The code for ${name} could not be loaded: ${why}`, { retryable: true });
  }
}
