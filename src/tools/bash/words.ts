import type { WordNode, WordPart } from './syntax.ts';

/** A word as far as it can be known before it is expanded. */
export interface Word {
  /** As it reads in a sentence: quoted where it must be, what is not known as it was written. */
  readonly text: string;
  /** What it stands for; undefined when only the shell will know. */
  readonly value: string | undefined;
  /** Whether the shell may make several words of it. */
  readonly splits: boolean;
  /** What is put into this, and is not known, makes the word. */
  readonly around?: string;
  /** What it stands for unless files have such names. */
  readonly likely?: string | undefined;
  /** What it begins with in any case. */
  readonly begins?: string | undefined;
}

/** Reads a word of the syntax. */
export function wordOf({ parts }: WordNode): Word {
  const read = parts.map((part) => partOf(part));
  const value = read.every((each) => each.value !== undefined) ? read.map((each) => each.value).join('') : undefined;
  return {
    value,
    text: value === undefined ? read.map((each) => each.text).join('') : quoted(value),
    splits: read.some(({ splits }) => splits),
    ...beginningOf(read),
  };
}

/** What is certain of a word that is made of parts of which some are not known. */
function beginningOf(parts: readonly Word[]): Pick<Word, 'likely' | 'begins'> {
  const certain = (part: Word | undefined) => part?.value ?? part?.likely;
  const first = parts.findIndex((part) => certain(part) === undefined);
  const begins = (first < 0 ? parts : parts.slice(0, first)).map(certain).join('');
  return first < 0 ? { likely: begins, begins } : { begins: begins + (parts[first]?.begins ?? '') };
}

/** A known word as a person would write it. */
export function quoted(value: string): string {
  if (value !== '' && !/[\s'"`$\\;|&<>(){}]/.test(value)) return value;
  return `'${value.replaceAll("'", "'\\''")}'`;
}

function partOf(part: WordPart): Word {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'Escaped':
      return { value: part.value, text: part.value, splits: false };
    case 'DoubleQuoted': {
      const { value, text, likely, begins } = wordOf({ type: 'Word', parts: part.parts });
      // the words of "$@" stay apart inside quotes
      const splits = part.parts.some((each) => each.type === 'ParameterExpansion' && each.parameter.includes('@'));
      return { value, text: value === undefined ? `"${text}"` : text, splits, likely, begins };
    }
    case 'TildeExpansion':
      return { value: part.user === null ? '~' : undefined, text: `~${part.user ?? ''}`, splits: false };
    case 'Glob':
      return { value: undefined, text: part.pattern, splits: false, likely: part.pattern };
    case 'ParameterExpansion':
      return unsure(part.operation === null ? `$${part.parameter}` : `\${${part.parameter}…}`);
    case 'BraceExpansion':
      return unsure('{…}');
    case 'ArithmeticExpansion':
      return unsure('$((…))');
    case 'CommandSubstitution':
      return unsure('$(…)');
    case 'ProcessSubstitution':
      return { value: undefined, text: '<(…)', splits: false };
  }
}

function unsure(text: string): Word {
  return { value: undefined, text, splits: true };
}
