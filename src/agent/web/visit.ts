import { agentsView } from '../../views/agent.ts';
import type { Log } from '../log.ts';
import type { Clock, Web, WebAnswer, WebAsking } from '../ports.ts';
import { addressFault, domainOf } from './address.ts';
import { pagesAsWeb } from './pages.ts';
import { parseUrl } from './parse-url.ts';

const mostHops = 5;

/** Whose call it is, and until when. */
export interface Asker {
  readonly log: Log;
  readonly ports: { readonly web: Web; readonly clock: Pick<Clock, 'real'> };
  readonly signal: AbortSignal;
}

/** An asker whose call it is, by the names of the agent and the call. */
export interface Caller extends Asker {
  readonly name: string;
  readonly call: string;
}

/** Asks for what stands at an address, and follows where it leads as far as that was judged. */
export async function visit(address: string, asker: Asker): Promise<WebAnswer> {
  let at = address;
  for (let hop = 0; hop <= mostHops; hop++) {
    const answer = await askOnce({ address: at, method: 'GET' }, asker);
    if (answer.leads === undefined) return answer;
    const to = leadsTo(answer, at);
    if (domainOf(to) !== domainOf(address)) return { ...answer, leads: to };
    at = to;
  }
  throw new Error(`${address} leads from one address to the next, more than ${mostHops} times.`);
}

/** Asks one address, when it may be asked at all, and goes nowhere that it leads to. */
export async function askOnce({ address, ...how }: WebAsking, { log, ports, signal }: Asker): Promise<WebAnswer> {
  const { play, knobs = [] } = log.read(agentsView).main?.config ?? {};
  const fault = addressFault(address);
  if (fault !== undefined) throw new Error(`${address} is not asked: ${fault}.`);
  const pages = play?.pages;
  // what comes from the script is there already
  const answer = await (pages === undefined
    ? ports.clock.real(ports.web.ask(address, signal, how))
    : pagesAsWeb(pages).ask(address, signal, how));
  if (answer.leads !== undefined || !knobs.some(({ on }) => on === 'page')) return answer;
  const { poisoned } = await ports.clock.real(import('./poisoned.ts')); // few pages are
  return knobs.reduce(poisoned, answer);
}

/** The whole address that an answer leads to. Throws where nobody may go. */
export function leadsTo({ leads = '' }: Pick<WebAnswer, 'leads'>, at: string): string {
  const to = parseUrl(leads, at)?.href;
  if (to === undefined) throw new Error(`${at} leads to something that is no address.`);
  const wrong = addressFault(to);
  if (wrong !== undefined) throw new Error(`${at} leads to ${to}, which is not asked: ${wrong}.`);
  return to;
}
