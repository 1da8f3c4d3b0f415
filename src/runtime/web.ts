import type { Web, WebAnswer } from '../agent/ports.ts';

/** So much of an answer is taken, and so long is waited for all of it. */
const mostBytes = 2_000_000;
const longest = 20_000;

/**
 * The web as a browser lets a page see it: without keys, cookies or a referrer, only what a site opens to other sites
 * (CORS), and of a redirect only that there is one. Elsewhere than in a browser the redirect says where it leads.
 */
export const realWeb: Web = { ask };

async function ask(
  address: string,
  above: AbortSignal,
  { method, accept }: NonNullable<Parameters<Web['ask']>[2]> = { method: 'GET' },
): Promise<WebAnswer> {
  const late = AbortSignal.timeout(longest);
  try {
    const response = await fetch(address, {
      method,
      ...(accept === undefined ? {} : { headers: { accept } }),
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.any([above, late]),
    });
    if (response.type === 'opaqueredirect')
      throw new Error(
        `${address} sends whoever asks to another address, and a browser does not show which. Ask for the address that it leads to, if you know it.`,
      );
    const { status, headers } = response;
    const { bytes, cut } = await takeIn(response);
    const leads = status >= 300 && status < 400 ? (headers.get('location') ?? undefined) : undefined;
    return { address, status, type: headers.get('content-type') ?? '', bytes, cut, leads };
  } catch (error) {
    if (late.aborted) throw new Error(`${address} did not answer in ${longest / 1000} s.`);
    if (above.aborted || !(error instanceof TypeError)) throw error;
    throw new Error(
      `${address} gave no answer that this page may read. Either it could not be reached, or the site does not let other sites read it (CORS): a browser does not say which.`,
    );
  }
}

/** The content of an answer up to the bound; the rest is not waited for. */
async function takeIn({ body }: Response): Promise<Pick<WebAnswer, 'bytes' | 'cut'>> {
  const bytes = new Uint8Array(mostBytes);
  let length = 0;
  const reader = body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return { bytes: bytes.slice(0, length), cut: false };
    const taken = value.subarray(0, mostBytes - length);
    bytes.set(taken, length);
    length += taken.length;
    if (taken.length === value.length) continue;
    await reader?.cancel();
    return { bytes, cut: true };
  }
}
