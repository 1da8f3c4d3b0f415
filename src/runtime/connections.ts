import { z } from 'zod';
import { ModelError, type RequestPlace } from '../agent/ports.ts';
import { Trail } from '../base/trail.ts';
import {
  type ConnectionAsk,
  type Connections,
  connectionAsks,
  type Explanation,
  type FoundCard,
  type Listing,
  type Service,
  type Tested,
} from '../protocol/connection.ts';
import type { Message } from '../protocol/event.ts';
import type { JsonObject } from '../protocol/json.ts';
import { explain } from '../providers/explain.ts';
import { providers } from '../providers/index.ts';
import { presetOf, presets } from '../providers/presets.ts';
import { knownOf, pricedModels } from '../providers/prices.ts';
import type { Outside, Provider } from '../providers/provider.ts';
import type { Keys } from '../storage/keys.ts';
import { isShared } from './shared-host.ts';
import { permissionFor, somethingAnswers } from './way.ts';

/** What questions about models are answered from. */
export interface Sources {
  readonly keys: Keys;
  readonly blobs: Outside['blobs'];
  readonly patience?: number;
}

/** How long a list or a test may take. */
const patience = 30_000;
/** What a model is thought to take when nobody says. */
const guessed = { window: 128_000, maxOutputTokens: 32_000 };

/** Answers a question about models, whatever it turns out to be. Throws in words for the person. */
export async function answerConnections(sources: Sources, ask: ConnectionAsk, about: unknown): Promise<unknown> {
  const read = connectionAsks[ask].safeParse(about === '' ? undefined : about);
  // the issues of a question that holds a key may repeat it
  if (!read.success) throw new Error(`The runtime does not understand the question "${ask}".`);
  const answers = connectionsFrom(sources);
  return answers[ask](read.data as never);
}

/** The answers to questions about models. */
export function connectionsFrom({ keys, blobs, ...more }: Sources): Connections {
  const outside: Outside = { keyFor: (origin) => keys.keyFor(origin), blobs, patience, ...more };

  async function listModels(service: Service): Promise<Listing> {
    try {
      const provider = await loaded(service.provider);
      const signal = AbortSignal.timeout(outside.patience ?? patience);
      return { is: 'listed', models: await provider.models(service.settings, outside, signal) };
    } catch (error) {
      return { is: 'failed', explanation: await explained(error, service, 'any model', '') };
    }
  }

  return {
    providers: () =>
      Promise.all(
        [...providers.values()].map(async (load) => {
          const { name, settings } = await load();
          return { name, settings: z.toJSONSchema(settings, { io: 'input' }) as JsonObject };
        }),
      ),
    async services({ page }) {
      const origin = URL.canParse(page) ? new URL(page).origin : '*';
      return presets.map(({ quirks: _, prices: __, local, ...service }) => ({
        ...service,
        ...(local && { local: { start: local.start, allow: local.allow(origin) } }),
      }));
    },
    keys: () => keys.list(),
    async setKey({ address, key, store }) {
      const kept = await keys.set(address, key, { store });
      if (kept.kept === 'memory' || !isShared(globalThis.location?.href)) return kept;
      const note =
        'This address is shared: other pages of the same host can use what is stored here. Store a key only if you trust all of them.';
      return { ...kept, note };
    },
    forgetKey: ({ address }) => keys.forget(address),
    listModels,
    testConnection: async ({ model, page }): Promise<Tested> => {
      const { provider, settings = {}, id } = model;
      const start = performance.now();
      try {
        const signal = new AbortController().signal;
        const request = { model, system: '', tools: [], messages: Trail.of(hello), maxOutputTokens: 64 };
        let said = '';
        let whole = false;
        for await (const part of (await loaded(provider)).connect(settings, outside).stream(request, place, signal)) {
          if (part.type === 'text') said += part.text;
          if (part.type === 'end') whole = true;
        }
        if (!whole) throw new ModelError('cut', 'The reply broke off before its end.');
        return { is: 'fine', milliseconds: Math.round(performance.now() - start), said: said.slice(0, 200) };
      } catch (error) {
        const failure = error instanceof ModelError ? error.failure : 'network';
        return { is: 'failed', failure, explanation: await explained(error, { provider, settings }, id, page) };
      }
    },
    async prices() {
      const { date, services } = await pricedModels();
      const named = presets.map(({ name, label }) => ({ name, label, models: services.get(name) ?? [] }));
      return { date, services: named.filter(({ models }) => models.length > 0) };
    },
    async cardFor({ provider, settings, id }): Promise<FoundCard> {
      const preset = presetOf(typeof settings.preset === 'string' ? settings.preset : provider);
      const known = await knownOf(preset.prices, id);
      const window = known.window ?? guessed.window;
      const maxOutputTokens = Math.min(guessed.maxOutputTokens, Math.ceil(window / 4));
      const card = { provider, id, window, maxOutputTokens, settings, ...(known.prices && { prices: known.prices }) };
      return { card, windowKnown: known.window !== undefined, pricesOf: known.date };
    },
  };
}

async function loaded(name: string): Promise<Provider> {
  const load = providers.get(name);
  if (load === undefined) throw new ModelError('status', `There is no provider called ${name} here.`);
  return load();
}

const hello: Message = { seq: 0, at: 0, agent: 'main', type: 'prompt.submitted', text: 'Reply with the word: ready' };
const place: RequestPlace = {
  agent: 'main',
  reply: 1,
  attempt: 1,
  asked: 1,
  purpose: 'turn',
  fired: Trail.of(),
  play: undefined,
};

/** Tries what has to be tried to say what is wrong. What is tried takes no key along. */
async function explained(
  error: unknown,
  { provider, settings }: Service,
  model: string,
  page: string,
): Promise<Explanation> {
  const name = typeof settings.preset === 'string' ? settings.preset : provider;
  const preset = presetOf(name);
  const given = typeof settings.baseUrl === 'string' ? settings.baseUrl : preset.baseUrl;
  const address = URL.canParse(given) ? given : 'https://no.address.invalid';
  const { failure, status, message } =
    error instanceof ModelError
      ? error
      : new ModelError('network', error instanceof Error ? error.message : String(error));
  const lost = failure === 'network';
  const answers = lost ? await somethingAnswers(address) : undefined;
  const permission = lost ? await permissionFor(address) : undefined;
  return explain(
    { failure, reason: message, status },
    {
      // a service without a name of its own is called by where it is
      preset: preset.baseUrl === '' ? { ...preset, label: new URL(address).host } : preset,
      address,
      model,
      page: URL.canParse(page) ? page : (globalThis.location?.href ?? 'http://localhost/'),
      ...(answers === undefined ? {} : { answers }),
      ...(permission === undefined ? {} : { permission }),
    },
  );
}
