import { formatVersion } from './format.ts';

/** Makes a fact of one version of the format one of the next. Pure. */
type Upgrade = (fact: unknown) => unknown;

/** The function at a place makes facts of version `place + 1` those of the next. Each stays for ever, and so does its fixture. */
export const upgrades: readonly Upgrade[] = [];

/** What came of an upgrade: facts of the version that is spoken here, or why there are none. */
export type Upgraded =
  | { readonly is: 'current'; readonly facts: readonly unknown[] }
  | { readonly is: 'newer'; readonly version: number };

/** Makes a log of any version that there ever was one of today's. What says no version is left as it is. */
export function upgradeLog(facts: readonly unknown[], table = upgrades, current = formatVersion as number): Upgraded {
  const version = versionIn(facts[0]);
  if (version === undefined || version === current) return { is: 'current', facts };
  if (version > current) return { is: 'newer', version };
  const steps = table.slice(version - 1, current - 1);
  return { is: 'current', facts: facts.map((fact) => steps.reduce((each, step) => step(each), fact)) };
}

function versionIn(fact: unknown): number | undefined {
  const version: unknown = typeof fact === 'object' && fact !== null ? Reflect.get(fact, 'format') : undefined;
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : undefined;
}
