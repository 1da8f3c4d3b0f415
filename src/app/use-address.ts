import { useEffect, useRef } from 'react';
import { goTo, pathOfRun, readPath, usePath } from '../ui/state/address.ts';
import { openRun, useRun } from '../ui/state/run.ts';

/** Browsers let an address be replaced only so often. */
const rest = 200;

/** Keeps the address at the cursor, and the cursor at an address that somebody else has set. */
export function useAddress(run: string, event: number | undefined): void {
  const path = usePath();
  const own = useRef<string>(undefined);
  useEffect(() => {
    if (own.current !== path) openRun(run, event);
    own.current = undefined;
  }, [run, event, path]);

  const at = useRun((state) => (state.live ? undefined : state.cursor));
  const unsettled = useRun((state) => state.loading || state.run !== run);
  const wanted = pathOfRun(run, at);
  useEffect(() => {
    if (unsettled || wanted === path) return;
    const timer = setTimeout(() => {
      // somebody has gone elsewhere, and what is there may still be on its way
      if (readPath() !== path) return;
      own.current = wanted;
      goTo(wanted, { replace: true });
    }, rest);
    return () => clearTimeout(timer);
  }, [unsettled, wanted, path]);
}
