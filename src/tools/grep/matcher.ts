/** Where in a line the first match begins, or -1. */
export type Matcher = (line: string) => number;

/**
 * Reads a search pattern. RE2 takes time in proportion to the line, whatever the pattern, so that no pattern can hang the page;
 * it is loaded at the first search that needs it.
 */
export async function matcherOf(
  pattern: string,
  { literal, ignoreCase }: { readonly literal: boolean; readonly ignoreCase: boolean },
): Promise<Matcher> {
  if (literal && !ignoreCase) return (line) => line.indexOf(pattern);
  const { RE2JS, RE2JSException } = await import('re2js');
  try {
    const regex = RE2JS.compile(literal ? RE2JS.quote(pattern) : pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    return (line) => {
      if (!regex.test(line)) return -1;
      const matcher = regex.matcher(line);
      return matcher.find() ? matcher.start() : -1;
    };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new Error(
      `The pattern is not a regular expression that can be used here (${error.message}). Look-ahead, look-behind and back-references do not exist; literal: true searches for the text as it stands.`,
    );
  }
}
