import { agentsView } from '../../views/agent.ts';
import type { Log } from '../log.ts';
import type { Clock, Web, WebAnswer } from '../ports.ts';
import { addressFault, domainOf } from './address.ts';
import { pagesAsWeb } from './pages.ts';
import { parseUrl } from './parse-url.ts';

const mostHops = 5;

/** Whose call it is, and until when. */
export interface Asker {
  readonly log: Log;
  readonly ports: { readonly web: Web; readonly clock: Clock };
  readonly signal: AbortSignal;
}

/** Asks for what stands at an address, and follows where it leads as far as that was judged. */
export async function visit(address: string, { log, ports, signal }: Asker): Promise<WebAnswer> {
  const { play, knobs = [] } = log.read(agentsView).main?.config ?? {};
  const pages = play?.pages;
  const web: Web = pages === undefined ? ports.web : pagesAsWeb(pages);
  let at = address;
  for (let hop = 0; hop <= mostHops; hop++) {
    const fault = addressFault(at);
    if (fault !== undefined) throw new Error(`${at} is not asked: ${fault}.`);
    // what comes from the script is there already
    const answer = await (pages === undefined ? ports.clock.real(web.ask(at, signal)) : web.ask(at, signal));
    if (answer.leads === undefined) {
      if (!knobs.some(({ on }) => on === 'page')) return answer;
      const { poisoned } = await ports.clock.real(import('./poisoned.ts')); // few pages are
      return knobs.reduce(poisoned, answer);
    }
    const to = parseUrl(answer.leads, at)?.href;
    if (to === undefined) throw new Error(`${at} leads to something that is no address.`);
    const wrong = addressFault(to);
    if (wrong !== undefined) throw new Error(`${at} leads to ${to}, which is not asked: ${wrong}.`);
    if (domainOf(to) !== domainOf(address)) return { ...answer, leads: to };
    at = to;
  }
  throw new Error(`${address} leads from one address to the next, more than ${mostHops} times.`);
}
