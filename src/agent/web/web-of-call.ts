import type { WebRequest } from '../../protocol/event.ts';
import type { Pages } from '../../protocol/play.ts';
import { agentsView } from '../../views/agent.ts';
import type { Reach, WebAnswer } from '../ports.ts';
import type { Caller } from './visit.ts';

/** The web as one call may use it. */
export interface WebOfCall {
  /** The pages that stand for the whole web in this run, when its script brings some. */
  readonly pages: Pages | undefined;
  /**
   * What stands at an address. Redirects on the same host are followed; one to another host is not, since that host was not
   * judged: the answer says where it `leads`. Throws an `Error` in words for the model.
   */
  get(address: string): Promise<WebAnswer>;
  /** What commands have asked so far. */
  readonly requests: readonly WebRequest[];
  /** Asks what a command wants to know as it runs, where that was judged, or is covered by what was decided. */
  readonly reach: Reach;
}

/** Opens the web to one call. Every address is judged before it is asked, those of redirects too. */
export function webFor(caller: Caller): WebOfCall {
  const { log, ports } = caller;
  const requests: WebRequest[] = [];
  const led = new Set<string>();
  return {
    pages: log.read(agentsView).main?.config.play?.pages,
    async get(address) {
      const { visit } = await ports.clock.real(import('./visit.ts')); // loaded at first use
      return visit(address, caller);
    },
    requests,
    async reach(asking, signal) {
      const { reach } = await import('./reach.ts'); // the sandbox that asks runs in real time already
      return reach(asking, { ...caller, signal }, { requests, led });
    },
  };
}
