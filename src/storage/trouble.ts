const words: Readonly<Record<string, string>> = {
  QuotaExceededError:
    'The disk is full: the browser gives this page no more room. Delete old runs, or free space on the disk.',
  InvalidStateError: 'The browser closed the connection to its storage. The next fact opens it again.',
  VersionError: 'Another tab has a newer version of this page open. Reload this one.',
  SecurityError: 'The browser keeps nothing for this page: storage is blocked in its settings.',
  DataCloneError: 'A fact holds something that cannot be stored.',
  ReferenceError: 'This browser has no storage for pages (IndexedDB is missing).',
  UnknownError: 'The browser could not read or write its storage. The disk may be full or damaged.',
};

/** Why the disk failed, in words that say what to do. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return `The storage failed: ${String(error)}`;
  return words[error.name] ?? `The storage failed: ${error.message}`;
}

/** Why files are not adopted. */
export const noWorkspace = 'There is no such workspace any more.';
export const noRun = 'There is no such run any more.';
export const moved = 'The workspace has changed since the difference was shown. Look at it again.';
/** Why a run does not begin from the head that it was given. */
export const contentGone =
  'The files that this run begins with are gone: their workspace changed at that moment. Start it again.';
