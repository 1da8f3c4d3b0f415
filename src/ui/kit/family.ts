/** The six families of events: hue is their second signal, the glyph is the first. */
export type Family = 'user' | 'model' | 'tool' | 'gate' | 'ctx' | 'error';

/** The ink of a family, as a class of the page's stylesheet. */
export const inkOf = {
  user: 'text-user',
  model: 'text-model',
  tool: 'text-tool',
  gate: 'text-gate',
  ctx: 'text-ctx',
  error: 'text-error',
} as const satisfies Record<Family, string>;
