import {
  type BrowserContext,
  test as base,
  type ConsoleMessage,
  type Download,
  expect,
  type Page,
  type Request,
} from '@playwright/test';

export { expect };

/** The key that tests enter. It must show up nowhere but in one header, on its way to the service that it is for. */
export const canary = 'sk-canary-4f1d0c8b2a6e97350';

/** The forms in which a key is in the clear: as it is, and as Base64 at each of its three alignments. */
const forms: readonly string[] = [canary, ...[0, 1, 2].map((shift) => alignedBase64(canary, shift))];

/** The part of a Base64 text that depends on the key alone, when so many bytes stand before it. */
function alignedBase64(text: string, shift: number): string {
  const whole = Buffer.from('x'.repeat(shift) + text).toString('base64');
  return whole.slice(shift === 0 ? 0 : 4, whole.length - 4);
}

/** Whether a text holds the key in the clear. */
export const tells = (text: string): boolean => forms.some((form) => text.includes(form));

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** The headers in which services take a key. */
const presents: readonly string[] = ['authorization', 'x-api-key', 'x-goog-api-key'];

/**
 * Watches all that the pages of a test and their workers ask and say, and remembers what they should not have: a request to an
 * origin that is not their own nor registered for a key, the key anywhere but in one header to its own origin, a font, a
 * picture, an error in the console, the key in a file that is saved.
 */
export class Watch {
  readonly #home: string;
  readonly #services = new Set<string>();
  readonly #found: string[] = [];
  readonly #reading: Promise<void>[] = [];
  #requests = 0;

  constructor(context: BrowserContext, home: string) {
    this.#home = home;
    context.on('request', (request) => this.#reading.push(this.#hear(request)));
    context.on('console', (message) => this.#listen(message));
    context.on('weberror', (error) => this.#note(`error: ${error.error().message}`));
    context.on('page', (page) => this.#follow(page));
  }

  /** How many requests were seen. */
  get requests(): number {
    return this.#requests;
  }

  /** From now on pages may ask this origin, and may take the key there. */
  register(origin: string): void {
    this.#services.add(origin);
  }

  /** What was found since this was last asked. Whoever asks answers for it. */
  async taken(): Promise<readonly string[]> {
    await Promise.all(this.#reading);
    return this.#found.splice(0);
  }

  async #hear(request: Request): Promise<void> {
    this.#requests += 1;
    const [url, type] = [request.url(), request.resourceType()];
    const inside = url.startsWith(this.#home) || /^(data|blob):/.test(url);
    const origin = inside ? this.#home : new URL(url).origin;
    if (!inside && !this.#services.has(origin)) this.#note(`another origin: ${type} ${url}`);
    if (type === 'font' || type === 'media') this.#note(`${type} ${url}`);
    // the icon of the tab is the only picture that is ever fetched; one of the workspace is drawn from its bytes
    if (type === 'image' && !/^(data|blob):/.test(url) && !url.endsWith('/icon.svg')) this.#note(`${type} ${url}`);
    if (tells(url) || tells(decoded(url))) this.#note(`the key in a URL: ${url}`);
    if (tells(request.postDataBuffer()?.toString('latin1') ?? '')) this.#note(`the key in a body: ${url}`);
    // what the browser adds is asked for where a key could be; a page that is gone has told what its code had set
    const headers = inside ? request.headers() : await request.allHeaders().catch(() => request.headers());
    for (const [name, value] of Object.entries(headers)) {
      if (tells(value) && !(presents.includes(name) && this.#services.has(origin)))
        this.#note(`the key in a header: ${name} to ${origin}`);
    }
  }

  #listen(message: ConsoleMessage): void {
    const [text, at] = [message.text(), message.location().url];
    if (tells(text)) this.#note(`the key in the console: ${text}`);
    // the browser itself says of each answer of a service that it is an error
    const refused = URL.canParse(at) && this.#services.has(new URL(at).origin);
    if (message.type() === 'error' && !refused) this.#note(`console: ${text}`);
  }

  #follow(page: Page): void {
    page.on('websocket', (socket) => this.#note(`a socket: ${socket.url()}`));
    page.on('download', (download) => this.#reading.push(this.#read(download)));
  }

  async #read(download: Download): Promise<void> {
    const name = download.suggestedFilename();
    // one that was called off has no content
    const pieces = await download
      .createReadStream()
      .then((stream) => stream.toArray() as Promise<Buffer[]>)
      .catch(() => []);
    if (tells(name) || tells(Buffer.concat(pieces).toString('latin1'))) this.#note(`the key in a download: ${name}`);
  }

  #note(what: string): void {
    this.#found.push(what);
  }
}

/**
 * The ground of every test of the built page. Whatever a test is about, it fails when a page asks another origin for
 * anything, lets a key out, loads a font or an image, or says an error in the console.
 */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ context, baseURL }, use) => {
      const watch = new Watch(context, baseURL ?? 'nowhere');
      await use(watch);
      expect(await watch.taken()).toEqual([]);
      // a check that has seen nothing holds nothing
      expect(watch.requests).toBeGreaterThan(1);
    },
    { auto: true },
  ],
});
