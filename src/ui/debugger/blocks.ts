import type { Family } from '../kit/family.ts';
import type { VisibleRows } from '../state/rows.ts';
import { kindOf, kinds } from '../words/kinds.ts';

/** A piece of the strip: one row, or several where there are too many to tell apart. */
export interface Block {
  readonly family: Family;
  /** Whether a turn begins here. */
  readonly begins: boolean;
  /** The first and the last row that it stands for. */
  readonly from: number;
  readonly to: number;
}

const atMost = 400;

/** The run as a strip: a block for each row, and no more than a few hundred however long it is. */
export function blocksOf(rows: VisibleRows): readonly Block[] {
  const count = Math.min(rows.length, atMost);
  return Array.from({ length: count }, (_, place) => {
    const from = Math.floor((place * rows.length) / count);
    const to = Math.floor(((place + 1) * rows.length) / count) - 1;
    const begin = rows.at(from);
    const family = begin === undefined ? 'user' : kinds[kindOf(begin)].family;
    return { family, begins: rows.length <= atMost && rows.turnOf(from) !== rows.turnOf(from - 1), from, to };
  });
}
