import type { Event } from '../protocol/event.ts';
import type { Actions } from '../ui/state/actions.ts';
import { toggleBreakpoints } from '../ui/state/breakpoints.ts';
import { agentInMind } from '../ui/state/followed.ts';
import { moveInspectorTab, noFilter, select, showInspector, toggleInspector, useLayout } from '../ui/state/layout.ts';
import { useRun } from '../ui/state/run.ts';
import { goOn, togglePlan } from '../ui/state/said.ts';
import * as travel from '../ui/state/travel.ts';
import { kindOf } from '../ui/words/kinds.ts';
import { stations, stepsAt } from '../ui/words/stations.ts';

/** What every command does on this page. `page` is what only the page itself can do. */
export function actionsOf(
  page: Pick<
    Actions,
    'newRun' | 'openPalette' | 'showHelp' | 'showModel' | 'showDoctor' | 'exportRun' | 'forkHere' | 'editInFork'
  >,
): Actions {
  return {
    ...page,
    continueOrPause: travel.continueOrPause,
    stepOn: travel.stepOn,
    stepBack: travel.stepBack,
    stepOverTurn: travel.stepOverTurn,
    stepToTurnStart: travel.stepToTurnStart,
    stepInto: () => void into((go) => go.stepInto()),
    stepOut: () => void into((go) => go.stepOut()),
    followNext: () => void into((go) => go.followNext()),
    followPrevious: () => void into((go) => go.followPrevious()),
    foldLane: () => void into((go) => go.foldLane()),
    stopRun: travel.stopRun,
    goOn,
    togglePlan,
    selectFirst: travel.selectFirst,
    selectLast: travel.selectLast,
    selectNext: travel.selectNext,
    selectPrevious: travel.selectPrevious,
    goToSelected: travel.goToSelected,
    toggleBreakpoint: () => void toggleBreakpoint(),
    goToLine: () => void goToLine(),
    goToTimeline: () => {
      useLayout.setState({ panel: 'timeline' });
      later(() => document.querySelector<HTMLElement>('#timeline li > [tabindex="0"]')?.focus());
    },
    goToContext: () => showInspector('context'),
    showCost: () => showInspector('cost'),
    showMemory: () => showInspector('memory'),
    showSkills: () => showInspector('skills'),
    compact: () => void import('../ui/state/compact.ts').then(({ compactNow }) => compactNow()),
    showRules: () => showInspector('rules'),
    showHooks: () => showInspector('hooks'),
    nextTab: () => moveInspectorTab(1),
    previousTab: () => moveInspectorTab(-1),
    searchTimeline: () => useLayout.setState({ panel: 'timeline', searching: true }),
    toggleInspector: () => toggleInspector({ beside: matchMedia('(min-width: 1100px)').matches }),
    closeLayer,
    showStatus: () => void import('../ui/state/status.ts').then(({ showStatus }) => showStatus()),
  };
}

/** Goes among agents: what for comes with the first use. */
async function into(go: (ways: typeof import('../ui/state/into.ts')) => void): Promise<void> {
  go(await import('../ui/state/into.ts'));
}

/** What is drawn first by this change can be focused after it. */
function later(then: () => void): void {
  requestAnimationFrame(then);
}

/** The fact that the reader has in mind: the selected one, else the one at the cursor. */
function eventInMind(): Event | undefined {
  const { events, cursor, length } = useRun.getState();
  return events[useLayout.getState().selected ?? Math.min(cursor, length - 1)];
}

async function goToLine(): Promise<void> {
  const event = eventInMind();
  const { showLineOf } = await import('./lines.ts');
  if (event !== undefined) showLineOf(event);
}

/** Breaks before what the selected row is about, or before the step that comes next. */
async function toggleBreakpoint(): Promise<void> {
  const { selected } = useLayout.getState();
  const { projector, cursor, events } = useRun.getState();
  const event = selected === undefined ? undefined : events[selected];
  if (event === undefined) {
    const { pendingIn } = await import('../ui/state/pending.ts');
    const { followed } = useLayout.getState();
    const agent = agentInMind(useRun.getState(), followed);
    const pending = pendingIn(projector.at(cursor), agent, { alone: followed !== undefined });
    if (pending !== undefined) toggleBreakpoints([pending.step.do]);
    return;
  }
  const kind = kindOf(event);
  const station = stations.find(({ kinds }) => kinds.includes(kind));
  if (station !== undefined) toggleBreakpoints(stepsAt(station.name));
}

/** Esc takes away one thing at a time: the inspector that lies over the loop, the search, the selection. */
function closeLayer(): void {
  const { inspectorOpen, searching } = useLayout.getState();
  if (inspectorOpen) useLayout.setState({ inspectorOpen: false });
  else if (searching) useLayout.setState({ searching: false, filter: noFilter });
  else select(undefined);
}
