/** How long a dialog must have been in sight, and the keyboard at rest, before a key means anything to it. */
export const quietAfter = 400;

/** Whether keys mean anything yet: nobody sees the dialog, or somebody may still be typing, or the keyboard is quiet. */
export type Quiet =
  | { readonly is: 'unseen' }
  | { readonly is: 'waiting'; readonly since: number }
  | { readonly is: 'quiet' };

/** Nobody has seen the dialog yet. */
export const unseen: Quiet = { is: 'unseen' };

/** The dialog comes into sight, or goes out of it; each time the wait begins anew. */
export function see({ visible, now }: { readonly visible: boolean; readonly now: number }): Quiet {
  return visible ? { is: 'waiting', since: now } : unseen;
}

/** A moment later: quiet, once nothing was pressed for long enough. Quiet stays quiet. */
export function wait(quiet: Quiet, now: number): Quiet {
  return quiet.is === 'waiting' && now - quiet.since >= quietAfter ? { is: 'quiet' } : quiet;
}

/** A key is pressed: it counts when it was quiet before; otherwise it is absorbed, and the wait begins anew. */
export function press(quiet: Quiet, now: number): Quiet {
  const at = wait(quiet, now);
  return at.is === 'waiting' ? { is: 'waiting', since: now } : at;
}
