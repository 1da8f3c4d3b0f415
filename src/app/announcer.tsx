import { useEffect, useRef } from 'react';
import { announce } from '../ui/kit/live-region.tsx';
import { lineOfStep } from '../ui/source/places.ts';
import { usePending } from '../ui/state/now.ts';
import { rowAtFact, visibleRows } from '../ui/state/rows.ts';
import { useRun } from '../ui/state/run.ts';
import { sentenceOf, spokenOf } from '../ui/timeline/spoken.ts';
import { agentsView } from '../views/agent.ts';

/** Says what happens to those who do not see it: what is complete while the run is live, and where a step has led. */
export function Announcer() {
  const { run, events, length, cursor, live, held, replaying, loading } = useRun();
  const pending = usePending();
  const heard = useRef({ run, length, cursor, live });

  useEffect(() => {
    const before = heard.current;
    heard.current = { run, length, cursor, live };
    // what was already there when the run was opened is not news
    if (before.run !== run || loading || before.length === 0) return;
    if (live) {
      const turn = useRun.getState().projector.at(before.length).read(agentsView).main?.tally.replies ?? 0;
      for (const said of spokenOf(events, before.length, length, turn)) announce(said);
    } else if (!replaying && (before.cursor !== cursor || before.live)) {
      const row = visibleRows().at(rowAtFact(visibleRows(), cursor));
      const said = row === undefined ? '' : `: ${sentenceOf(events, row.seq, length)}`;
      announce(`${cursor} of ${length}${said}`);
    }
  }, [run, events, length, cursor, live, replaying, loading]);

  const next = held.length === 0 ? undefined : pending?.step;
  useEffect(() => {
    if (next === undefined) return;
    const line = lineOfStep(next);
    announce(
      `Paused before ${next.do}, ${next.because}${line === undefined ? '' : `, line ${line.line} of ${line.file}`}`,
    );
  }, [next]);
  return null;
}
