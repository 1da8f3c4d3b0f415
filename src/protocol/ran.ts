import { z } from 'zod';

const ends = z.enum(['exit', 'deadline', 'memory', 'stopped', 'lost']);

/** How code in a sandbox ended, and which of the texts of the result is which. */
export const ranFields = {
  engine: z.string(),
  ended: ends,
  exit: z.number(),
  parts: z.array(z.enum(['stdout', 'stderr', 'value', 'notes'])),
};

/** Where a shell stands: its directory, and the environment that it gives to the next command. */
export const shellFields = { cwd: z.string(), env: z.record(z.string(), z.string()) };

/** What a command asked of the web as it ran, and what it got: nothing, when there is no status. */
export const requestFields = {
  method: z.enum(['GET', 'HEAD']),
  address: z.string(),
  status: z.number().optional(),
  bytes: z.number().optional(),
};
