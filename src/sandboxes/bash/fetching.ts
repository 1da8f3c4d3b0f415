import type { WebAnswer, WebAsking } from '../../agent/ports.ts';
import type { SandboxHost } from '../engine.ts';

/** What a command asks for, and how far it goes. */
interface Wanted extends WebAsking {
  /** Whether it goes where an answer leads. */
  readonly follow: boolean;
  /** How long it may take, where that is less than the time of the whole command. */
  readonly seconds: number | undefined;
}

/** What came of it: the answers from the first address to the last, or why there is none. */
export type Fetched =
  | { readonly is: 'answer'; readonly hops: readonly WebAnswer[]; readonly last: WebAnswer }
  | { readonly is: 'nothing'; readonly why: string; readonly late: boolean };

const mostHops = 10;

/** Asks the web, each step of a redirect by itself, so that each is judged. */
export async function fetched(host: SandboxHost, { follow, seconds, ...asking }: Wanted): Promise<Fetched> {
  if (seconds === undefined) return walk(host, asking, follow);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Fetched>((resolve) => {
    const why = `${asking.address} gave no answer in ${seconds} s.`;
    timer = setTimeout(() => resolve({ is: 'nothing', why, late: true }), seconds * 1000);
  });
  try {
    return await Promise.race([late, walk(host, asking, follow)]);
  } finally {
    clearTimeout(timer);
  }
}

async function walk(host: SandboxHost, asking: WebAsking, follow: boolean): Promise<Fetched> {
  const hops: WebAnswer[] = [];
  let { address } = asking;
  while (hops.length <= mostHops) {
    const last = await host.web({ ...asking, address });
    if ('why' in last) return { is: 'nothing', why: last.why, late: false };
    hops.push(last);
    if (!follow || last.leads === undefined) return { is: 'answer', hops, last };
    address = last.leads;
  }
  return { is: 'nothing', why: `${asking.address} leads on and on, more than ${mostHops} times.`, late: false };
}

/** Kinds of content that may be asked for: what stands in a header leaves, so it is one of few words. */
const kind =
  /^(\*\/\*|(text|application|image)\/\*|text\/(plain|html|css|csv|markdown|xml)|application\/(json|xml|yaml|xhtml\+xml|ld\+json|atom\+xml|rss\+xml|vnd\.github(\.v3)?(\.(raw|html|text|full|object|diff|patch))?(\+json)?))(; ?q=[01](\.\d)?)?$/;
const unsent =
  /^(user-agent|content-type|accept-language|accept-encoding|cache-control|pragma|connection|referer|origin)$/;

/** What the headers that were asked for come to: what is sent, what is left out, and what cannot be done. */
export function headersIn(lines: readonly string[]): {
  readonly accept?: string;
  readonly left: readonly string[];
  readonly fault?: string;
} {
  const left: string[] = [];
  let accept: string | undefined;
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]*):?\s*(.*)$/s.exec(line) ?? [];
    if (unsent.test(name.toLowerCase())) left.push(name);
    else if (name.toLowerCase() === 'accept' && value.split(/,\s*/).every((each) => kind.test(each))) accept = value;
    else
      return {
        left,
        fault: `the header ${name} is not sent from here: a page is asked for without keys or cookies, and of headers only Accept with common kinds of content is sent`,
      };
  }
  return accept === undefined ? { left } : { left, accept };
}
