/** How deep brackets are nested in a JSON text, counted before anything recurses into them. */
export function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted && sign === '\\') at++;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '{' || sign === '[')) most = Math.max(most, ++depth);
    else if (!quoted && (sign === '}' || sign === ']')) depth--;
  }
  return most;
}

/** How deep a value from outside may be. What a model calls a tool with is rarely deeper than ten. */
export const deepest = 200;
