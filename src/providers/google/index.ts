import { modelOver, type Speech } from '../ai-sdk/model.ts';
import { guardedFetch, type Passage } from '../guarded-fetch.ts';
import { getJson, listOf, numberIn, textIn } from '../listing.ts';
import { presetOf } from '../presets.ts';
import type { Outside, Provider } from '../provider.ts';
import { readSettings, type Settings, settingsSchema } from '../settings.ts';

const preset = presetOf('google');

/** Google’s Gemini API. */
export const provider: Provider = {
  name: 'google',
  settings: settingsSchema,
  connect: (settings, outside) => modelOver(speechOf(readSettings(settings), outside), outside),
  async models(settings, outside, signal) {
    const { baseUrl = preset.baseUrl } = readSettings(settings);
    const key = await outside.keyFor(new URL(baseUrl).origin);
    const page = await getJson(
      guardedFetch(passageTo(baseUrl, key, outside)),
      `${baseUrl}/models?pageSize=1000`,
      signal,
    );
    return listOf(page, 'models').flatMap((model) => {
      const id = textIn(model, 'name')?.replace(/^models\//, '');
      const ways = Reflect.get(model, 'supportedGenerationMethods');
      if (id === undefined || (Array.isArray(ways) && !ways.includes('generateContent'))) return [];
      const label = textIn(model, 'displayName');
      const window = numberIn(model, 'inputTokenLimit');
      const maxOutputTokens = numberIn(model, 'outputTokenLimit');
      return [{ id, ...(label && { label }), ...(window && { window }), ...(maxOutputTokens && { maxOutputTokens }) }];
    });
  },
};

function passageTo(address: string, key: string | undefined, { patience }: Outside): Passage {
  return { address, key, present: (secret) => ['x-goog-api-key', secret], patience };
}

function speechOf({ baseUrl = preset.baseUrl, effort, maxOutputTokens }: Settings, outside: Outside): Speech {
  return {
    origin: new URL(baseUrl).origin,
    needsKey: baseUrl === preset.baseUrl,
    dialect: { space: 'google', thinking: 'signed', images: 'inside', ids: 'any' },
    async open(id, key) {
      const { createGoogleGenerativeAI } = await import('@ai-sdk/google');
      return createGoogleGenerativeAI({
        baseURL: baseUrl,
        apiKey: '-',
        fetch: guardedFetch(passageTo(baseUrl, key, outside)),
      })(id);
    },
    options: () => ({
      ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
      ...(effort === undefined
        ? {}
        : { reasoning: effort, providerOptions: { google: { thinkingConfig: { includeThoughts: true } } } }),
    }),
  };
}
