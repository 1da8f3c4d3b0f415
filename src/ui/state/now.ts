import { useMemo } from 'react';
import { nextStep } from '../../agent/next-step.ts';
import type { Step } from '../../agent/step.ts';
import type { Reading } from '../../views/view.ts';
import { useReading, useRun } from './run.ts';

/** Where the run stands: the agent that is followed, and the step it has chosen and not yet done; none at rest. */
export interface Now {
  readonly agent: string;
  readonly step: Step | undefined;
}

/**
 * What is about to happen, by the log alone. The agent that acted last is followed; where it has nothing left to do, the
 * one that waits for it.
 */
export function nowIn(log: Reading, lastToAct: string): Now {
  const step = nextStep(log, lastToAct);
  const above = lastToAct.slice(0, Math.max(0, lastToAct.lastIndexOf('.')));
  return step === undefined && above !== '' ? nowIn(log, above) : { agent: lastToAct, step };
}

/** What is about to happen at the cursor; live, an agent that the gate holds comes first. */
export function useNow(): Now {
  const log = useReading();
  const lastToAct = useRun(
    ({ live, held, events, cursor }) => (live && held[0]?.agent) || events[cursor - 1]?.agent || 'main',
  );
  return useMemo(() => nowIn(log, lastToAct), [log, lastToAct]);
}
