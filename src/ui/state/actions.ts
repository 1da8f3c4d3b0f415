/** All that a key, a command or the palette can set off, by name. The page gives each its effect. */
export interface Actions {
  continueOrPause(): void;
  stepOn(): void;
  stepBack(): void;
  stepOverTurn(): void;
  stepToTurnStart(): void;
  /** Down into a subagent of the agent that is followed. */
  stepInto(): void;
  /** Up and out of the agent that is followed. */
  stepOut(): void;
  /** Follows the next agent in every panel; after the last, all of them. */
  followNext(): void;
  followPrevious(): void;
  /** Folds the rows of a subagent into one, or shows them again. */
  foldLane(): void;
  stopRun(): void;
  /** Wakes an agent that rests at a limit, failed or was stopped. */
  goOn(): void;
  /** Puts the agent into plan mode, or out of it. */
  togglePlan(): void;
  /** To the scenarios, for another run. */
  newRun(): void;
  selectFirst(): void;
  selectLast(): void;
  selectNext(): void;
  selectPrevious(): void;
  /** Moves `now` to the selected row. */
  goToSelected(): void;
  /** Sets or takes away the breakpoint of the selected row, else of the step that comes next. */
  toggleBreakpoint(): void;
  /** Asks when the breakpoint of the line or row is to hold. */
  conditionBreakpoint(): void;
  /** Goes on from here as another run. */
  forkHere(): void;
  /** Lists the breakpoints, each to be switched off, gone to or taken away. */
  showBreakpoints(): void;
  /** Goes back before something that was said, as another run. */
  rewind(): void;
  /** Plays the recording from its beginning; calls nothing. */
  replay(): void;
  /** Runs again what was said, as another run: model and tools work anew. Says first what it would call. */
  rerun(): void;
  /** Breaks things on purpose, or mends them. */
  breakIt(): void;
  /** Changes what stands here in another run, and sees what follows. */
  editInFork(): void;
  goToLine(): void;
  goToTimeline(): void;
  goToContext(): void;
  /** Shows what the run has cost. */
  showCost(): void;
  /** Shows what the workspace remembers. */
  showMemory(): void;
  /** Shows the skills that the agent may load. */
  showSkills(): void;
  /** Sums up the conversation now, or says why there is nothing to sum up. */
  compact(): void;
  /** Shows the rules that judge calls. */
  showRules(): void;
  showHooks(): void;
  showAgents(): void;
  nextTab(): void;
  previousTab(): void;
  searchTimeline(): void;
  toggleInspector(): void;
  /** Closes the topmost of what lies over the page; never answers a question. */
  closeLayer(): void;
  /** Opens the list of all that can be done from here. */
  openPalette(): void;
  showHelp(): void;
  /** Connects a model of the person's own. */
  showModel(): void;
  /** Gives the run away: as a link, a page, a text, a script or a trace. */
  exportRun(kind?: 'link' | 'page' | 'text' | 'script' | 'trace'): void;
  shareRun(): void;
  /** Looks at all that the page stands on, and says what to do about what is wrong. */
  showDoctor(): void;
  /** Says in words where the run stands. */
  showStatus(): void;
}

export type ActionName = keyof Actions;
