const runs = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts that set no spaces between words, and Korean, whose words change at their end. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]+/gu;

/**
 * The words of a text for a search, in small letters. Where a script sets no spaces, every two neighbouring letters are a
 * word; in a text that is searched each letter is one too, so that one letter alone finds something.
 */
export function wordsIn(text: string, of: 'text' | 'query' = 'text'): readonly string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return [...plain.matchAll(runs)].flatMap(([run]) => {
    const spaced = run
      .replace(unspaced, ' ')
      .split(' ')
      .filter((word) => word !== '');
    return [...spaced, ...[...run.matchAll(unspaced)].flatMap(([letters]) => pairsIn(letters, of))];
  });
}

function pairsIn(text: string, of: 'text' | 'query'): readonly string[] {
  const letters = [...text];
  const pairs = letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  return of === 'text' || letters.length === 1 ? [...letters, ...pairs] : pairs;
}
