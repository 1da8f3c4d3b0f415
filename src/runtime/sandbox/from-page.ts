import type { Sandbox } from '../../agent/ports.ts';
import type { Port } from '../port.ts';
import type { Started } from './cell.ts';
import { Sandboxes } from './pool.ts';
import { isAboutSandbox } from './words.ts';

/** Sandboxes whose workers the page starts, so that its policy binds them; it is asked on the line to it. */
export function sandboxesFrom(page: Port): Sandbox {
  const lost = new Map<number, (why: string) => void>();
  let started = 0;
  page.addEventListener('message', ({ data }) => {
    if (isAboutSandbox(data) && data.sandbox === 'lost') lost.get(data.id)?.(data.why);
  });
  return new Sandboxes((engine): Started => {
    started += 1;
    const id = started;
    const { port1, port2 } = new MessageChannel();
    page.postMessage({ sandbox: 'start', id, engine }, { transfer: [port2] });
    return {
      line: port1,
      lost: (hear) => void lost.set(id, hear),
      end() {
        lost.delete(id);
        port1.close();
        page.postMessage({ sandbox: 'end', id });
      },
    };
  });
}
