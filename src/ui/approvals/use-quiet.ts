import { useLayoutEffect, useState } from 'react';
import { press, quietAfter, see, wait } from './quiet.ts';

const sinceLoad = () => performance.now();

/**
 * Absorbs every key from the moment the dialog is drawn until it was in sight, and the keyboard at rest, for long enough;
 * says whether that is so. Out of sight, as in another tab, it begins anew.
 */
export function useQuiet(now: () => number = sinceLoad): boolean {
  const [isQuiet, setQuiet] = useState(false);
  // before the first paint, so that no key slips in between
  useLayoutEffect(() => {
    const look = () => see({ visible: document.visibilityState === 'visible', now: now() });
    let quiet = look();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      clearTimeout(timer);
      quiet = wait(quiet, now());
      setQuiet(quiet.is === 'quiet');
      if (quiet.is === 'waiting') timer = setTimeout(settle, Math.max(1, quiet.since + quietAfter - now()));
    };
    const onKey = (event: KeyboardEvent) => {
      quiet = press(quiet, Math.min(event.timeStamp, now()));
      const counts = quiet.is === 'quiet';
      settle();
      if (counts) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const onVisibility = () => {
      quiet = look();
      settle();
    };
    settle();
    window.addEventListener('keydown', onKey, { capture: true });
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKey, { capture: true });
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [now]);
  return isQuiet;
}
