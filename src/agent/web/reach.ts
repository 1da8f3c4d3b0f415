import type { WebRequest } from '../../protocol/event.ts';
import { agentsView } from '../../views/agent.ts';
import { decisionsView } from '../../views/questions.ts';
import { ceilingFor } from '../permissions/ceiling.ts';
import { coverOf, findFit, nameRule } from '../permissions/judge.ts';
import type { WebAnswer, WebAsking } from '../ports.ts';
import { configInForce } from '../skills/in-force.ts';
import { addressFault, domainOf } from './address.ts';
import { placeOf } from './pages.ts';
import { askOnce, type Caller, leadsTo } from './visit.ts';

/** How often one call may ask. */
const mostRequests = 100;

/** What a call has asked so far, and the addresses on the same hosts that answers led to. */
interface Reached {
  readonly requests: WebRequest[];
  readonly led: Set<string>;
}

/** Asks what a command wants to know as it runs. The rules of this moment hold, and what was judged before the call. */
export async function reach(asking: WebAsking, caller: Caller, { requests, led }: Reached): Promise<WebAnswer> {
  const { address, method } = asking;
  const why = refusalOf(address, caller, led);
  if (why !== undefined) throw new Error(`${address} is not asked: ${why}`);
  if (requests.length >= mostRequests)
    throw new Error(`${address} is not asked: one call asks at most ${mostRequests} times, and this one has.`);
  const at = requests.push({ method, address }) - 1;
  const answer = await askOnce(asking, { ...caller, ports: { ...caller.ports, clock: { real: (work) => work } } });
  requests[at] = { method, address, status: answer.status, bytes: answer.bytes.length };
  if (answer.leads === undefined) return answer;
  const leads = leadsTo(answer, address);
  if (domainOf(leads) === domainOf(address)) led.add(placeOf(leads));
  return { ...answer, leads };
}

/** Why a command may not ask an address, in words for the model; undefined when it may. */
function refusalOf(address: string, { log, name, call }: Caller, led: ReadonlySet<string>): string | undefined {
  const fault = addressFault(address);
  if (fault !== undefined) return `${fault}.`;
  const agents = log.read(agentsView);
  const { skills = [], calls = [] } = agents[name] ?? {};
  const config = configInForce({ config: ceilingFor(agents, name), skills });
  if (!config.tools.some((tool) => tool.name === 'web_fetch'))
    return 'this agent has no tool web_fetch, and what that may not read, its shell may not.';
  const domain = domainOf(address) ?? address;
  const subjects = { paths: [], commands: [], domains: [domain], requests: [{ command: 0, address, domain }] };
  const denied = findFit('deny', shell, subjects, config);
  if (denied !== undefined) return `the rule ${nameRule(denied.rule)} refuses ${denied.what}.`;
  const judged = log.read(decisionsView)[call]?.subjects.requests ?? [];
  const known = judged.some((each) =>
    each.address === undefined ? each.domain === domain : placeOf(each.address) === placeOf(address),
  );
  if (known || led.has(placeOf(address))) return undefined;
  const open = judged.some((each) => each.domain === undefined);
  if (open && calls.find(({ id }) => id === call)?.approval?.verdict === 'allow') return undefined;
  const asks = findFit('ask', shell, subjects, config);
  if (asks === undefined && coverOf(shell, subjects, config).covers) return undefined;
  return 'nobody could see this address before the command ran. Write it into the command as it is, or read it with web_fetch.';
}

const shell = { name: 'bash', risk: 'execute' } as const;
