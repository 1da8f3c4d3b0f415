import { attemptsAtMost } from '../../agent/retry.ts';
import { agentsView } from '../../views/agent.ts';
import { Button } from '../kit/button.tsx';
import { inkOf } from '../kit/family.ts';
import { Glyph } from '../kit/glyph.tsx';
import type { Pending } from '../state/pending.ts';
import { send, useRun, useView } from '../state/run.ts';
import { stationOf, stations } from '../words/stations.ts';
import { Countdown } from './countdown.tsx';
import { Arrow } from './event-row.tsx';
import { rail, shapeOf } from './row-shape.ts';

/** What is about to happen, where it has no fact yet: the newest line while the agent is held or waits. */
export function PendingRow({ pending, seq }: { readonly pending: Pending; readonly seq: number }) {
  const { step, agent } = pending;
  const station = stations.find(({ name }) => name === stationOf(step));
  const held = useRun((state) => state.held.some((each) => each.agent === agent));
  const asks = step.do === 'wait' && (step.because === 'for approval' || step.because === 'for an answer');
  const retries = step.do === 'retry' && !held;
  const what = retries ? <Retry agent={agent} at={step.at} /> : <NextStep step={step} asks={asks} />;
  const label = asks ? 'Waiting for you' : retries ? 'Retry' : step.do === 'wait' ? 'Waiting' : station?.label;
  return (
    <div aria-current="step" className={shapeOf({ tense: 'now', selected: false, below: false })}>
      <Arrow />
      <span className="pr-2.25 text-right font-mono font-semibold text-11">{seq}</span>
      <span className={`${rail('past')} ${station === undefined ? '' : inkOf[station.family]}`}>
        {station !== undefined && (
          <span className="relative bg-panel outline-2 outline-panel">
            <Glyph name={station.glyph} />
          </span>
        )}
      </span>
      <span className="min-w-0 truncate pl-1.5">
        <span className="font-semibold">{label}</span>{' '}
        <span className="text-ink-2">
          {what}
          {agent !== 'main' && ` in ${agent}`}
        </span>
      </span>
      {retries ? <RetryKeys agent={agent} /> : <span className="pl-2 text-11 text-ink-3">live</span>}
    </div>
  );
}

function NextStep({ step, asks }: { readonly step: Pending['step']; readonly asks: boolean }) {
  if (step.do === 'wait') return asks ? step.because : `for ${step.for.join(', ')}`;
  return (
    <>
      next: <code>{step.do}</code>
    </>
  );
}

/** Which attempt comes when, and what the last one failed of. */
function Retry({ agent, at }: { readonly agent: string; readonly at: number }) {
  const { failure, failures = 0 } = useView(agentsView)[agent]?.trouble ?? {};
  const reason = [failure?.status, failure?.reason.split('\n', 1)[0]].filter((part) => part !== undefined).join(' ');
  return (
    <>
      {failures + 1} of {attemptsAtMost} <Countdown until={at} agent={agent} />, after {reason}
    </>
  );
}

/** Asks the model again at once, or not again. */
function RetryKeys({ agent }: { readonly agent: string }) {
  const run = useRun((state) => state.run);
  if (run === undefined) return null;
  return (
    <span className="flex gap-1 pl-2">
      <Button size="small" onClick={() => send({ do: 'retry-now', run, agent })}>
        Try now
      </Button>
      <Button size="small" onClick={() => send({ do: 'stop', run, agent })}>
        Stop
      </Button>
    </span>
  );
}
