import type { Pages } from '../../protocol/play.ts';
import { agentsView } from '../../views/agent.ts';
import type { Log } from '../log.ts';
import type { Clock, Web, WebAnswer } from '../ports.ts';
import { addressFault, domainOf } from './address.ts';
import { pagesAsWeb } from './pages.ts';
import { parseUrl } from './parse-url.ts';

/** The web as one call may use it. */
export interface WebOfCall {
  /** The pages that stand for the whole web in this run, when its script brings some. */
  readonly pages: Pages | undefined;
  /**
   * What stands at an address. Redirects on the same host are followed; one to another host is not, since that host was not
   * judged: the answer says where it `leads`. Throws an `Error` in words for the model.
   */
  get(address: string): Promise<WebAnswer>;
}

const mostHops = 5;

/** Whose call it is, and until when. */
interface Asker {
  readonly log: Log;
  readonly ports: { readonly web: Web; readonly clock: Clock };
  readonly signal: AbortSignal;
}

/** Opens the web to one call. Every address is judged before it is asked, those of redirects too. */
export function webFor({ log, ports, signal }: Asker): WebOfCall {
  const { play, knobs = [] } = log.read(agentsView).main?.config ?? {};
  const pages = play?.pages;
  const web: Web = pages === undefined ? ports.web : pagesAsWeb(pages);

  async function get(address: string): Promise<WebAnswer> {
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

  return { pages, get };
}
