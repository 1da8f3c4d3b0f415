/** Reads what services say when they refuse, each in its own form. */

const longestReason = 2000;

/** The words in the body of an error answer, with the code that stands beside them; undefined when it holds none. */
export function reasonIn(body: string): string | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    const text = body.trim();
    return text === '' || text.startsWith('<') ? undefined : text.slice(0, longestReason);
  }
  return reasonOf(json)?.slice(0, longestReason);
}

/** The words in an error of any shape: `{ error: { message, code } }`, `{ error }`, `{ message }`, `{ detail }`, a list of one. */
export function reasonOf(json: unknown): string | undefined {
  if (typeof json === 'string') return json === '' ? undefined : json;
  if (Array.isArray(json)) return reasonOf(json[0]);
  if (!isObject(json)) return undefined;
  const message = [json.message, json.msg, json.detail, json.error, json.errors].map(reasonOf).find(Boolean);
  const code = [json.code, json.status, json.type].find(
    (each) => typeof each === 'string' && each !== 'error' && !message?.includes(each),
  );
  // what a gateway passes on says more than the gateway
  const raw =
    isObject(json.metadata) && typeof json.metadata.raw === 'string' ? reasonIn(json.metadata.raw) : undefined;
  if (message === undefined) return raw;
  const more = raw === undefined || message.includes(raw) ? '' : ` — ${raw}`;
  return `${message}${typeof code === 'string' ? ` (${code})` : ''}${more}`;
}

/** The HTTP status that an error names itself: as `status`, `statusCode` or a `code` that is a number. */
export function statusOf(json: unknown): number | undefined {
  if (!isObject(json)) return undefined;
  const named = [json.statusCode, json.status, json.code].map(Number).find((each) => each >= 400 && each < 600);
  return named ?? statusOf(json.error) ?? statusOf(json.data);
}

/** How long a service asks to wait, in milliseconds: in its headers, where they can be read, or in the body. */
export function waitAsked(headers: Pick<Headers, 'get'>, body: string, now: number): number | undefined {
  const inMilliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (inMilliseconds >= 0) return Math.round(inMilliseconds);
  const header = headers.get('retry-after')?.trim();
  if (header !== undefined && header !== '') {
    const seconds = Number(header);
    if (seconds >= 0) return Math.round(seconds * 1000);
    const date = Date.parse(header);
    if (!Number.isNaN(date)) return Math.max(0, date - now);
  }
  const delay = /"retryDelay"\s*:\s*"([\d.]+)s"/.exec(body)?.[1];
  return delay === undefined ? undefined : Math.round(Number(delay) * 1000);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
