/** How code of a sandbox says the few things that hold for all of them. Each has its own in `dialect.testing.ts`. */
export interface Dialect {
  /** Prints a line; on standard error when asked. */
  print(text: string, stream?: 'stderr'): string;
  /** Prints what a file holds. */
  show(path: string): string;
  write(path: string, text: string): string;
  remove(path: string): string;
  exit(code: number): string;
  /** Prints the first argument, and all that comes in on standard input. */
  readonly echo: string;
  readonly endless: string;
  /** Takes memory until there is no more. */
  readonly bomb: string;
  /** Prints many megabytes. */
  readonly flood: string;
}
