/** How long a dialog must have been in sight, and the keyboard at rest, before a key means anything to it. */
export const quietAfter = 400;

/** Whether keys mean anything yet: nobody sees the dialog, or somebody may still be typing, or the keyboard is quiet. */
export type Quiet =
  | { readonly is: 'unseen' }
  | { readonly is: 'waiting'; readonly since: number }
  | { readonly is: 'quiet'; readonly from: number };

/** Nobody has seen the dialog yet. */
export const unseen: Quiet = { is: 'unseen' };

/** The dialog comes into sight, or goes out of it; each time the wait begins anew. */
export function see({ visible, now }: { readonly visible: boolean; readonly now: number }): Quiet {
  return visible ? { is: 'waiting', since: now } : unseen;
}

/** A moment later: quiet, once nothing was pressed for long enough. Quiet stays quiet. */
export function wait(quiet: Quiet, now: number): Quiet {
  return quiet.is === 'waiting' && now - quiet.since >= quietAfter
    ? { is: 'quiet', from: quiet.since + quietAfter }
    : quiet;
}

/**
 * A key is pressed: it counts when it was quiet before; otherwise it is absorbed, and the wait begins anew. `pressed` is
 * when that was, which on a page that froze may be long before anybody hears of it.
 */
export function press(quiet: Quiet, pressed: number): Quiet {
  const at = wait(quiet, pressed);
  if (at.is === 'unseen' || (at.is === 'quiet' && pressed >= at.from)) return at;
  return { is: 'waiting', since: pressed };
}
