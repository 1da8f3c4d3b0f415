/** What tools are called where skills and agents are written for another harness. */
const ours: Readonly<Record<string, string>> = {
  Bash: 'bash',
  Read: 'read_file',
  Write: 'write_file',
  Edit: 'edit_file',
  MultiEdit: 'edit_file',
  LS: 'list_files',
  Glob: 'glob',
  Grep: 'grep',
  WebFetch: 'web_fetch',
  WebSearch: 'web_search',
  TodoWrite: 'todo_write',
  Task: 'spawn_agent',
  Agent: 'spawn_agent',
};

/** Our name for a tool, whoever named it. */
export function ourName(name: string): string {
  return Object.hasOwn(ours, name) ? (ours[name] ?? name) : name;
}
