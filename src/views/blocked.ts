/** That a hook blocked something, and why, if it says so. */
export function blockedBy(hook: string, what: string, reason: string): string {
  return reason === ''
    ? `The hook ${hook} blocked ${what}. It gave no reason.`
    : `The hook ${hook} blocked ${what}: ${reason}`;
}
