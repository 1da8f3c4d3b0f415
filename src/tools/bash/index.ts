import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

/** How long a command may take when it does not say, in seconds. */
const usual = 30;

/** Runs a command in a shell over the files of the workspace. */
export const tool = defineTool({
  name: 'bash',
  description: `Runs a command in a bash of its own over the files of the workspace, which are its root "/". Directory and variables are kept for the next call; functions and /tmp are not.
Use it to run tests (node test.js) and for work on many files at once: grep, sed, awk, jq, find, sort, xargs.
Do not use it to read or change one file (use read_file, edit_file). curl and wget read pages as web_fetch does and under its rules (GET and HEAD, no keys); write addresses out, for one that is known only when it runs is asked for. It has no other network, no git, npm or compiler, nothing in the background, and RE2 regular expressions.`,
  input: z.object({
    command: z.string().min(1).max(100_000).describe('The command, or several lines of them.'),
    timeout: z
      .number()
      .min(0.1)
      .max(600)
      .optional()
      .describe(`Seconds that it may take, ${usual} when left out; after that it is stopped, and no file has changed.`),
  }),
  risk: 'execute',
  async subjects({ command }, context) {
    const { readCommand } = await import('./read-command.ts'); // with the parser of the shell: loaded at first use
    return readCommand(command, context);
  },
  async execute({ command, timeout = usual }, { sandbox, web, views, call, agent, clock }) {
    const { runCommand } = await clock.real(import('./run.ts'));
    return runCommand({ command, timeout, views, call, agent, sandbox, web });
  },
});
