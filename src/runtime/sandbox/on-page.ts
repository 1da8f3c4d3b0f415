import type { Welcome } from '../../sandboxes/messages.ts';
import type { FromPage, ToPage } from './words.ts';

/** The address of each sandbox's worker, by its path. */
const addresses = import.meta.glob<string>('../../sandboxes/*/worker.ts', {
  query: '?worker&url',
  import: 'default',
  eager: true,
});

/** The workers of sandboxes that this page has started. */
export class PageSandboxes {
  readonly #workers = new Map<number, Worker>();
  readonly #tell: (word: FromPage) => void;

  constructor(tell: (word: FromPage) => void) {
    this.#tell = tell;
  }

  /** Does what the runtime asks. */
  take(word: ToPage, port: MessagePort | undefined): void {
    if (word.sandbox === 'end') this.#end(word.id);
    else if (port !== undefined) this.#start(word, port);
  }

  #end(id: number): void {
    this.#workers.get(id)?.terminate();
    this.#workers.delete(id);
  }

  /** A worker from a blob is bound by the policy of the page that starts it; one from a file would not be. */
  #start({ id, engine }: Extract<ToPage, { sandbox: 'start' }>, port: MessagePort): void {
    const address = addresses[`../../sandboxes/${engine}/worker.ts`];
    if (address === undefined) {
      this.#tell({ sandbox: 'lost', id, why: `There is no sandbox ${engine}.` });
      return;
    }
    const base = new URL('.', document.baseURI).href;
    const source = `import ${JSON.stringify(new URL(address, base).href)};`;
    const blob = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const worker = new Worker(blob, { type: 'module', name: `sandbox ${engine}` });
    this.#workers.set(id, worker);
    worker.addEventListener(
      'message',
      () => {
        URL.revokeObjectURL(blob);
        worker.postMessage({ place: { base, node: false }, port } satisfies Welcome, [port]);
      },
      { once: true },
    );
    worker.addEventListener('error', ({ message }) => {
      this.#end(id);
      this.#tell({ sandbox: 'lost', id, why: message || `The sandbox ${engine} could not be loaded.` });
    });
  }
}
