/** What the runtime asks of the page: to start a worker, speaking to the port that comes along, or to end it. */
export type ToPage =
  | { readonly sandbox: 'start'; readonly id: number; readonly engine: string }
  | { readonly sandbox: 'end'; readonly id: number };

/** What the page tells the runtime: a worker could not be loaded, or went away by itself. */
export interface FromPage {
  readonly sandbox: 'lost';
  readonly id: number;
  readonly why: string;
}

/** Whether a message is about the workers of sandboxes, and not for anyone else. */
export function isAboutSandbox(data: unknown): data is ToPage | FromPage {
  return typeof data === 'object' && data !== null && 'sandbox' in data;
}
