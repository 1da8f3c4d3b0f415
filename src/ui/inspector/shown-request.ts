import { useMemo } from 'react';
import { askedOf } from '../../agent/hooks/question.ts';
import type { Request } from '../../agent/ports.ts';
import { type Agent, agentsView, agentView } from '../../views/agent.ts';
import { type Parts, partsOf } from '../../views/parts.ts';
import type { Projector } from '../../views/projector.ts';
import { type Asked, requestsView } from '../../views/requests.ts';
import { type Answered, type Spending, spendingView } from '../../views/spending.ts';
import { useAgentInMind } from '../state/followed.ts';
import type { Which } from '../state/layout.ts';
import { usePending } from '../state/now.ts';
import { useRun, useView } from '../state/run.ts';
import { type RequestSize, sizeAhead, sizeSent } from './request-size.ts';
import { type Section, sectionsOf } from './sections.ts';

/** A request taken apart. */
interface Taken {
  readonly request: Request;
  readonly parts: Parts;
  readonly sections: readonly Section[];
}

/** The request that is shown, and the one before it. */
export interface ShownRequest extends Taken {
  readonly which: Which;
  readonly agent: string;
  readonly number: number;
  readonly attempt: number;
  /** How many tokens the model takes. */
  readonly window: number;
  readonly size: RequestSize;
  readonly before: Taken | undefined;
  /** Whether one was sent at all, so that there is a choice. */
  readonly sent: boolean;
}

/** The request of the agent that is followed, at the cursor; undefined where no agent is. */
export function useShownRequest(wanted: Which): ShownRequest | undefined {
  const pending = usePending();
  const inMind = useAgentInMind();
  const name = pending?.agent ?? inMind;
  const projector = useRun((state) => state.projector);
  const asked = useView(requestsView)[name];
  const agent = useView(agentsView)[name];
  const { requests: answered } = useView(spendingView);
  const which = asked === undefined ? 'next' : wanted;
  const { last, before } = asked ?? {};
  const sent = useMemo(() => takeApart(last && agentAt(projector, last)), [projector, last]);
  const previous = useMemo(() => takeApart(before && agentAt(projector, before)), [projector, before]);
  // what was sent stays as it was, however the agent goes on
  const moving = which === 'next' ? agent : undefined;
  const ahead = useMemo(() => moving && askedNow(moving), [moving]);
  const next = useMemo(() => takeApart(ahead), [ahead]);
  const shown = which === 'next' ? next : sent;
  if (shown === undefined) return undefined;
  const { model } = shown.request;
  const size =
    ahead === undefined
      ? sizeSent(shown.parts.tokens, model, asked?.reply?.usage)
      : sizeAhead({
          estimate: shown.parts.tokens,
          context: ahead.context,
          model,
          before: lastAnswered(answered, name),
          first: asked === undefined,
        });
  return {
    ...shown,
    which,
    agent: name,
    number: which === 'next' ? (asked?.number ?? 0) + 1 : (asked?.number ?? 1),
    attempt: which === 'next' ? 1 : (asked?.last.attempt ?? 1),
    window: model.window,
    size,
    before: which === 'next' ? sent : previous,
    sent: asked !== undefined,
  };
}

/** The agent just after a request of its own was recorded: what is sent is read from it. */
function agentAt(projector: Projector, { seq, agent }: Asked['last']): Agent | undefined {
  return projector.at(seq + 1).read(agentsView)[agent];
}

/** The agent as it would be if the model were asked now. */
function askedNow(agent: Agent): Agent {
  const place = { seq: Number.MAX_SAFE_INTEGER, at: 0, agent: agent.line.at(-1) ?? '' };
  return agentView.evolve(agent, { ...place, type: 'model.requested', purpose: 'turn', attempt: 1 });
}

/** The last request of an agent that was answered: its cache is what the next one finds. */
function lastAnswered(answered: Spending['requests'], name: string): Answered | undefined {
  for (let i = answered.length - 1; i >= 0; i--) if (answered.at(i)?.agent === name) return answered.at(i);
  return undefined;
}

function takeApart(agent: Agent | undefined): Taken | undefined {
  if (agent === undefined) return undefined;
  const request = askedOf(agent);
  return { request, parts: partsOf(request, agent), sections: sectionsOf(request, agent) };
}
