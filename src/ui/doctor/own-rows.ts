import type { DoctorRow } from '../../protocol/keeping.ts';

/** What only the page itself can look at. */
interface PageAround {
  /** The Content-Security-Policy that the page carries. */
  readonly policy: string | undefined;
  readonly framed: boolean;
  readonly secure: boolean;
}

/** The page as it stands. */
export function pageAround(framed: boolean): PageAround {
  const meta = document.querySelector('meta[http-equiv="Content-Security-Policy" i]');
  return { policy: meta?.getAttribute('content') ?? undefined, framed, secure: isSecureContext };
}

/** What the page finds about itself: one row a thing, with what to do about it. */
export function ownRows({ policy, framed, secure }: PageAround): readonly DoctorRow[] {
  return [
    policy === undefined
      ? {
          name: 'Policy',
          state: 'warning',
          what: 'The page carries no Content-Security-Policy, so nothing bounds what it may load.',
          todo: 'Serve the built page; the development server carries none.',
        }
      : { name: 'Policy', state: 'fine', what: 'The page loads its own files and no others.' },
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
