import type { z } from 'zod';
import { type Command, commandSchema } from '../protocol/command.ts';
import type { Notice } from '../protocol/notice.ts';
import { whyOf } from './port.ts';

/** What does commands. */
interface Taker {
  handle(command: Command): Promise<void>;
}

/** Takes a command from outside. What cannot be understood is refused; a command that throws is told as `crashed`. */
export async function takeCommand(host: Taker, data: unknown, notify: (notice: Notice) => void): Promise<void> {
  const command = commandSchema.safeParse(data);
  const read = command.success && command.data.do === 'start' ? await readStart(command.data) : command;
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.map(String).join('.')}`;
    const why = `The runtime does not understand this command${where}: ${issue?.message ?? 'unknown'}`;
    return notify({ say: 'refused', command: textIn(data, 'id') ?? 'unknown', why });
  }
  try {
    await host.handle(read.data as Command);
  } catch (error) {
    notify({ say: 'crashed', ...('run' in read.data ? { run: read.data.run } : {}), why: whyOf(error) });
  }
}

function textIn(data: unknown, name: string): string | undefined {
  const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The command with its script, which only now is read. */
async function readStart(command: Extract<z.infer<typeof commandSchema>, { do: 'start' }>) {
  const { startSchema } = await import('./start-schema.ts');
  const read = startSchema.safeParse(command);
  return read.success ? { success: true as const, data: { ...command, script: read.data.script } } : read;
}
