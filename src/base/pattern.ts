import { compileRegex } from './regex.ts';
import { RegexError } from './regex-program.ts';

/** A test for texts, as scripts, hooks and rules write it. */
export interface Pattern {
  test(text: string): boolean;
  /** What fits first, and the groups of a regular expression. */
  exec(text: string): readonly (string | undefined)[] | undefined;
}

/** How plain text fits. */
interface PatternOptions {
  /** Plain text must be the whole text; contained is enough when left out. */
  readonly whole?: boolean;
  /** `*` stands for itself, as in prose and code; for anything when left out. */
  readonly literal?: boolean;
}

const kept = new Map<string, Pattern>();
const mostKept = 500;

/**
 * Reads a pattern: `/…/flags` is a regular expression; text with `*` must fit as a whole, `*` standing for anything; other
 * text must be contained. A stranger may write it: the time it takes is bounded. Throws a `RegexError`.
 */
export function compilePattern(text: string, { whole = false, literal = false }: PatternOptions = {}): Pattern {
  const key = `${whole}:${literal}:${text}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const pattern = compile(text, { whole, literal });
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, pattern);
  return pattern;
}

/** What is wrong with a pattern, or nothing. */
export function patternFault(text: string): string | undefined {
  try {
    compilePattern(text);
    return undefined;
  } catch (error) {
    if (error instanceof RegexError) return error.message;
    throw error;
  }
}

/** Whether a pattern is written as a regular expression. */
export function isRegex(text: string): boolean {
  return regexForm.test(text);
}

const regexForm = /^\/(.+)\/([dgimsuvy]*)$/s;

function compile(text: string, { whole, literal }: Required<PatternOptions>): Pattern {
  const [, source, flags] = regexForm.exec(text) ?? [];
  if (source !== undefined) return compileRegex(source, flags);
  const pieces = literal ? [text] : text.split('*');
  if (pieces.length > 1) return plain((against) => (fitsPieces(pieces, against) ? against : undefined));
  if (whole) return plain((against) => (against === text ? text : undefined));
  return plain((against) => (against.includes(text) ? text : undefined));
}

function plain(find: (text: string) => string | undefined): Pattern {
  return {
    test: (text) => find(text) !== undefined,
    exec(text) {
      const found = find(text);
      return found === undefined ? undefined : [found];
    },
  };
}

/** The first piece stands at the start, the last at the end, the others in between, each as early as it can. */
function fitsPieces(pieces: readonly string[], text: string): boolean {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return from <= text.length - last.length;
}
