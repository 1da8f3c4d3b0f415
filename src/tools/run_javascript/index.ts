import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

/** How long code may take when it does not say, in seconds. */
const usual = 10;

/** Runs JavaScript over the files of the workspace. */
export const tool = defineTool({
  name: 'run_javascript',
  description: `Runs JavaScript in a machine of its own, over the files of the workspace, which are its root "/": code, or a file as "node file.js" runs it (CommonJS or ES module, by its name and package.json). The answer has what it printed, the value of the last expression of code, an error with its places, the exit code when that is not 0, and the files that it changed. It has console, require, import, process, timers, and of Node assert, events, fs, os, path, test, timers, url and util. "await" works at the top level.
Use it to run tests (file: "test.js") and programs, to compute, and to read or rewrite files by code.
Do not use it for what it cannot do: there is no network, no npm, no DOM and no other process, and nothing is kept from one call to the next but files.`,
  input: z.object({
    code: z.string().min(1).max(200_000).optional().describe('The code to run. Give this, or file.'),
    file: z.string().min(1).max(1000).optional().describe('The file to run, such as "test.js". Give this, or code.'),
    args: z.array(z.string().max(10_000)).max(100).optional().describe('Arguments, found in process.argv from 2 on.'),
    timeout: z
      .number()
      .min(0.1)
      .max(300)
      .optional()
      .describe(`How many seconds it may take; then it is stopped, and no file has changed. ${usual} when left out.`),
  }),
  risk: 'execute',
  subjects: ({ file }) => ({ paths: file === undefined ? [] : [{ path: file, access: 'read' as const }] }),
  async execute({ code, file, args = [], timeout = usual }, { sandbox, files, clock }) {
    if ((code === undefined) === (file === undefined)) throw new Error('Give either code or file.');
    const name = file === undefined ? '' : (await files.read(file)).path;
    const { resultOf } = await clock.real(import('../ran.ts')); // loaded at first use
    return resultOf(
      'javascript',
      await sandbox('javascript', { code: code ?? '', name, args, deadline: timeout * 1000 }),
    );
  },
});
