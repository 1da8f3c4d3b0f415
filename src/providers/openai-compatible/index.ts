import { ModelError } from '../../agent/ports.ts';
import { modelOver, type Speech } from '../ai-sdk/model.ts';
import { guardedFetch, type Passage } from '../guarded-fetch.ts';
import { getJson, listOf, numberIn, textIn } from '../listing.ts';
import { presetOf } from '../presets.ts';
import type { Outside, Provider } from '../provider.ts';
import { readSettings, type Settings, settingsSchema } from '../settings.ts';

/** OpenAI’s Chat Completions, and the many services that speak like it. */
export const provider: Provider = {
  name: 'openai-compatible',
  settings: settingsSchema,
  connect: (settings, outside) => modelOver(speechOf(readSettings(settings), outside), outside),
  async models(settings, outside, signal) {
    const address = addressIn(readSettings(settings));
    const key = await outside.keyFor(new URL(address).origin);
    const page = await getJson(guardedFetch(passageTo(address, key, outside)), `${address}/models`, signal);
    return listOf(page, 'data').flatMap((model) => {
      const id = textIn(model, 'id');
      if (id === undefined) return [];
      const label = textIn(model, 'name');
      const window = numberIn(model, 'context_length', 'context_window', 'max_context_length', 'max_model_len');
      const maxOutputTokens = numberIn(model, 'max_completion_tokens', 'max_output_tokens');
      const named = label !== undefined && label !== id;
      return [{ id, ...(named && { label }), ...(window && { window }), ...(maxOutputTokens && { maxOutputTokens }) }];
    });
  },
};

function addressIn({ preset, baseUrl = presetOf(preset).baseUrl }: Settings): string {
  if (baseUrl === '') throw new ModelError('status', 'This model has no address. Enter the one of its service.');
  return baseUrl.replace(/\/+$/, '');
}

function passageTo(address: string, key: string | undefined, { patience }: Outside): Passage {
  return { address, key, present: (secret) => ['authorization', `Bearer ${secret}`], patience };
}

function speechOf(settings: Settings, outside: Outside): Speech {
  const preset = presetOf(settings.preset);
  const { quirks } = preset;
  const address = addressIn(settings);
  const { effort, maxOutputTokens } = settings;
  return {
    origin: new URL(address).origin,
    needsKey: preset.key === 'needed' && address === preset.baseUrl,
    dialect: {
      space: preset.name,
      thinking: quirks.thinkingBack ? 'all' : 'none',
      images: 'apart',
      ids: quirks.nineLetterIds ? 'nine' : 'any',
    },
    async open(id, key) {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      const service = createOpenAICompatible({
        name: preset.name,
        baseURL: address,
        fetch: guardedFetch(passageTo(address, key, outside)),
        includeUsage: !quirks.tellsUsage,
        ...(quirks.limit === undefined ? {} : { transformRequestBody: renameLimit(quirks.limit) }),
      });
      return service.chatModel(id);
    },
    options: () => ({
      ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
      ...(effort === undefined ? {} : { reasoning: effort }),
    }),
  };
}

/** The library writes the limit of the reply as `max_tokens`, which newer models refuse. */
function renameLimit(name: string) {
  return ({ max_tokens: limit, ...body }: Record<string, unknown>): Record<string, unknown> =>
    limit === undefined ? body : { ...body, [name]: limit };
}
