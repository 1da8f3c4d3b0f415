import { ruleFault } from '../permissions/rules.ts';
import { ourName } from '../tool-names.ts';

/** The calls that a skill wants to be allowed, as rules, and what of its list cannot be read. */
export interface AllowedTools {
  readonly allows: readonly string[];
  readonly faults: readonly string[];
}

/** Reads `allowed-tools`: a list, or a text with spaces or commas between its items. */
export function readAllowedTools(value: unknown): AllowedTools {
  if (value === undefined || value === null) return { allows: [], faults: [] };
  const items = typeof value === 'string' ? itemsIn(value) : Array.isArray(value) ? value.map(String) : undefined;
  if (items === undefined) return { allows: [], faults: ['allowed-tools is neither a text nor a list.'] };
  const rules = items.map((item) => item.trim().replace(/^\w+/, ourName));
  const faultOf = (rule: string) => ruleFault({ verdict: 'allow', rule, source: 'skill' });
  return {
    allows: [...new Set(rules.filter((rule) => faultOf(rule) === undefined))],
    faults: rules.flatMap((rule) => {
      const fault = faultOf(rule);
      return fault === undefined ? [] : [`allowed-tools: ${fault}.`];
    }),
  };
}

/** `Bash(git add:*) Read` has two items: what stands in brackets belongs together. */
function itemsIn(text: string): readonly string[] {
  return text.match(/[^\s,(]+(?:\([^)]*\))?/g) ?? [];
}
