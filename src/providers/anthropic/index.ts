import { modelOver, type Speech } from '../ai-sdk/model.ts';
import { guardedFetch, type Passage } from '../guarded-fetch.ts';
import { getJson, listOf, numberIn, textIn } from '../listing.ts';
import { presetOf } from '../presets.ts';
import type { Outside, Provider } from '../provider.ts';
import { readSettings, type Settings, settingsSchema } from '../settings.ts';

const preset = presetOf('anthropic');

/** Anthropic’s Messages API, and what speaks like it. */
export const provider: Provider = {
  name: 'anthropic',
  settings: settingsSchema,
  connect: (settings, outside) => modelOver(speechOf(readSettings(settings), outside), outside),
  async models(settings, outside, signal) {
    const { baseUrl = preset.baseUrl } = readSettings(settings);
    const key = await outside.keyFor(new URL(baseUrl).origin);
    const send = guardedFetch(passageTo(baseUrl, key, outside));
    const page = await getJson(send, `${baseUrl}/models?limit=1000`, signal, { 'anthropic-version': '2023-06-01' });
    return listOf(page, 'data').flatMap((model) => {
      const id = textIn(model, 'id');
      if (id === undefined) return [];
      const { label, window, maxOutputTokens } = {
        label: textIn(model, 'display_name'),
        window: numberIn(model, 'max_input_tokens'),
        maxOutputTokens: numberIn(model, 'max_tokens'),
      };
      return [{ id, ...(label && { label }), ...(window && { window }), ...(maxOutputTokens && { maxOutputTokens }) }];
    });
  },
};

function passageTo(address: string, key: string | undefined, { patience }: Outside): Passage {
  return {
    address,
    key,
    present: (secret) => ['x-api-key', secret],
    // without it the service answers no page
    headers: { 'anthropic-dangerous-direct-browser-access': 'true' },
    patience,
  };
}

function speechOf({ baseUrl = preset.baseUrl, effort }: Settings, outside: Outside): Speech {
  const origin = new URL(baseUrl).origin;
  return {
    origin,
    needsKey: baseUrl === preset.baseUrl,
    dialect: {
      space: 'anthropic',
      thinking: 'signed',
      images: 'inside',
      ids: 'any',
      breakpoint: { anthropic: { cacheControl: { type: 'ephemeral' } } },
    },
    async open(id, key) {
      const { createAnthropic } = await import('@ai-sdk/anthropic');
      // the key is put in by the fetch, and the library never sees it
      return createAnthropic({ baseURL: baseUrl, apiKey: '-', fetch: guardedFetch(passageTo(baseUrl, key, outside)) })(
        id,
      );
    },
    options: ({ maxOutputTokens }) => ({
      maxOutputTokens,
      ...(effort === undefined ? {} : { reasoning: effort }),
      // nothing shows arguments as they come, and other servers do not know the header
      providerOptions: { anthropic: { toolStreaming: false } },
    }),
  };
}
