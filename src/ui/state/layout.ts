import { create } from 'zustand';
import type { KindName } from '../words/kinds.ts';

/** The panels that a phone shows one at a time. */
export type Panel = 'timeline' | 'loop' | InspectorTab;

/** The panels of the inspector, in the order of its tabs. */
export const inspectorTabs = [
  'event',
  'context',
  'files',
  'memory',
  'skills',
  'rules',
  'hooks',
  'agents',
  'cost',
] as const;
export type InspectorTab = (typeof inspectorTabs)[number];

/** Which request is looked at: the one that was sent last, or the one that would be sent next, as far as it has come. */
export type Which = 'sent' | 'next';

export type Theme = 'system' | 'light' | 'dark';

/** A verdict on a call, of the ladder or of the person. */
export type Verdict = 'allow' | 'ask' | 'deny';

/** Which rows of the timeline are looked for: those of some kinds and verdicts (all when empty) and of an agent that contain a text. */
export interface Filter {
  readonly text: string;
  readonly kinds: readonly KindName[];
  readonly verdicts: readonly Verdict[];
  readonly agent: string | undefined;
}

/** How the reader has arranged the page. No fact of a run is here, only where the eyes are. */
export interface LayoutState {
  readonly timelineWidth: number | undefined;
  readonly inspectorWidth: number | undefined;
  readonly inspectorTab: string;
  /** Whether the inspector is shown where there is no room for it beside the loop. */
  readonly inspectorOpen: boolean;
  /** Whether it is hidden where there is room. */
  readonly inspectorHidden: boolean;
  readonly panel: Panel;
  /** Which request the Context panel shows. */
  readonly request: Which;
  /** The path of the file that is shown. */
  readonly file: string | undefined;
  /** The selected event, by its number. */
  readonly selected: number | undefined;
  /** Whether passed checks are folded into the row of their call. */
  readonly folded: boolean;
  /** The subagents whose rows are folded into the one that says that they began. */
  readonly foldedAgents: readonly string[];
  /** The agent whose conversation is followed in every panel; whoever acts, when left open. */
  readonly followed: string | undefined;
  readonly filter: Filter;
  /** Whether the search field of the timeline is shown. */
  readonly searching: boolean;
  /** Whether the timeline keeps the newest row in sight. */
  readonly following: boolean;
  readonly theme: Theme;
  /** Whether single letters and signs are keys; a person may switch them off. */
  readonly characterKeys: boolean;
}

/** A filter that hides nothing. */
export const noFilter: Filter = { text: '', kinds: [], verdicts: [], agent: undefined };

const kept = 'loopscope.layout';
const usual: LayoutState = {
  timelineWidth: undefined,
  inspectorWidth: undefined,
  inspectorTab: 'context',
  inspectorOpen: false,
  inspectorHidden: false,
  panel: 'timeline',
  request: 'sent',
  file: undefined,
  selected: undefined,
  folded: true,
  foldedAgents: [],
  followed: undefined,
  filter: noFilter,
  searching: false,
  following: true,
  theme: 'system',
  characterKeys: true,
};

/** The store of the page's arrangement. What outlives a visit is kept in the browser, when it lets us. */
export const useLayout = create<LayoutState>()(() => ({ ...usual, ...recall() }));

useLayout.subscribe(({ timelineWidth, inspectorWidth, inspectorTab, folded, theme, characterKeys }) => {
  try {
    localStorage.setItem(
      kept,
      JSON.stringify({ timelineWidth, inspectorWidth, inspectorTab, folded, theme, characterKeys }),
    );
  } catch {
    // a browser that keeps nothing: the page works, and forgets
  }
});

/** What was kept, field by field, for it may be old or not ours. */
function recall(): Partial<LayoutState> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(kept) ?? '{}');
    if (typeof found !== 'object' || found === null) return {};
    const { timelineWidth, inspectorWidth, inspectorTab, folded, theme, characterKeys } = found as Record<
      string,
      unknown
    >;
    return {
      ...(typeof timelineWidth === 'number' && { timelineWidth }),
      ...(typeof inspectorWidth === 'number' && { inspectorWidth }),
      ...(typeof inspectorTab === 'string' && { inspectorTab }),
      ...(typeof folded === 'boolean' && { folded }),
      ...((theme === 'light' || theme === 'dark') && { theme }),
      ...(typeof characterKeys === 'boolean' && { characterKeys }),
    };
  } catch {
    return {};
  }
}

/** Selects an event, or nothing. */
export function select(selected: number | undefined): void {
  useLayout.setState({ selected });
}

/** Shows a panel of the inspector, wherever this page has room for it. */
export function showInspector(tab: InspectorTab): void {
  useLayout.setState({ inspectorTab: tab, inspectorOpen: true, inspectorHidden: false, panel: tab });
}

/** Shows a request in the Context panel: what was sent last, or what would be sent next. */
export function showRequest(request: Which): void {
  useLayout.setState({ request });
  showInspector('context');
}

/** Shows the inspector, or hides it; `beside` says whether it has a column of its own. */
export function toggleInspector({ beside }: { readonly beside: boolean }): void {
  useLayout.setState(({ inspectorOpen, inspectorHidden }) =>
    beside ? { inspectorHidden: !inspectorHidden } : { inspectorOpen: !inspectorOpen },
  );
}

/** Shows the next tab of the inspector, or the one before; round at the ends. */
export function moveInspectorTab(by: 1 | -1): void {
  const { inspectorTab } = useLayout.getState();
  const at = inspectorTabs.indexOf(inspectorTab as InspectorTab);
  const to = inspectorTabs[(Math.max(0, at) + by + inspectorTabs.length) % inspectorTabs.length] ?? 'context';
  useLayout.setState({ inspectorTab: to });
}

/** Shows a file in the Files panel. */
export function openFile(path: string): void {
  useLayout.setState({ file: path });
  showInspector('files');
}
