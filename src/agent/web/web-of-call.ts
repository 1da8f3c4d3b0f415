import type { Pages } from '../../protocol/play.ts';
import { agentsView } from '../../views/agent.ts';
import type { WebAnswer } from '../ports.ts';
import type { Asker } from './visit.ts';

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

/** Opens the web to one call. Every address is judged before it is asked, those of redirects too. */
export function webFor(asker: Asker): WebOfCall {
  const { log, ports } = asker;
  return {
    pages: log.read(agentsView).main?.config.play?.pages,
    async get(address) {
      const { visit } = await ports.clock.real(import('./visit.ts')); // loaded at first use
      return visit(address, asker);
    },
  };
}
