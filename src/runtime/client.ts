import type { Wish } from '../protocol/command.ts';
import type { Notice } from '../protocol/notice.ts';

/** The page's end of the port to the runtime. */
export interface Client {
  /** Sends a command once the runtime is ready, and gives its number, which `refused` names. */
  send(wish: Wish): string;
  /** Hears every notice from now on; call the result to stop. */
  listen(hear: (notice: Notice) => void): () => void;
}
