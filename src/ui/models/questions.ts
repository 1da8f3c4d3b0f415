import { useQuery } from '@tanstack/react-query';
import type { ModelCard } from '../../protocol/config.ts';
import type { Connections, Service } from '../../protocol/connection.ts';
import { useRun } from '../state/run.ts';
import { isKeyMissing } from './draft.ts';

/** Under what the page keeps the answers to its questions about models. */
const key = (question: keyof Connections, ...about: readonly unknown[]) => ['models', question, ...about] as const;

/** The key under which the kept keys are listed; it is asked for again when one comes or goes. */
export const keysKey = key('keys');

/** Asks the runtime, once it is there. What it asks other computers is asked when `when` is true. */
function useAnswer<Value>(
  name: ReturnType<typeof key>,
  ask: (connections: Connections) => Promise<Value>,
  { when = true, stale = Number.POSITIVE_INFINITY } = {},
) {
  const connections = useRun((state) => state.client?.connections);
  return useQuery({
    queryKey: name,
    queryFn: () => {
      if (connections === undefined) throw new Error('The agent has not started yet.');
      return ask(connections);
    },
    enabled: when && connections !== undefined,
    staleTime: stale,
    retry: false,
    networkMode: 'always',
    refetchOnWindowFocus: false,
  });
}

/** The services that can be chosen. */
export const useServices = () => useAnswer(key('services'), (ask) => ask.services({ page: location.href }));

/** The settings that each provider knows. */
export const useProviders = () => useAnswer(key('providers'), (ask) => ask.providers());

/** For which origins there is a key. */
export const useKeys = () => useAnswer(keysKey, (ask) => ask.keys(), { stale: 0 });

/** Whether the service of a model wants a key, and there is none; asked for when there is a model. */
export function useKeyMissing(card: ModelCard | undefined): boolean {
  const when = card !== undefined;
  const services = useAnswer(key('services'), (ask) => ask.services({ page: location.href }), { when });
  const keys = useAnswer(keysKey, (ask) => ask.keys(), { when });
  if (card === undefined || services.data === undefined || keys.data === undefined) return false;
  return isKeyMissing(card, services.data, keys.data);
}

/** What is known of a model by its name. */
export const useFoundCard = (service: Service, id: string) =>
  useAnswer(key('cardFor', service.provider, service.settings.preset, id), (ask) => ask.cardFor({ ...service, id }), {
    when: id !== '',
  });

/** The models that a service offers, asked for once `service` is there. `keyed` tells the lists of one key from another's. */
export const useListing = (service: Service | undefined, keyed: string | undefined) =>
  useAnswer(
    key('listModels', service?.provider, service?.settings.preset, service?.settings.baseUrl, keyed),
    (ask) => (service === undefined ? Promise.reject(new Error('No service is chosen.')) : ask.listModels(service)),
    { when: service !== undefined, stale: 60_000 },
  );
