/** An archive is refused, whole. The message says where in it the fault is, and what. */
export class ArchiveFault extends Error {
  constructor(where: string, what: string) {
    super(`${where}: ${what}`);
  }
}
