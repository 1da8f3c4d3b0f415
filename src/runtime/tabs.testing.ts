import type { LetGo, Sitting, Tabs, Word } from './tabs.ts';

interface Tab {
  readonly hearers: Set<(word: Word) => void>;
}

interface Seat {
  readonly tab: Tab;
  readonly sitting: Sitting;
}

/** A tab of a browser that is played, which may be closed without a word. */
export interface PlayedTab extends Tabs {
  close(): void;
}

/** A browser with as many tabs as are asked for. Words take a moment to arrive. */
export class PlayedBrowser {
  readonly #tabs = new Set<Tab>();
  readonly #seats = new Map<string, Seat>();

  open(): PlayedTab {
    const tab: Tab = { hearers: new Set() };
    this.#tabs.add(tab);
    const tell = (word: Word): void => {
      if (!this.#tabs.has(tab)) return;
      setImmediate(() => {
        for (const other of this.#tabs) if (other !== tab) for (const hear of other.hearers) hear(word);
      });
    };
    return {
      sit: async (run, sitting) => {
        if (!this.#tabs.has(tab)) return undefined;
        if (this.#seats.has(run)) {
          if (!sitting.over) return undefined;
          tell({ say: 'yield', run });
          for (let i = 0; i < 200 && this.#seats.has(run); i++) await new Promise((resolve) => setImmediate(resolve));
          this.#seats.get(run)?.sitting.lost();
        }
        const seat = { tab, sitting };
        this.#seats.set(run, seat);
        const letGo: LetGo = () => void (this.#seats.get(run) === seat && this.#seats.delete(run));
        return letGo;
      },
      tell,
      listen: (hear) => void tab.hearers.add(hear),
      close: () => {
        this.#tabs.delete(tab);
        for (const [run, seat] of this.#seats) if (seat.tab === tab) this.#seats.delete(run);
      },
    };
  }
}
