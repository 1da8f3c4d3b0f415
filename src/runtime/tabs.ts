/** What the tabs of one browser tell each other: how far the disk is with a run, that one wants it, that a list changed. */
export type Word =
  | { readonly say: 'stored'; readonly run: string; readonly length: number }
  | { readonly say: 'yield'; readonly run: string }
  | { readonly say: 'changed'; readonly what: 'runs' | 'workspaces' };

/** How a tab takes the seat of a run's writer. */
export interface Sitting {
  /** Asks whoever sits there to leave, and after a moment no longer asks. */
  readonly over: boolean;
  /** Hears that another tab has taken the seat without being let to it. */
  lost(): void;
}

/** Gives the seat of a run's writer up. */
export type LetGo = () => void;

/**
 * The tabs that share a store. A run has one seat, so that nobody takes up what is alive elsewhere. The seat is a courtesy:
 * what keeps two writers apart is the owner number in the store.
 */
export interface Tabs {
  /** Takes the seat of a run's writer; undefined when another tab that is alive sits there. */
  sit(run: string, sitting: Sitting): Promise<LetGo | undefined>;
  tell(word: Word): void;
  /** Hears what the others say. */
  listen(hear: (word: Word) => void): void;
}

/** A runtime that shares its store with nobody. */
export const alone: Tabs = {
  sit: async () => () => {},
  tell: () => {},
  listen: () => {},
};
