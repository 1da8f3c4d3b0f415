import type { Mode } from '../../protocol/config.ts';

/** What the modes are called, and what each lets the agent do. */
export const modes = {
  default: { label: 'Default', says: 'asks before it changes anything' },
  auto: { label: 'Auto', says: 'allows what no rule refuses' },
  plan: { label: 'Plan', says: 'looks, and changes nothing' },
} as const satisfies Record<Mode, { readonly label: string; readonly says: string }>;
