import type { View } from './view.ts';

/** The run that this one was taken back from, and the place of the fact that says so. */
export interface Rewound {
  readonly from: string;
  readonly seq: number;
}

/** The rewind that a run began with, until something is said in it: from then on it is a run of its own. */
export const rewoundView: View<Rewound | undefined> = {
  initial: undefined,
  evolve: (rewound, event) => {
    if (event.type === 'run.forked') return event.rewound ? { from: event.from, seq: event.seq } : undefined;
    return event.type === 'prompt.submitted' && event.agent === 'main' ? undefined : rewound;
  },
};
