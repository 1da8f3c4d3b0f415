/** A glob that cannot be read, in words for who wrote it. */
export class GlobError extends Error {}

/** How a glob reads a path. */
export interface GlobOptions {
  /** Whether wildcards fit names that begin with a dot; false when left out. */
  readonly dot?: boolean;
  readonly ignoreCase?: boolean;
}

/** One place of a sequence: exactly one item that fits, or any number of them. */
interface Part<Item> {
  readonly many: boolean;
  fits(item: Item): boolean;
}

/** Longer globs, or globs with more alternatives, come from no person. */
const longest = 1000;
const mostAlternatives = 512;

/**
 * Makes a test for resolved paths out of a glob: `*` and `?` within a name, `**` over folders, `[a-z]` and `[!a-z]`,
 * `{a,b}` nested, `\` before a character that is meant as it is, `!` in front for the opposite. `a/**` is what lies in
 * `a`, not `a`. Takes time in proportion to pattern times path, whatever the pattern. Throws a `GlobError`.
 */
export function compileGlob(pattern: string, options: GlobOptions = {}): (path: string) => boolean {
  if (pattern.startsWith('!')) {
    const fits = compileGlob(pattern.slice(1), options);
    return (path) => !fits(path);
  }
  if (pattern.length > longest)
    throw new GlobError(`A glob may be ${longest} characters long; this one has ${pattern.length}.`);
  const ways = expand(pattern).map((way) => segmentsOf(way, options));
  return (path) => {
    const names = path === '' ? [] : path.split('/');
    return ways.some((parts) => fitsAll(parts, names));
  };
}

/** A test for several globs at once: one without `!` must fit, if there is any, and none of those with it may refuse. */
export function compileGlobs(patterns: readonly string[], options: GlobOptions = {}): (path: string) => boolean {
  const wanted = patterns.filter((each) => !each.startsWith('!')).map((each) => compileGlob(each, options));
  const kept = patterns.filter((each) => each.startsWith('!')).map((each) => compileGlob(each, options));
  return (path) => (wanted.length === 0 || wanted.some((fits) => fits(path))) && kept.every((fits) => fits(path));
}

/** What is wrong with a glob, or nothing. */
export function globFault(pattern: string): string | undefined {
  try {
    compileGlob(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof GlobError) return error.message;
    throw error;
  }
}

/** Walks all readings of the parts side by side, so that no reading is ever tried twice. */
function fitsAll<Item>(parts: readonly Part<Item>[], items: readonly Item[]): boolean {
  let reached = new Set([0]);
  for (const item of items) {
    const next = new Set<number>();
    for (const place of reached) {
      const part = parts[place];
      if (part === undefined) continue;
      // a part of any number may also be of none: what stands after it is reached as well, and looked at in turn
      if (part.many) reached.add(place + 1);
      if (part.fits(item)) next.add(part.many ? place : place + 1);
    }
    if (next.size === 0) return false;
    reached = next;
  }
  for (const place of reached) {
    if (place === parts.length) return true;
    if (parts[place]?.many) reached.add(place + 1);
  }
  return false;
}

function segmentsOf(pattern: string, options: GlobOptions): readonly Part<string>[] {
  const names = pattern.split('/').filter((name) => name !== '' && name !== '.');
  // a slash at the end means what lies in the folder
  if (names.length > 0 && pattern.endsWith('/')) names.push('**');
  const hidden = (name: string) => options.dot !== true && name.startsWith('.');
  return names.flatMap((name, at): Part<string>[] => {
    if (name !== '**') return [{ many: false, fits: compileName(name, options) }];
    const across: Part<string> = { many: true, fits: (each) => !hidden(each) };
    // `a/**` asks for something in `a`
    return at > 0 && at === names.length - 1 ? [{ ...across, many: false }, across] : [across];
  });
}

function compileName(pattern: string, { dot = false, ignoreCase = false }: GlobOptions): (name: string) => boolean {
  const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text);
  const parts = partsOf(fold(pattern));
  const plain = parts.map((part) => part.plain);
  if (plain.every((each) => each !== undefined)) {
    const whole = plain.join('');
    return (name) => fold(name) === whole;
  }
  const dotted = plain[0] === '.';
  return (name) => (dot || dotted || !name.startsWith('.')) && fitsAll(parts, [...fold(name)]);
}

interface Letter extends Part<string> {
  /** The character, when only one fits. */
  readonly plain?: string;
}

function partsOf(pattern: string): readonly Letter[] {
  const letters = [...pattern];
  const parts: Letter[] = [];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] as string;
    const close = letter === '[' ? closeOf(letters, at) : -1;
    if (letter === '*') parts.push({ many: true, fits: () => true });
    else if (letter === '?') parts.push({ many: false, fits: () => true });
    else if (close > 0) {
      parts.push({ many: false, fits: classOf(letters.slice(at + 1, close)) });
      at = close;
    } else {
      const plain = letter === '\\' && at + 1 < letters.length ? (letters[++at] as string) : letter;
      parts.push({ many: false, plain, fits: (each) => each === plain });
    }
  }
  return parts;
}

/** Where the class ends; a `]` right at its start is one of its letters. */
function closeOf(letters: readonly string[], open: number): number {
  const first = open + (letters[open + 1] === '!' || letters[open + 1] === '^' ? 2 : 1);
  return letters.indexOf(']', first + 1);
}

function classOf(letters: readonly string[]): (letter: string) => boolean {
  const negated = letters[0] === '!' || letters[0] === '^';
  const inner = negated ? letters.slice(1) : letters;
  const ranges: (readonly [from: number, to: number])[] = [];
  for (let at = 0; at < inner.length; at++) {
    const from = codeOf(inner[at]);
    const range = inner[at + 1] === '-' && at + 2 < inner.length;
    ranges.push([from, range ? codeOf(inner[at + 2]) : from]);
    if (range) at += 2;
  }
  return (letter) => ranges.some(([from, to]) => from <= codeOf(letter) && codeOf(letter) <= to) !== negated;
}

function codeOf(letter: string | undefined): number {
  return letter?.codePointAt(0) ?? -1;
}

/** All that the braces of a pattern stand for. Braces without a comma, or without their pair, are meant as they are. */
function expand(pattern: string): readonly string[] {
  let done: readonly string[] = [''];
  const append = (texts: readonly string[]) => {
    if (done.length * texts.length > mostAlternatives) {
      throw new GlobError(`The glob ${JSON.stringify(pattern)} stands for more than ${mostAlternatives} alternatives.`);
    }
    done = done.flatMap((before) => texts.map((text) => before + text));
  };
  for (let at = 0; at < pattern.length; at++) {
    const group = pattern[at] === '{' ? groupAt(pattern, at) : undefined;
    if (group !== undefined) {
      append(group.choices.flatMap((choice) => expand(choice)));
      at = group.end;
    } else {
      append([pattern[at] === '\\' ? pattern.slice(at, ++at + 1) : (pattern[at] as string)]);
    }
  }
  return done;
}

function groupAt(
  pattern: string,
  open: number,
): { readonly choices: readonly string[]; readonly end: number } | undefined {
  const choices: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < pattern.length; at++) {
    const letter = pattern[at];
    if (letter === '\\') at++;
    else if (letter === '{') depth++;
    else if (letter === ',' && depth === 1) {
      choices.push(pattern.slice(from, at));
      from = at + 1;
    } else if (letter === '}' && --depth === 0) {
      if (choices.length === 0) return undefined;
      return { choices: [...choices, pattern.slice(from, at)], end: at };
    }
  }
  return undefined;
}
