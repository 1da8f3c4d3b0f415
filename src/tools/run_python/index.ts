import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

/** How long code may take when it does not say, in seconds. */
const usual = 30;

/** Runs Python over the files of the workspace. */
export const tool = defineTool({
  name: 'run_python',
  description: `Runs Python 3.14 in an interpreter of its own, over the files of the workspace, which are its root "/": code, a file as "python3 file.py" runs it, or a module as "python3 -m unittest". The answer has what it printed, the value of the last expression of code, a traceback, the exit code when that is not 0, and the files that it changed. It has the standard library, sqlite3 too. "await" works at the top level. The first start takes some seconds.
Use it to run Python programs and tests, to compute, and for work on data: csv, json, statistics.
Do not use it for what it cannot do: there is no network, no pip and no package beyond the standard library, no thread and no other process, and nothing is kept from one call to the next but files.`,
  input: z.object({
    code: z.string().min(1).max(200_000).optional().describe('The code to run. Give this, file, or module.'),
    file: z.string().min(1).max(1000).optional().describe('The file to run, such as "main.py".'),
    module: z
      .string()
      .regex(/^[\w.]+$/)
      .max(200)
      .optional()
      .describe('The module to run, such as "unittest".'),
    args: z.array(z.string().max(10_000)).max(100).optional().describe('Arguments, found in sys.argv from 1 on.'),
    stdin: z.string().max(1_000_000).optional().describe('What the program reads with input(). Nothing when left out.'),
    timeout: z
      .number()
      .min(0.1)
      .max(300)
      .optional()
      .describe(`How many seconds it may take; then it is stopped, and no file has changed. ${usual} when left out.`),
  }),
  risk: 'execute',
  subjects: ({ file }) => ({ paths: file === undefined ? [] : [{ path: file, access: 'read' as const }] }),
  async execute({ code, file, module, args = [], stdin = '', timeout = usual }, { sandbox, files, clock }) {
    if ([code, file, module].filter((each) => each !== undefined).length !== 1)
      throw new Error('Give one of code, file and module.');
    const name = file !== undefined ? (await files.read(file)).path : module === undefined ? '' : '-m';
    const job = { code: code ?? '', name, args: module === undefined ? args : [module, ...args], stdin };
    const { resultOf } = await clock.real(import('../ran.ts')); // loaded at first use
    return resultOf('python', await sandbox('python', { ...job, deadline: timeout * 1000 }));
  },
});
