import { ArchiveFault } from '../archive/fault.ts';

/** Why a link is refused. */
export function linkFault(what: string): ArchiveFault {
  return new ArchiveFault('the link', what);
}
