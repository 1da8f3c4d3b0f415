import type { Explanation, Trouble } from '../protocol/connection.ts';
import type { Failure } from '../protocol/event.ts';
import type { Preset } from './presets.ts';
import { isUnpaid } from './status.ts';

/** How a request failed, as it is recorded. */
export interface Failed {
  readonly failure: Failure;
  readonly reason: string;
  readonly status?: number | undefined;
}

/** What is known of the way to the service. */
export interface Circumstances {
  readonly preset: Pick<Preset, 'label' | 'keysAt' | 'local'>;
  /** The address that was asked, and the model. */
  readonly address: string;
  readonly model: string;
  /** The address of the page that asks. */
  readonly page: string;
  /** Whether anything answers at the address when nothing has to be readable; undefined when that was not tried. */
  readonly answers?: boolean;
  /** What the browser says of calls from this page to this computer or the network around it. */
  readonly permission?: 'granted' | 'denied' | 'prompt';
}

/** What exactly is wrong, in words that say what to do. Pure: what had to be tried was tried before. */
export function explain(failed: Failed, circumstances: Circumstances): Explanation {
  const { failure, reason } = failed;
  const explained =
    failure === 'network' || failure === 'timeout'
      ? ofTheWay(failure, circumstances)
      : ofTheAnswer(failed, circumstances);
  return { ...explained, said: reason };
}

type Told = Omit<Explanation, 'said'>;

function told(trouble: Trouble, what: string, ...todo: readonly (string | undefined)[]): Told {
  return { trouble, what, todo: todo.filter((each) => each !== undefined) };
}

/** The service answered, and refused. */
function ofTheAnswer({ failure, reason, status }: Failed, { preset, address, model }: Circumstances): Told {
  const { label, keysAt } = preset;
  const newKey = keysAt === undefined ? undefined : `Make one at ${keysAt}`;
  if (failure === 'refused' && status === undefined)
    return told('no key', `${label} wants a key, and there is none.`, newKey);
  if (isUnpaid(status, reason))
    return told('no credit', `The account at ${label} has no credit left.`, `Add credit to the account at ${label}.`);
  if (isNoModel(status, reason, model))
    return told(
      'no model',
      `${label} has no model called ${model}.`,
      'Pick one from the list, or check its spelling.',
      'Some models are open to some accounts only.',
    );
  if (status === 403 && !/key|token|auth/i.test(reason))
    return told(
      'no access',
      `This key may not use ${model} at ${label}.`,
      'Pick another model, or give the key the right to use this one.',
    );
  if (failure === 'refused')
    return told(
      'bad key',
      `${label} does not accept this key.`,
      'Copy the whole key, without spaces, and enter it again.',
      newKey,
    );
  if (status === 429)
    return told(
      'busy',
      `${label} has had too many requests for now.`,
      'Wait a minute, then test again.',
      'A new account may have a limit of zero until it is paid for.',
    );
  if (status !== undefined && status >= 500)
    return told('busy', `${label} fails at the moment.`, 'Try again in a minute.');
  if (status === 404 || status === 405 || /web page|answer with JSON|elsewhere|address/i.test(reason))
    return told(
      'wrong address',
      `There is no model service of this kind at ${address}.`,
      'Check the address: most end with /v1.',
      'Check that the service is of the kind that is chosen.',
    );
  return told('other', `${label} did not answer as it should.`, 'Read what it said, below.');
}

function isNoModel(status: number | undefined, reason: string, model: string): boolean {
  const words =
    /model[^.]*(not found|not exist|does not exist|unknown|not supported|decommissioned|no longer)|no such model|not a valid model|invalid model|model_not_found/i;
  if (status !== 404 && status !== 400 && status !== 422) return false;
  return words.test(reason) || (status === 404 && (reason.includes(model) || /model/i.test(reason)));
}

/** Nothing that could be read came back. A browser does not say why, so what is known besides decides. */
function ofTheWay(failure: 'network' | 'timeout', { preset, address, page, answers, permission }: Circumstances): Told {
  const { label, local } = preset;
  const { origin, protocol, hostname } = new URL(address);
  const near = isNear(hostname);
  if (failure === 'timeout')
    return told(
      'not reachable',
      `${origin} took the request and sent nothing.`,
      near ? 'The model may still be loading: test again in a minute.' : 'Try again in a minute.',
    );
  if (new URL(page).protocol === 'https:' && protocol === 'http:' && !isLoopback(hostname))
    return told(
      'mixed content',
      'A page from https:// may not call an http:// address on another computer.',
      `Give ${hostname} an https:// address, or run it on this computer.`,
    );
  if (near && permission === 'denied')
    return told(
      'not allowed by the browser',
      'The browser does not let this page call this computer or its network.',
      'Allow "Local network access" for this page in the site settings, left of the address, and reload.',
    );
  if (answers === true)
    return told(
      'no CORS',
      `${origin} answers, but does not let this page read it (CORS).`,
      local?.allow(new URL(page).origin) ??
        `Let ${origin} send "Access-Control-Allow-Origin: ${new URL(page).origin}" and allow the headers Authorization and Content-Type.`,
      local === undefined ? undefined : 'Then start it again.',
      permission === 'prompt' ? 'If the browser asks whether this page may reach your network, allow it.' : undefined,
    );
  if (near)
    return told(
      'not running',
      `Nothing answers at ${origin}.`,
      local?.start ?? `Start the service at ${origin}.`,
      local?.allow(new URL(page).origin),
      'If the browser asks whether this page may reach your network, allow it.',
    );
  return told(
    'not reachable',
    `${origin} cannot be reached, or does not let pages call it.`,
    'Check the connection to the internet.',
    'An ad blocker, a company network or a wrong address may be in the way.',
    `If it is ${label}’s own address, it may not let pages call it at all: OpenRouter passes on most models.`,
  );
}

/** Whether a host is this computer, or in the network around it. */
export function isNear(hostname: string): boolean {
  return (
    isLoopback(hostname) ||
    hostname.endsWith('.local') ||
    /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(hostname) ||
    /^\[f[cde]/i.test(hostname)
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname);
}
