import type { DoctorRow } from '../../protocol/keeping.ts';

/** What only the page itself can look at. */
interface PageAround {
  /** The Content-Security-Policy that the page carries. */
  readonly policy: string | undefined;
  readonly framed: boolean;
  readonly secure: boolean;
  /** Whether a worker that has no file of its own starts, as sandboxes do. */
  readonly sandbox: boolean;
}

/** How long a worker may take to say that it stands. */
const patience = 5000;

/** The page as it stands. */
export async function pageAround(framed: boolean): Promise<PageAround> {
  const meta = document.querySelector('meta[http-equiv="Content-Security-Policy" i]');
  return {
    policy: meta?.getAttribute('content') ?? undefined,
    framed,
    secure: isSecureContext,
    sandbox: await startsWorker(),
  };
}

/** Starts a worker in the way of sandboxes, which says a word and is ended. */
async function startsWorker(): Promise<boolean> {
  const address = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
  try {
    const worker = new Worker(address);
    const stood = await new Promise<boolean>((resolve) => {
      worker.addEventListener('message', () => resolve(true));
      worker.addEventListener('error', () => resolve(false));
      setTimeout(() => resolve(false), patience);
    });
    worker.terminate();
    return stood;
  } catch {
    return false;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** What the page finds about itself: one row a thing, with what to do about it. */
export function ownRows({ policy, framed, secure, sandbox }: PageAround): readonly DoctorRow[] {
  return [
    policy === undefined
      ? {
          name: 'Policy',
          state: 'warning',
          what: 'The page carries no Content-Security-Policy, so nothing bounds what it may load.',
          todo: 'Serve the built page; the development server carries none.',
        }
      : { name: 'Policy', state: 'fine', what: 'The page loads its own files and no others.' },
    sandbox
      ? {
          name: 'Sandboxes',
          state: 'fine',
          what: 'A worker apart from page and runtime starts, as code that nobody trusts needs.',
        }
      : {
          name: 'Sandboxes',
          state: 'warning',
          what: 'A worker of the kind that sandboxes need does not start, so no code can be run.',
          todo: 'A policy of the host may forbid it: allow “worker-src blob:”. Else use another browser.',
        },
    secure
      ? {
          name: 'Address',
          state: 'fine',
          what: `${location.origin} is an address that browsers trust with storage and keys.`,
        }
      : {
          name: 'Address',
          state: 'warning',
          what: 'This address is not safe (no https), so browsers withhold some of what is needed.',
          todo: 'Open the page over https, or on localhost.',
        },
    framed
      ? {
          name: 'Frame',
          state: 'warning',
          what: 'Another site shows this page, so it answers no questions and takes no keys.',
          todo: 'Open it on its own, in a tab.',
        }
      : { name: 'Frame', state: 'fine', what: 'The page stands on its own, not inside another site.' },
  ];
}
