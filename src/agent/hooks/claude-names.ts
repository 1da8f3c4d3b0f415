/** What Claude Code calls the tools that are here too, so that a hook written for it meets them. */
const names: Readonly<Record<string, readonly string[]>> = {
  ask_user: ['AskUserQuestion'],
  bash: ['Bash'],
  edit_file: ['Edit', 'MultiEdit'],
  enter_plan_mode: ['EnterPlanMode'],
  exit_plan_mode: ['ExitPlanMode'],
  glob: ['Glob'],
  grep: ['Grep'],
  list_files: ['LS'],
  load_skill: ['Skill'],
  read_file: ['Read'],
  spawn_agent: ['Task', 'Agent'],
  todo_write: ['TodoWrite'],
  web_fetch: ['WebFetch'],
  web_search: ['WebSearch'],
  write_file: ['Write'],
};

/** All that a matcher may call a tool: its own name first. */
export function namesOf(tool: string): readonly string[] {
  return [tool, ...(Object.hasOwn(names, tool) ? (names[tool] ?? []) : [])];
}
