import { type Blobs, type Clock, type Model, ModelError, type Request, type RequestPlace } from '../agent/ports.ts';
import type { ModelCard } from '../protocol/config.ts';
import type { JsonObject } from '../protocol/json.ts';
import { providers } from '../providers/index.ts';
import type { Outside } from '../providers/provider.ts';

/**
 * The models of a run: each request goes to the provider that its card names, so a run may change its model on the way.
 * What speaks to services is loaded with the first request that needs it.
 */
export function modelsOver(
  keyFor: Outside['keyFor'],
  more: Pick<Outside, 'patience'> = {},
): (clock: Clock, blobs: Blobs) => Model {
  return (clock, blobs) => {
    const connected = new Map<string, Promise<Model>>();
    const outside = { keyFor, blobs, ...more };

    function connectedTo({ provider, settings = {} }: ModelCard): Promise<Model> {
      const name = JSON.stringify([provider, settings]);
      const model = connected.get(name) ?? open(provider, settings);
      connected.set(name, model);
      // what failed to load is loaded anew the next time
      model.catch(() => connected.delete(name));
      return model;
    }

    async function open(provider: string, settings: JsonObject): Promise<Model> {
      if (provider === 'scripted') return (await load(provider, scripted)).scripted(clock);
      return (await load(provider, providers.get(provider))).connect(settings, outside);
    }

    async function* stream(request: Request, place: RequestPlace, signal: AbortSignal) {
      yield* (await connectedTo(request.model)).stream(request, place, signal);
    }

    return { stream };
  };
}

const scripted = () => import('../providers/scripted/index.ts');

/** Loads a provider by its name. */
async function load<Loaded>(name: string, open: (() => Promise<Loaded>) | undefined): Promise<Loaded> {
  if (open === undefined) throw new ModelError('status', `There is no provider called ${name} here.`);
  try {
    return await open();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ModelError('network', `The code for ${name} could not be loaded: ${why}`, { retryable: true });
  }
}
