import type { Json, JsonObject } from '../../protocol/json.ts';

/** A question that an agent asks: its text, the answers it offers, and whether several may be chosen. */
export interface Asking {
  readonly question: string;
  readonly options: readonly { readonly label: string; readonly description: string | undefined }[];
  readonly multiple: boolean;
}

/** Reads the arguments of `ask_user`. */
export function askingOf({ question, options, multiple }: JsonObject): Asking {
  const listed = Array.isArray(options) ? (options as readonly Json[]) : [];
  return {
    question: typeof question === 'string' ? question : '',
    options: listed.flatMap((option) => optionOf(option) ?? []),
    multiple: multiple === true,
  };
}

function optionOf(option: Json): Asking['options'][number] | undefined {
  if (typeof option !== 'object' || option === null || Array.isArray(option)) return undefined;
  const { label, description } = option as JsonObject;
  if (typeof label !== 'string') return undefined;
  return { label, description: typeof description === 'string' ? description : undefined };
}

/** The answer that the agent reads: what was chosen, in the order offered, then the person's own words. */
export function answerOf({ options }: Asking, chosen: ReadonlySet<number>, own: string): string {
  const labels = options.filter((_, at) => chosen.has(at)).map(({ label }) => label);
  return [labels.join(', '), own.trim()].filter((part) => part !== '').join('\n');
}
