import type { Actions } from '../ui/state/actions.ts';
import { moveInspectorTab, noFilter, select, showInspector, toggleInspector, useLayout } from '../ui/state/layout.ts';
import { useRun } from '../ui/state/run.ts';
import { goOn, togglePlan } from '../ui/state/said.ts';
import * as travel from '../ui/state/travel.ts';
import type { Mind } from './in-mind.ts';

/** What every command does on this page. `page` is what only the page itself can do. */
export function actionsOf(
  page: Pick<
    Actions,
    | 'newRun'
    | 'openPalette'
    | 'showHelp'
    | 'showModel'
    | 'showDoctor'
    | 'exportRun'
    | 'forkHere'
    | 'editInFork'
    | 'breakIt'
    | 'showBreakpoints'
    | 'conditionBreakpoint'
    | 'rewind'
    | 'rerun'
  >,
): Actions {
  return {
    ...page,
    shareRun: () => page.exportRun('link'),
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
    replay: () => void import('../ui/state/replaying.ts').then((playing) => playing.replayFromStart()),
    goOn,
    togglePlan,
    selectFirst: travel.selectFirst,
    selectLast: travel.selectLast,
    selectNext: travel.selectNext,
    selectPrevious: travel.selectPrevious,
    goToSelected: travel.goToSelected,
    toggleBreakpoint: () => void inMind((go, mind) => go.toggleBreakpoint(mind)),
    goToLine: () => void inMind((go, mind) => go.goToLine(mind)),
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
    showAgents: () => showInspector('agents'),
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

/** Does something with the event that the reader has in mind as they press; what for comes with the first use. */
async function inMind(go: (ways: typeof import('./in-mind.ts'), mind: Mind) => void): Promise<void> {
  const mind = { run: useRun.getState(), layout: useLayout.getState() };
  go(await import('./in-mind.ts'), mind);
}

/** Esc takes away one thing at a time: the inspector that lies over the loop, the search, the selection. */
function closeLayer(): void {
  const { inspectorOpen, searching } = useLayout.getState();
  if (inspectorOpen) useLayout.setState({ inspectorOpen: false });
  else if (searching) useLayout.setState({ searching: false, filter: noFilter });
  else select(undefined);
}
