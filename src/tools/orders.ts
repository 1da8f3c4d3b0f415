/** In which order what was found is shown. */
export const orders = ['path', 'newest'] as const;
export type Order = (typeof orders)[number];
