/** A regular expression that cannot be read, or cannot be run in bounded time. */
export class RegexError extends Error {}

/** One step of a regular expression. `split` prefers the first of its ways. */
export type Instruction =
  | { readonly do: 'letter'; fits(letter: string): boolean }
  | { readonly do: 'check'; holds(letters: readonly string[], place: number): boolean }
  | { readonly do: 'split'; readonly to: readonly number[] }
  | { readonly do: 'mark'; readonly mark: number }
  | { readonly do: 'forget'; readonly from: number; readonly to: number }
  | { readonly do: 'match' };

/** A regular expression, ready to run. `byPoint`: it reads whole characters (flag `u`) instead of code units. */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly groups: number;
  readonly byPoint: boolean;
}

/** A piece whose targets are counted from its own start, so that it can stand anywhere. */
type Piece = readonly Instruction[];

/** Sizes beyond these come from no person; repeating `{1000}` inside `{1000}` is one way to get there. */
const longest = 1000;
const mostInstructions = 2000;

/** What stands for one letter, as `RegExp` reads it with the flag `u` and without. */
const onePoint =
  /^(?:\[(?:\\[\s\S]|[^\]\\])*\]|\\(?:u\{[0-9a-fA-F]+\}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[pP]\{[^}]*\}|[\s\S])|[\s\S])/u;
const oneUnit =
  /^(?:\[(?:\\[\s\S]|[^\]\\])*\]|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|0[0-7]{0,2}|[\s\S])|[\s\S])/;

/** Reads a regular expression in the language of `RegExp` without back references, look-around and the flags `v` and `y`. */
export function parseRegex(source: string, flags: string): Program {
  const refuse = (why: string) => new RegexError(`The regular expression /${cut(source)}/${flags} ${why}.`);
  if (source.length > longest) throw refuse(`is longer than ${longest} characters`);
  if (/[vy]/.test(flags)) throw refuse('has a flag that is not taken here; there are d, g, i, m, s and u');
  try {
    new RegExp(source, flags);
  } catch (error) {
    throw refuse(`cannot be read: ${error instanceof Error ? error.message : 'it is broken'}`);
  }
  const one = flags.replace(/[dgm]/g, '');
  const byPoint = flags.includes('u');
  const many = flags.includes('m');
  let at = 0;
  let groups = 0;

  function alternatives(): Piece {
    const ways = [sequence()];
    while (source[at] === '|') {
      at++;
      ways.push(sequence());
    }
    return ways.length === 1 ? (ways[0] as Piece) : branch(ways);
  }

  function sequence(): Piece {
    let pieces: Piece = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const opened = groups;
      const piece = quantified(atom(), opened);
      pieces = join(pieces, piece);
      if (pieces.length > mostInstructions) throw refuse('repeats too much');
    }
    return pieces;
  }

  function quantified(piece: Piece, opened: number): Piece {
    const [whole = '', few, from, comma, to] = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})/.exec(source.slice(at)) ?? [];
    if (whole === '') return piece;
    at += whole.length;
    const lazy = source[at] === '?';
    if (lazy) at++;
    const least = few === undefined ? Number(from) : few === '+' ? 1 : 0;
    const most =
      few === undefined
        ? comma === undefined
          ? least
          : to === ''
            ? Number.POSITIVE_INFINITY
            : Number(to)
        : few === '?'
          ? 1
          : Number.POSITIVE_INFINITY;
    // a group that is gone through again begins without what it held before
    const again: Piece =
      groups > opened ? [{ do: 'forget', from: 2 * opened + 2, to: 2 * groups + 2 }, ...shift(piece, 1)] : piece;
    const copies = most === Number.POSITIVE_INFINITY ? least + 1 : most;
    if (copies * (again.length + 2) > mostInstructions) throw refuse('repeats too much');
    let rest: Piece = most === Number.POSITIVE_INFINITY ? loop(again, lazy) : [];
    if (most !== Number.POSITIVE_INFINITY) for (let i = least; i < most; i++) rest = optional(join(again, rest), lazy);
    for (let i = 0; i < least; i++) rest = join(again, rest);
    return rest;
  }

  function atom(): Piece {
    const letter = source[at] as string;
    const rest = source.slice(at);
    if (letter === '(') return group();
    if (letter === '^')
      return taken(
        1,
        check((letters, place) => place === 0 || (many && isBreak(letters[place - 1]))),
      );
    if (letter === '$')
      return taken(
        1,
        check((letters, place) => place === letters.length || (many && isBreak(letters[place]))),
      );
    if (/^\\[bB]/.test(rest)) {
      const edge = source[at + 1] === 'b';
      return taken(
        2,
        check((letters, place) => (isWord(letters[place - 1]) !== isWord(letters[place])) === edge),
      );
    }
    if (/^\\([1-9]|k)/.test(rest)) throw refuse('has a back reference, which could run for ever; name the text itself');
    const text = (byPoint ? onePoint : oneUnit).exec(rest)?.[0] ?? letter;
    return taken(text.length, [{ do: 'letter', fits: fitsOne(text, one) }]);
  }

  function group(): Piece {
    const [open = '('] = /^\((?:\?(?::|<[^=!>][^>]*>))?/.exec(source.slice(at)) ?? [];
    if (open === '(' && source[at + 1] === '?')
      throw refuse('looks around or changes its flags half way, which is not taken here');
    at += open.length;
    const mark = open === '(?:' ? 0 : ++groups;
    const inner = alternatives();
    at++;
    if (mark === 0) return inner;
    return [{ do: 'mark', mark: 2 * mark }, ...shift(inner, 1), { do: 'mark', mark: 2 * mark + 1 }];
  }

  function taken(length: number, piece: Piece): Piece {
    at += length;
    return piece;
  }

  const body = alternatives();
  const instructions: Piece = [{ do: 'mark', mark: 0 }, ...shift(body, 1), { do: 'mark', mark: 1 }, { do: 'match' }];
  return { instructions, groups, byPoint };
}

/** One letter is left to `RegExp`, which knows all classes and cannot go back over a single letter. */
function fitsOne(text: string, flags: string): (letter: string) => boolean {
  const plain = !/^[\\[.]/.test(text);
  if (plain && !flags.includes('i')) return (letter) => letter === text;
  const regex = new RegExp(`^${plain ? `[${/^[\]^-]$/.test(text) ? '\\' : ''}${text}]` : text}$`, flags);
  return (letter) => regex.test(letter);
}

function check(holds: (letters: readonly string[], place: number) => boolean): Piece {
  return [{ do: 'check', holds }];
}

function shift(piece: Piece, by: number): Piece {
  return piece.map((each) => (each.do === 'split' ? { do: 'split', to: each.to.map((to) => to + by) } : each));
}

function join(first: Piece, second: Piece): Piece {
  return [...first, ...shift(second, first.length)];
}

function optional(piece: Piece, lazy: boolean): Piece {
  const [into, past] = [1, piece.length + 1];
  return [{ do: 'split', to: lazy ? [past, into] : [into, past] }, ...shift(piece, 1)];
}

function loop(piece: Piece, lazy: boolean): Piece {
  const [into, past] = [1, piece.length + 2];
  return [{ do: 'split', to: lazy ? [past, into] : [into, past] }, ...shift(piece, 1), { do: 'split', to: [0] }];
}

function branch(ways: readonly Piece[]): Piece {
  const size = ways.reduce((sum, way) => sum + way.length + 1, 1);
  const starts: number[] = [];
  const bodies: Instruction[] = [];
  for (const way of ways) {
    starts.push(bodies.length + 1);
    bodies.push(...shift(way, bodies.length + 1), { do: 'split', to: [size] });
  }
  return [{ do: 'split', to: starts }, ...bodies];
}

function isBreak(letter: string | undefined): boolean {
  return letter !== undefined && /^[\n\r\u2028\u2029]$/.test(letter);
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /^\w$/.test(letter);
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
