import { useState } from 'react';
import type { ModelCard } from '../../protocol/config.ts';
import type { FoundCard, OfferedService, Service, Tested } from '../../protocol/connection.ts';
import type { JsonObject } from '../../protocol/json.ts';
import { useModel } from '../state/model.ts';
import { useRun } from '../state/run.ts';
import {
  addressFault,
  addressOf,
  cardOf,
  changed,
  type Draft,
  draftOf,
  type Faults,
  faultsIn,
  needsKey,
  originOf,
  pricesOf,
  serviceOf,
} from './draft.ts';
import type { Listed } from './model-field.tsx';
import { useFoundCard, useListing } from './questions.ts';
import { useKey } from './use-key.ts';

/** What came of the last test, and of which connection it was. */
type Trial = { readonly of: string } & ({ readonly is: 'asking' } | { readonly is: 'told'; readonly tested: Tested });

interface Ready {
  readonly card: ModelCard;
  readonly known: FoundCard;
  readonly note: string | undefined;
}

/** A model and what is known of its prices, ready to be used. */
export interface Chosen {
  readonly own: ModelCard;
  readonly pricesOf: string | undefined;
  readonly maxSpend: number | undefined;
  /** What is to be known of where the key is kept, if it was just taken. */
  readonly note: string | undefined;
}

/** The form of a connection, at work: what is typed, what is known of it, and what can be done with it. */
export function useConnection(services: readonly OfferedService[], schemaOf: (provider: string) => JsonObject) {
  const [draft, setDraft] = useState<Draft>(startOf);
  const [tried, setTried] = useState(false);
  const [trial, setTrial] = useState<Trial>();
  const [wanted, setWanted] = useState<string>();
  const [trouble, setTrouble] = useState<string>();

  const service = services.find(({ name }) => name === draft.service) ?? services[0];
  if (service === undefined) throw new Error('No service is offered.');
  const schema = schemaOf(service.provider);
  const address = addressOf(draft, service);
  const origin = originOf(address);
  const needed = needsKey(draft, service);
  const key = useKey(address, origin, needed);
  const id = draft.id.trim();
  const { provider, settings } = serviceOf(draft, service);
  const found = useFoundCard({ provider, settings: { preset: service.name } }, id).data;

  // what is asked of another computer is asked when the person comes to it, and never while an address is typed
  const place = JSON.stringify([service.name, address]);
  const reachable = addressFault(draft, service) === undefined && (!needed || key.kept !== undefined);
  const asked: Service | undefined =
    wanted === place && reachable ? { provider, settings: placeOf(settings) } : undefined;
  const listing = useListing(asked, key.version);
  const listed: Listed =
    asked === undefined
      ? { is: 'not asked', why: needed && !key.kept ? 'With a key, the service lists its models here.' : undefined }
      : listing.data === undefined || listing.isFetching
        ? { is: 'asking' }
        : { is: 'answered', listing: listing.data };
  const inList =
    listed.is === 'answered' && listed.listing.is === 'listed'
      ? listed.listing.models.find((model) => model.id === id)
      : undefined;

  const faults: Faults = tried ? faultsIn(draft, service, schema) : {};
  const subject = JSON.stringify([draft.service, address, id, draft.settings]);

  /** The card as it stands, with its key handed over; undefined when something is still to be put right. */
  const ready = async (): Promise<Ready | undefined> => {
    setTried(true);
    setTrouble(undefined);
    if (Object.keys(faultsIn(draft, service, schema)).length > 0) return undefined;
    const sent = await key.send();
    if (sent.is === 'refused') return undefined;
    try {
      const known = found ?? (await connections().cardFor({ provider, settings, id }));
      return { card: cardOf(draft, service, known, inList), known, note: sent.note };
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };

  return {
    draft,
    service,
    origin,
    needed,
    key,
    found,
    listed,
    inList,
    faults,
    schema,
    trouble,
    trial: trial?.of === subject ? trial : undefined,
    change: (change: Partial<Draft>) => {
      const next = changed(draft, change);
      setDraft(next);
      const chosen = services.find(({ name }) => name === next.service) ?? service;
      if ('service' in change) key.settle(originOf(addressOf(next, chosen)));
    },
    /** The address is complete: a key that was typed for another one goes. */
    settle: () => void key.settle(origin),
    /** The list of models is wanted, now that the person comes to it. */
    want: async () => {
      if (addressFault(draft, service) !== undefined) return;
      if (key.isTyped() && (await key.send()).is === 'refused') return;
      setWanted(place);
    },
    typeKey: () => {
      key.onTyped();
      setTrial(undefined);
    },
    listAgain: () => void listing.refetch(),
    test: async () => {
      const made = await ready();
      if (made === undefined) return;
      setTrial({ of: subject, is: 'asking' });
      const tested = await connections()
        .testConnection({ model: made.card, page: location.href })
        .catch((error: unknown): Tested => brokenOff(error));
      setTrial({ of: subject, is: 'told', tested });
    },
    /** The model as it is to be used, or undefined when something is still to be put right. */
    choose: async (): Promise<Chosen | undefined> => {
      const made = await ready();
      if (made === undefined) return undefined;
      const prices = pricesOf(draft, made.known);
      const maxSpend = draft.maxSpend.trim() === '' ? undefined : Number(draft.maxSpend);
      const day = prices === undefined || prices.yours ? undefined : made.known.pricesOf;
      return { own: made.card, maxSpend, pricesOf: day, note: made.note };
    },
  };
}

function startOf(): Draft {
  const { own, pricesOf: day, maxSpend } = useModel.getState();
  return draftOf(own, day === undefined, maxSpend);
}

/** Where a service is, without what is set for a model. */
function placeOf({ preset, baseUrl }: Service['settings']): Service['settings'] {
  return { ...(preset !== undefined && { preset }), ...(baseUrl !== undefined && { baseUrl }) };
}

function connections() {
  const { client } = useRun.getState();
  if (client === undefined) throw new Error('The agent has not started yet. Nothing was sent; try again.');
  return client.connections;
}

function brokenOff(error: unknown): Tested {
  const said = error instanceof Error ? error.message : String(error);
  const what = 'The test could not be made.';
  return { is: 'failed', failure: 'network', explanation: { trouble: 'other', what, todo: ['Test again.'], said } };
}
