import { type Instruction, type Program, parseRegex } from './regex-program.ts';

/** A regular expression that can be run on anything: its time grows with pattern times text, and no faster. */
export interface Regex {
  test(text: string): boolean;
  /** The first match and its groups, as `RegExp` gives them, or nothing. */
  exec(text: string): readonly (string | undefined)[] | undefined;
}

/** A way through the program, and where each group began and ended on it. */
interface Thread {
  readonly at: number;
  readonly marks: readonly number[];
}

/**
 * Makes a regular expression that a stranger may write. `RegExp` goes back and tries again, so `(a+)+b` can keep it busy
 * for ever; this one walks all ways at once. Back references and look-around are refused for it. It
 * finds what `RegExp` finds, but where a repeated group may be empty: there it may settle for less. Throws a `RegexError`.
 */
export function compileRegex(source: string, flags = ''): Regex {
  const program = parseRegex(source, flags);
  return {
    test: (text) => run(program, lettersOf(program, text), { whole: false }) !== undefined,
    exec(text) {
      const letters = lettersOf(program, text);
      const marks = run(program, letters, { whole: true });
      if (marks === undefined) return undefined;
      return Array.from({ length: program.groups + 1 }, (_, group) => {
        const [from = -1, to = -1] = [marks[2 * group], marks[2 * group + 1]];
        return from < 0 || to < 0 ? undefined : letters.slice(from, to).join('');
      });
    },
  };
}

function lettersOf({ byPoint }: Program, text: string): readonly string[] {
  return byPoint ? [...text] : text.split('');
}

/** Where the first match and its groups begin and end; only that there is one, when it need not be whole. */
function run(
  program: Program,
  letters: readonly string[],
  { whole }: { whole: boolean },
): readonly number[] | undefined {
  const none = Array.from({ length: 2 * (program.groups + 1) }, () => -1);
  let threads: readonly Thread[] = [];
  let found: readonly number[] | undefined;
  for (let place = 0; place <= letters.length; place++) {
    // a match may begin here, but one that began earlier comes first
    const starts = found === undefined ? [...threads, { at: 0, marks: none }] : threads;
    if (starts.length === 0) break;
    const next: Thread[] = [];
    for (const { at, marks } of follow(program.instructions, starts, letters, place)) {
      const instruction = program.instructions[at];
      if (instruction?.do === 'match') {
        // whatever is less preferred than this is given up
        found = marks;
        if (!whole) return found;
        break;
      }
      const letter = letters[place];
      if (instruction?.do === 'letter' && letter !== undefined && instruction.fits(letter))
        next.push({ at: at + 1, marks });
    }
    threads = next;
  }
  return found;
}

/** All places where a letter is wanted, or the match is whole, reached from some threads without taking a letter; the preferred first. */
function* follow(
  instructions: readonly Instruction[],
  starts: readonly Thread[],
  letters: readonly string[],
  place: number,
): Generator<Thread> {
  const seen = new Set<number>();
  for (const start of starts) {
    const open = [start];
    for (let thread = open.pop(); thread !== undefined; thread = open.pop()) {
      const { at, marks } = thread;
      if (seen.has(at)) continue;
      seen.add(at);
      const instruction = instructions[at];
      if (instruction === undefined) continue;
      switch (instruction.do) {
        case 'split':
          for (const to of instruction.to.toReversed()) open.push({ at: to, marks });
          break;
        case 'mark':
          open.push({ at: at + 1, marks: marks.with(instruction.mark, place) });
          break;
        case 'forget':
          open.push({
            at: at + 1,
            marks: marks.map((mark, of) => (of >= instruction.from && of < instruction.to ? -1 : mark)),
          });
          break;
        case 'check':
          if (instruction.holds(letters, place)) open.push({ at: at + 1, marks });
          break;
        default:
          yield thread;
      }
    }
  }
}
