import type { ToolContext, ToolResult } from '../../agent/tool.ts';
import { shellsView } from '../../views/shells.ts';
import { nodeAt, workspaceView } from '../../views/workspace.ts';
import { resultOf } from '../ran.ts';

interface Asked extends Pick<ToolContext, 'views' | 'agent' | 'sandbox'> {
  readonly command: string;
  readonly timeout: number;
}

/** Runs a command where the last one of this agent has left the shell. A directory that is gone is left for the root. */
export async function runCommand({ command, timeout, views, agent, sandbox }: Asked): Promise<ToolResult> {
  const { cwd = '', env = {} } = views.read(shellsView)[agent] ?? {};
  const there = cwd === '' || nodeAt(views.read(workspaceView), cwd)?.is === 'folder';
  const job = { code: command, name: 'bash', cwd: there ? cwd : '', env, deadline: timeout * 1000 };
  return resultOf('bash', await sandbox('bash', job));
}
