import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { openRun, useRun } from '../ui/state/run.ts';

/** Browsers let an address be replaced only so often. */
const rest = 200;

/** Keeps the address at the cursor, and the cursor at an address that somebody else has set. */
export function useAddress(run: string, event: number | undefined): void {
  const [location, navigate] = useLocation();
  const own = useRef<string>(undefined);
  useEffect(() => {
    if (own.current !== location) openRun(run, event);
    own.current = undefined;
  }, [run, event, location]);

  const at = useRun((state) => (state.live ? undefined : state.cursor));
  const unsettled = useRun((state) => state.loading || state.run !== run);
  const wanted = at === undefined ? `/run/${run}` : `/run/${run}/e/${at}`;
  useEffect(() => {
    if (unsettled || wanted === location) return;
    const timer = setTimeout(() => {
      own.current = wanted;
      navigate(wanted, { replace: true });
    }, rest);
    return () => clearTimeout(timer);
  }, [unsettled, wanted, location, navigate]);
}
