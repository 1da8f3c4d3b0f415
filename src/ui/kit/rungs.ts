import type { EventOf, Rung, RungName } from '../../protocol/event.ts';

/** What the rungs of the ladder are called, in the order of the engine; `checks` could only have refused. */
const words = {
  hooks: { label: 'Hooks', checks: true },
  'known tool': { label: 'Known tool', checks: true },
  'valid input': { label: 'Valid input', checks: true },
  'sensitive paths': { label: 'Sensitive paths', checks: true },
  'deny rules': { label: 'Deny rules', checks: true },
  'plan mode': { label: 'Plan mode', checks: true },
  'protected paths': { label: 'Protected paths', checks: false },
  'ask rules': { label: 'Ask rules', checks: false },
  'hook asks': { label: 'A hook asks', checks: false },
  'always asks': { label: 'Always asks', checks: false },
  person: { label: 'You', checks: false },
  'allow rules': { label: 'Allow rules', checks: false },
  'hook allows': { label: 'A hook allows', checks: false },
  mode: { label: 'Mode', checks: false },
} as const satisfies Record<RungName, { readonly label: string; readonly checks: boolean }>;

/** The rungs in the order in which the engine climbs them. */
export const rungOrder = Object.keys(words) as readonly RungName[];

/** What a rung is called. */
export function labelOf(rung: RungName): string {
  return words[rung].label;
}

/** What the rung that decided is called, and why it did: the answer to “why am I asked?” in one line. */
export function deciderOf({ by, reason }: Pick<EventOf<'tool.decided'>, 'by' | 'reason'>): string {
  return `${words[by].label}: ${reason}`;
}

/** One line of the ladder: a rung that was looked at, or one that the decision kept from being reached. */
export interface Line {
  readonly rung: RungName;
  readonly label: string;
  readonly said: 'passed' | 'had no say' | 'allows' | 'asks' | 'refuses' | 'not reached';
  readonly reason: string;
  readonly decides: boolean;
}

/** The ladder as it was climbed: every rung that was recorded, in the recorded order, then those that were not reached. */
export function ladderOf({ rungs, by }: Pick<EventOf<'tool.decided'>, 'rungs' | 'by'>): readonly Line[] {
  const climbed = rungs.map(({ rung, verdict, reason }) => ({
    rung,
    label: words[rung].label,
    said: saidBy(rung, verdict),
    reason,
    decides: rung === by && verdict !== 'pass',
  }));
  const top = Math.max(...rungs.map(({ rung }) => rungOrder.indexOf(rung)), rungOrder.indexOf(by));
  const left = rungOrder.slice(top + 1).map((rung) => ({
    rung,
    label: words[rung].label,
    said: 'not reached' as const,
    reason: 'not reached',
    decides: false,
  }));
  return [...climbed, ...left];
}

function saidBy(rung: RungName, verdict: Rung['verdict']): Line['said'] {
  switch (verdict) {
    case 'pass':
      return words[rung].checks ? 'passed' : 'had no say';
    case 'allow':
      return 'allows';
    case 'ask':
      return 'asks';
    case 'deny':
      return 'refuses';
  }
}
