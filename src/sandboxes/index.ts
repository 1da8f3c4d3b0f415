import type { SandboxSpec } from './spec.ts';

const found = import.meta.glob<SandboxSpec>('./*/index.ts', { eager: true, import: 'sandbox' });

/** Every sandbox there is, by name: each lies in a folder of its own. */
export const sandboxes: ReadonlyMap<string, SandboxSpec> = new Map(
  Object.values(found).map((spec) => [spec.name, spec]),
);
