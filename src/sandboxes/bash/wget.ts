import { type CustomCommand, defineCommand } from 'just-bash/browser';
import { nameIn, readWebLine, wholeAddress } from '../../agent/web/command-line.ts';
import { sized } from '../../base/text.ts';
import type { SandboxHost } from '../engine.ts';
import { asBytes, joined } from './bytes.ts';
import { fetched, headersIn } from './fetching.ts';

const known = (word: string) => word;

/** `wget` in its plain forms: it keeps what it reads in a file, or prints it with `-O -`. */
export function wget(host: SandboxHost): CustomCommand {
  return defineCommand('wget', async (args, { fs, cwd }) => {
    const line = readWebLine('wget', args, known, known);
    const { addresses, flags, values } = line;
    const headers = headersIn(line.headers);
    const fault = line.fault ?? headers.fault ?? (addresses.length === 0 ? 'missing URL' : undefined);
    if (fault !== undefined) return { stdout: '', stderr: `wget: ${fault}\n`, exitCode: 2 };
    const to = line.outputs.at(-1);
    const [quiet, head] = [flags.has('silent'), flags.has('head')];
    let [stdout, stderr, exitCode] = ['', '', 0];
    const kept: Uint8Array[] = [];
    for (const written of addresses) {
      const address = wholeAddress(written);
      const got = await fetched(host, {
        address,
        method: head ? 'HEAD' : 'GET',
        follow: true,
        seconds: Number(values.get('seconds') ?? 0) || undefined,
        ...(headers.accept === undefined ? {} : { accept: headers.accept }),
      });
      if (got.is === 'nothing') {
        stderr += `wget: ${got.why}\n`;
        exitCode = 4;
        continue;
      }
      const { status, bytes, cut } = got.last;
      if (status >= 400) {
        stderr += `${quiet ? '' : `${address}: `}ERROR ${status}\n`;
        exitCode = 8;
        continue;
      }
      if (cut) {
        stderr += `wget: ${address}: no more than the first ${sized(bytes.length)} were taken\n`;
        exitCode = 4;
      }
      if (head) {
        if (!quiet) stderr += `${address}: ${status}. The page is there.\n`;
      } else if (to === '-') stdout += asBytes(bytes);
      else {
        kept.push(bytes);
        const file = to === undefined || to === 'named' ? nameIn(written) : to;
        try {
          // what goes into one file goes there in a row
          await fs.writeFile(fs.resolvePath(cwd, file), to === undefined ? bytes : joined(kept));
          if (!quiet) stderr += `${address}: ${status}, ${sized(bytes.length)} in ${file}\n`;
        } catch (error) {
          stderr += `wget: ${error instanceof Error ? error.message : String(error)}\n`;
          exitCode = 3;
        }
      }
    }
    return { stdout, stderr, exitCode, stdoutKind: 'bytes' as const };
  });
}
