import type { Standing } from '../views/conversation.ts';
import type { ActionName } from './state/actions.ts';

/** One thing that a person can do: how it is called, which keys and which `/word` do it, and when it can be done. */
export interface Command {
  readonly id: ActionName;
  readonly words: string;
  readonly group: (typeof groups)[number];
  /** Each `Shift ArrowRight`, or a sequence such as `G L`. */
  readonly keys?: readonly string[];
  /** The word after the slash in the composer. */
  readonly slash?: string;
  /** Why it cannot be done now; absent when it always can. */
  readonly unavailable?: (standing: Standing) => string | undefined;
}

/** The groups of the help sheet, in order. */
export const groups = ['Run', 'Steps', 'Timeline', 'Panels', 'Page'] as const;

const needsRun = (standing: Standing) => (standing === 'closed' ? 'No run is open.' : undefined);
const needsWork = (standing: Standing) =>
  needsRun(standing) ?? (standing === 'working' ? undefined : 'The agent rests.');
const needsEnd = (standing: Standing) => {
  if (standing === 'failed' || standing === 'limit' || standing === 'stopped') return undefined;
  return needsRun(standing) ?? 'The agent has not been stopped, and is at no limit.';
};

/** The one table of commands: handlers of keys, tooltips, the help sheet and the composer's menu all read it. */
export const commands: readonly Command[] = [
  { id: 'continueOrPause', words: 'Continue or pause', group: 'Run', keys: ['Space', 'F8'], unavailable: needsRun },
  { id: 'stopRun', words: 'Stop the agent', group: 'Run', slash: 'stop', unavailable: needsWork },
  {
    id: 'goOn',
    words: 'Go on after a stop, a limit or a failure',
    group: 'Run',
    slash: 'continue',
    unavailable: needsEnd,
  },
  { id: 'newRun', words: 'Start another run', group: 'Run', slash: 'new' },
  { id: 'togglePlan', words: 'Plan mode on or off', group: 'Run', slash: 'plan', unavailable: needsRun },
  { id: 'exportRun', words: 'Save the run as a file', group: 'Run', slash: 'export', unavailable: needsRun },
  { id: 'shareRun', words: 'Share the run', group: 'Run', slash: 'share', unavailable: needsRun },
  {
    id: 'compact',
    words: 'Sum up the conversation to make room',
    group: 'Run',
    slash: 'compact',
    unavailable: needsRun,
  },
  { id: 'showStatus', words: 'Say where the run stands', group: 'Run', slash: 'status', unavailable: needsRun },
  {
    id: 'breakIt',
    words: 'Break it: faults on purpose',
    group: 'Run',
    slash: 'break',
    unavailable: needsRun,
  },
  { id: 'stepOn', words: 'Step', group: 'Steps', keys: ['ArrowRight'], unavailable: needsRun },
  { id: 'stepBack', words: 'Step back', group: 'Steps', keys: ['ArrowLeft'], unavailable: needsRun },
  { id: 'stepOverTurn', words: 'Over the turn', group: 'Steps', keys: ['Shift ArrowRight'], unavailable: needsRun },
  {
    id: 'stepToTurnStart',
    words: 'To the start of the turn',
    group: 'Steps',
    keys: ['Shift ArrowLeft'],
    unavailable: needsRun,
  },
  { id: 'stepInto', words: 'Down into the subagent', group: 'Steps', keys: ['D'], unavailable: needsRun },
  { id: 'stepOut', words: 'Up and out of the subagent', group: 'Steps', keys: ['U'], unavailable: needsRun },
  {
    id: 'toggleBreakpoint',
    words: 'Set or take away a breakpoint',
    group: 'Steps',
    keys: ['B'],
    unavailable: needsRun,
  },
  {
    id: 'conditionBreakpoint',
    words: 'Set a breakpoint with a condition',
    group: 'Steps',
    keys: ['Shift B'],
    unavailable: needsRun,
  },
  { id: 'showBreakpoints', words: 'List the breakpoints', group: 'Steps', slash: 'breakpoints', unavailable: needsRun },
  { id: 'selectNext', words: 'Select the next row', group: 'Timeline', keys: ['J'], unavailable: needsRun },
  { id: 'selectPrevious', words: 'Select the previous row', group: 'Timeline', keys: ['K'], unavailable: needsRun },
  { id: 'selectFirst', words: 'Select the first row', group: 'Timeline', keys: ['Home'], unavailable: needsRun },
  { id: 'selectLast', words: 'Select the newest row', group: 'Timeline', keys: ['End'], unavailable: needsRun },
  {
    id: 'goToSelected',
    words: 'Move “now” to the selected row',
    group: 'Timeline',
    keys: ['Enter'],
    unavailable: needsRun,
  },
  { id: 'followNext', words: 'Follow the next agent', group: 'Timeline', keys: ['A'], unavailable: needsRun },
  {
    id: 'followPrevious',
    words: 'Follow the previous agent',
    group: 'Timeline',
    keys: ['Shift A'],
    unavailable: needsRun,
  },
  {
    id: 'foldLane',
    words: 'Fold or show the rows of a subagent',
    group: 'Timeline',
    keys: ['Z'],
    unavailable: needsRun,
  },
  { id: 'searchTimeline', words: 'Search the timeline', group: 'Timeline', keys: ['/'], unavailable: needsRun },
  { id: 'forkHere', words: 'Fork the run here', group: 'Steps', keys: ['F'], slash: 'fork', unavailable: needsRun },
  {
    id: 'rewind',
    words: 'Rewind to before something you said',
    group: 'Steps',
    slash: 'rewind',
    unavailable: needsRun,
  },
  {
    id: 'replay',
    words: 'Replay the recording; it calls nothing',
    group: 'Run',
    slash: 'replay',
    unavailable: needsRun,
  },
  { id: 'rerun', words: 'Run again, model and tools too', group: 'Run', slash: 'rerun', unavailable: needsRun },
  { id: 'editInFork', words: 'Edit this event in a fork', group: 'Steps', keys: ['E'], unavailable: needsRun },
  { id: 'goToLine', words: 'Go to the line of this event', group: 'Panels', keys: ['G L'], unavailable: needsRun },
  { id: 'goToTimeline', words: 'Go to the timeline', group: 'Panels', keys: ['G T'], unavailable: needsRun },
  {
    id: 'goToContext',
    words: 'Show the context',
    group: 'Panels',
    keys: ['G C'],
    slash: 'context',
    unavailable: needsRun,
  },
  { id: 'showCost', words: 'Show what it cost', group: 'Panels', slash: 'cost', unavailable: needsRun },
  { id: 'showMemory', words: 'Show the memory', group: 'Panels', slash: 'memory', unavailable: needsRun },
  { id: 'showSkills', words: 'Show the skills', group: 'Panels', slash: 'skills', unavailable: needsRun },
  { id: 'showRules', words: 'Show the rules for calls', group: 'Panels', slash: 'permissions', unavailable: needsRun },
  { id: 'showHooks', words: 'Show the hooks', group: 'Panels', slash: 'hooks', unavailable: needsRun },
  { id: 'showAgents', words: 'Show the agents', group: 'Panels', slash: 'agents', unavailable: needsRun },
  { id: 'previousTab', words: 'Previous tab of the inspector', group: 'Panels', keys: ['['], unavailable: needsRun },
  { id: 'nextTab', words: 'Next tab of the inspector', group: 'Panels', keys: [']'], unavailable: needsRun },
  { id: 'toggleInspector', words: 'Show or hide the inspector', group: 'Panels', keys: ['I'], unavailable: needsRun },
  { id: 'showModel', words: 'Connect a model of your own', group: 'Page', slash: 'model' },
  { id: 'showDoctor', words: 'Check storage, workers, keys and the rest', group: 'Page', slash: 'doctor' },
  { id: 'openPalette', words: 'Find a command, a scenario or a run', group: 'Page', keys: ['Ctrl K', 'Meta K'] },
  { id: 'showHelp', words: 'All keys and commands', group: 'Page', keys: ['?'], slash: 'help' },
  { id: 'closeLayer', words: 'Close what lies on top; it never answers a question', group: 'Page', keys: ['Escape'] },
];

/** The first key of a command, for a tooltip. */
export function keysOf(id: ActionName): string | undefined {
  return commands.find((command) => command.id === id)?.keys?.[0];
}
