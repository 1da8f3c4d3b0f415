import type { Sandbox } from '../../agent/ports.ts';

/** Sandboxes that are loaded at their first use. */
export function lazySandbox(load: () => Promise<Sandbox>): Sandbox {
  let loaded: Promise<Sandbox> | undefined;
  return {
    async run(...asked) {
      loaded ??= load();
      return (await loaded).run(...asked);
    },
  };
}
