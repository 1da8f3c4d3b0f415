import type { Config } from '../protocol/config.ts';
import type { EventOf } from '../protocol/event.ts';
import type { View } from './view.ts';

/** How often a run reached out of the page: real models that were asked, and addresses of the real web. */
export interface ReachedOut {
  readonly calls: number;
  /** How many of them went to the web. */
  readonly pages: number;
  readonly agents: Readonly<Record<string, Pick<Config, 'model' | 'play' | 'tools'>>>;
  /** The calls that reach out when they begin. */
  readonly web: readonly string[];
}

/** Counts what no going back undoes. */
export const reachedOutView: View<ReachedOut> = {
  initial: { calls: 0, pages: 0, agents: {}, web: [] },
  evolve(state, event) {
    switch (event.type) {
      case 'run.started':
      case 'agent.started':
        return { ...state, agents: { ...state.agents, [event.agent]: event.config } };
      case 'settings.changed': {
        const config = { ...state.agents[event.agent], ...(event.config as Config) };
        return { ...state, agents: { ...state.agents, [event.agent]: config } };
      }
      case 'model.requested':
        return state.agents[event.agent]?.model.provider === 'scripted' ? state : { ...state, calls: state.calls + 1 };
      case 'model.responded':
        return hearCalls(state, event);
      case 'tool.started':
        return state.web.includes(event.call) ? withPages(state, 1) : state;
      case 'tool.finished':
        // nobody was asked for what the script has
        if (event.recorded) return state.web.includes(event.call) ? withPages(state, -1) : state;
        return hearRequests(state, event);
      default:
        return state;
    }
  },
};

/** What commands of the shell asked counts, too. */
function hearRequests(state: ReachedOut, { requests = [] }: EventOf<'tool.finished'>): ReachedOut {
  if (requests.length === 0 || state.agents.main?.play?.pages !== undefined) return state;
  return withPages(state, requests.length);
}

function withPages(state: ReachedOut, more: number): ReachedOut {
  return { ...state, calls: state.calls + more, pages: state.pages + more };
}

function hearCalls(state: ReachedOut, event: EventOf<'model.responded'>): ReachedOut {
  if (state.agents.main?.play?.pages !== undefined) return state;
  const tools = state.agents[event.agent]?.tools ?? [];
  const web = event.calls.filter(({ name }) => tools.some((tool) => tool.name === name && tool.risk === 'web'));
  return web.length === 0 ? state : { ...state, web: [...state.web, ...web.map(({ call }) => call)] };
}
