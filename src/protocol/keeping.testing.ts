import type { Keeping } from './keeping.ts';

const silent = () => new Promise<never>(() => {});

/** Questions about what is kept that nobody answers. */
export const unkept: Keeping = {
  workspaces: silent,
  difference: silent,
  exportArchive: silent,
  readArchive: silent,
  importArchive: silent,
  facts: silent,
  storage: silent,
  doctor: silent,
  writeLink: silent,
  bring: silent,
};
