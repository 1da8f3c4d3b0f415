/** What went wrong, in the words that came with it. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
