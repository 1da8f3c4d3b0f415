import { Worker } from 'node:worker_threads';
import type { Sandbox } from '../../agent/ports.ts';
import { sandboxes } from '../../sandboxes/index.ts';
import type { Welcome } from '../../sandboxes/messages.ts';
import type { Line, Started } from './cell.ts';
import { Sandboxes } from './pool.ts';

/** The built file of each sandbox's worker, by its path, and the folder of the project. */
interface Built {
  readonly file: string;
  readonly root: string;
}
const files = import.meta.glob<Built>('../../sandboxes/*/worker.ts', { query: '?node', import: 'built' });

/** Sandboxes in threads of Node, from the same sources as those of the page. */
export function sandboxesInNode(specs = sandboxes): Sandbox {
  return new Sandboxes((engine): Started => {
    const hearers: ((event: { readonly data: unknown }) => void)[] = [];
    const losers: ((why: string) => void)[] = [];
    let worker: Worker | undefined;
    let over = false;
    let waited = false;
    const lose = (why: string): void => {
      if (!over) for (const tell of losers) tell(why);
    };
    const start = async (): Promise<void> => {
      const load = files[`../../sandboxes/${engine}/worker.ts`];
      if (load === undefined) return lose(`There is no sandbox ${engine}.`);
      const { file, root } = await load();
      if (over) return;
      worker = new Worker(new URL(file));
      worker.once('message', () => {
        worker?.on('message', (data) => {
          for (const hear of hearers) hear({ data });
        });
        if (!waited) worker?.unref(); // who is listened to holds the process
        worker?.postMessage({ place: { base: root, node: true } } satisfies Welcome);
      });
      worker.on('error', ({ message }) => lose(message));
      worker.on('exit', () => lose(`The sandbox ${engine} went away.`));
    };
    void start().catch((error: unknown) => lose(String(error)));
    const line: Line = {
      postMessage: (message) => worker?.postMessage(message),
      addEventListener: (_, hear) => void hearers.push(hear),
    };
    return {
      line,
      lost: (hear) => void losers.push(hear),
      busy(is) {
        waited = is;
        if (is) worker?.ref();
        else worker?.unref();
      },
      end() {
        over = true;
        void worker?.terminate();
      },
    };
  }, specs);
}
