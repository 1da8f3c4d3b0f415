import { expect, test } from 'vitest';
import { formatVersion } from './format.ts';
import { upgradeLog, upgrades } from './upgrade.ts';

test('there is an upgrade from every version but the last', () => {
  expect(upgrades).toHaveLength(formatVersion - 1);
});

test('a log goes through every upgrade from its version on, and one that is newer is not guessed at', () => {
  const table = [1, 2, 3].map((version) => (fact: unknown) => ({ ...(fact as object), [`from${version}`]: true }));
  const log = [{ format: 2 }, { type: 'said' }];
  expect(upgradeLog(log, table, 4)).toEqual({
    is: 'current',
    facts: [
      { format: 2, from2: true, from3: true },
      { type: 'said', from2: true, from3: true },
    ],
  });
  expect(upgradeLog([{ format: 5 }], table, 4)).toEqual({ is: 'newer', version: 5 });
  for (const odd of [[], ['noise'], [{ format: 'x' }], [{ format: -1 }]])
    expect(upgradeLog(odd, table, 4)).toEqual({ is: 'current', facts: odd });
});
