import { sized } from '../../base/text.ts';

const mostBytes = 64 * 1024 * 1024;

/** What asks an address: the browser's `fetch`, or a stand-in. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/**
 * A file from an address that a person agreed to ask: no cookie, no key and no referrer goes along, no other address is asked
 * in its place, and no more is taken than an archive may have. Throws in words for the person.
 */
export async function fetchFile(address: string, fetch: Fetch, most = mostBytes): Promise<Uint8Array> {
  const { origin } = new URL(address);
  const response = await fetch(address, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    cache: 'no-store',
  }).catch(() => {
    throw new Error(
      `${origin} could not be read from. Either it cannot be reached, or it sends elsewhere, or it does not allow other pages to read the file: it has to send the header Access-Control-Allow-Origin. Download the file, and drop it here.`,
    );
  });
  if (response.status === 404) throw new Error(`There is no such file at ${origin} (404). Check the address.`);
  if (!response.ok) throw new Error(`${origin} refused to give the file (${response.status}).`);
  const claimed = Number(response.headers.get('content-length') ?? 0);
  const tooLarge = new Error(`The file is larger than ${sized(most)}, and that is the most that is fetched.`);
  if (claimed > most) {
    await response.body?.cancel();
    throw tooLarge;
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read().catch(() => {
      throw new Error(`${origin} broke off in the middle of the file. Try again.`);
    });
    if (part === undefined || part.done) break;
    size += part.value.length;
    if (size > most) {
      await reader?.cancel();
      throw tooLarge;
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}
