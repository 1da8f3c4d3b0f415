import type { Config, ModelCard } from '../../protocol/config.ts';
import type { EventOf } from '../../protocol/event.ts';
import { agentsView } from '../../views/agent.ts';
import { startView } from '../../views/start.ts';
import { announce } from '../kit/live-region.tsx';
import { placeOf, usePath } from '../state/address.ts';
import { framedWords, useFramed } from '../state/framed.ts';
import { type ModelChoice, useModel } from '../state/model.ts';
import { useRun, useView } from '../state/run.ts';
import { setModel } from '../state/set-model.ts';
import { isKeyMissing } from './draft.ts';

/** Which model answers: the one that plays a script, or the person's own. */
type Use = ModelChoice['use'];

/** The choice as it stands, and why an end of it cannot be chosen now. */
interface Choice {
  readonly value: Use;
  /** The model of the person's own that is asked, or would be. */
  readonly own: ModelCard | undefined;
  readonly unavailable: Readonly<Partial<Record<Use, string>>>;
}

/** The card of the model that plays the script of a run; undefined when the run began with another. */
function scriptedCard(start: EventOf<'run.started'> | undefined, config: Config | undefined): ModelCard | undefined {
  const card = start?.config.model;
  return card?.provider === 'scripted' && config?.play !== undefined ? card : undefined;
}

/** The choice for the open run where one is shown, else for new runs; and what choosing does. */
export function useChoice(onConnect: () => void) {
  const inRun = placeOf(usePath()).is === 'run';
  const { run, live, readOnly } = useRun();
  const start = useView(startView);
  const config = useView(agentsView).main?.config;
  const { use, own } = useModel();
  const { framed } = useFramed();
  const scripted = scriptedCard(start, config);
  const open = inRun && run !== undefined && config !== undefined;

  const fixed = !open
    ? undefined
    : readOnly !== undefined
      ? `This run can only be read. ${readOnly}`
      : live
        ? undefined
        : 'You are looking at the past. Go to live to change the model.';
  const noScript =
    open && scripted === undefined
      ? 'This run began with a model of yours, so it has no scripted one to go back to.'
      : undefined;
  const value: Use = open ? (config.model.provider === 'scripted' ? 'scripted' : 'own') : use;
  const unavailable = {
    ...(fixed !== undefined || noScript !== undefined ? { scripted: fixed ?? noScript } : {}),
    ...(fixed !== undefined || framed ? { own: framed ? framedWords.model : fixed } : {}),
  } as Choice['unavailable'];

  const choose = async (wish: Use) => {
    if (unavailable[wish] !== undefined) return announce(unavailable[wish]);
    // a key that was kept in a tab went with it
    if (wish === 'own' && (own === undefined || (await lacksKey(own)))) return onConnect();
    useModel.setState({ use: wish });
    const model = wish === 'own' ? own : scripted;
    if (open && model !== undefined) setModel(run, config, model);
  };
  const shown = open && value === 'own' ? config.model : own;
  return { value, own: shown, unavailable, choose, framed };
}

/** Whether a model cannot be asked, since its service wants a key and none is kept. A runtime that does not say has one. */
async function lacksKey(card: ModelCard): Promise<boolean> {
  const connections = useRun.getState().client?.connections;
  if (connections === undefined) return false;
  try {
    const [services, keys] = await Promise.all([connections.services({ page: location.href }), connections.keys()]);
    return isKeyMissing(card, services, keys);
  } catch {
    return false;
  }
}
