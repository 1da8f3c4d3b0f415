/** A model service that is known by name: its address, how it is spoken to, and what is particular about it. */
export interface Preset {
  readonly name: string;
  readonly label: string;
  /** Which provider speaks to it. */
  readonly provider: 'anthropic' | 'google' | 'openai-compatible';
  /** Empty when the person enters it. */
  readonly baseUrl: string;
  readonly key: 'needed' | 'optional';
  /** Where a person gets a key. */
  readonly keysAt?: string;
  /** What it is called in the table of prices; absent when nothing is known, or it costs nothing. */
  readonly prices?: string;
  /** It runs on the person’s own computer: what must be set there so that a page may call it. */
  readonly local?: { readonly start: string; readonly allow: (page: string) => string };
  readonly quirks: Quirks;
}

/** Where services of the same kind differ. What is left out is as most have it. */
interface Quirks {
  /** The field that limits the reply. */
  readonly limit?: 'max_completion_tokens';
  /** It refuses to be asked for usage, and tells it anyway. */
  readonly tellsUsage?: true;
  /** It wants its thinking back. */
  readonly thinkingBack?: true;
  /** Names of calls have exactly nine letters and digits. */
  readonly nineLetterIds?: true;
}

const anyServer: Preset = {
  name: 'compatible',
  label: 'Any compatible address',
  provider: 'openai-compatible',
  baseUrl: '',
  key: 'optional',
  quirks: {},
};

/** The services that are known, in the order in which they are offered. */
export const presets: readonly Preset[] = [
  {
    name: 'anthropic',
    label: 'Anthropic',
    provider: 'anthropic',
    baseUrl: 'https://api.anthropic.com/v1',
    key: 'needed',
    keysAt: 'https://console.anthropic.com/settings/keys',
    prices: 'anthropic',
    quirks: {},
  },
  {
    name: 'openai',
    label: 'OpenAI',
    provider: 'openai-compatible',
    baseUrl: 'https://api.openai.com/v1',
    key: 'needed',
    keysAt: 'https://platform.openai.com/api-keys',
    prices: 'openai',
    quirks: { limit: 'max_completion_tokens' },
  },
  {
    name: 'google',
    label: 'Google Gemini',
    provider: 'google',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
    key: 'needed',
    keysAt: 'https://aistudio.google.com/apikey',
    prices: 'google',
    quirks: {},
  },
  {
    name: 'openrouter',
    label: 'OpenRouter',
    provider: 'openai-compatible',
    baseUrl: 'https://openrouter.ai/api/v1',
    key: 'needed',
    keysAt: 'https://openrouter.ai/settings/keys',
    prices: 'openrouter',
    quirks: {},
  },
  {
    name: 'groq',
    label: 'Groq',
    provider: 'openai-compatible',
    baseUrl: 'https://api.groq.com/openai/v1',
    key: 'needed',
    keysAt: 'https://console.groq.com/keys',
    prices: 'groq',
    quirks: { limit: 'max_completion_tokens' },
  },
  {
    name: 'deepseek',
    label: 'DeepSeek',
    provider: 'openai-compatible',
    baseUrl: 'https://api.deepseek.com/v1',
    key: 'needed',
    keysAt: 'https://platform.deepseek.com/api_keys',
    prices: 'deepseek',
    quirks: { thinkingBack: true },
  },
  {
    name: 'mistral',
    label: 'Mistral',
    provider: 'openai-compatible',
    baseUrl: 'https://api.mistral.ai/v1',
    key: 'needed',
    keysAt: 'https://console.mistral.ai/api-keys',
    prices: 'mistral',
    quirks: { tellsUsage: true, nineLetterIds: true },
  },
  {
    name: 'ollama',
    label: 'Ollama',
    provider: 'openai-compatible',
    baseUrl: 'http://localhost:11434/v1',
    key: 'optional',
    local: {
      start: 'Start Ollama on this computer (ollama serve).',
      allow: (page) => `Let this page call Ollama: start it with OLLAMA_ORIGINS=${page}`,
    },
    quirks: {},
  },
  {
    name: 'lmstudio',
    label: 'LM Studio',
    provider: 'openai-compatible',
    baseUrl: 'http://localhost:1234/v1',
    key: 'optional',
    local: {
      start: 'Start the server of LM Studio (Developer, Start server), and load a model.',
      allow: () => 'Let pages call LM Studio: switch on "Enable CORS" in the settings of its server.',
    },
    quirks: {},
  },
  anyServer,
];

/** A preset by its name; any compatible address when there is none of that name. */
export function presetOf(name: string | undefined): Preset {
  return presets.find((each) => each.name === name) ?? anyServer;
}
