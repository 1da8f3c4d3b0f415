import { type CustomCommand, defineCommand } from 'just-bash/browser';
import type { WebAnswer } from '../../agent/ports.ts';
import { nameIn, readWebLine, type WebLine, wholeAddress } from '../../agent/web/command-line.ts';
import type { SandboxHost } from '../engine.ts';
import { asBytes, bytesOf, textAsBytes } from './bytes.ts';
import { type Fetched, fetched, headersIn } from './fetching.ts';

const known = (word: string) => word;

/** `curl`, as far as it reads: over the web of the call, which judges every address that it asks. */
export function curl(host: SandboxHost): CustomCommand {
  return defineCommand('curl', async (args, { fs, cwd }) => {
    const line = readWebLine('curl', args, known, known);
    const { addresses, outputs, flags, values } = line;
    const headers = headersIn(line.headers);
    const method = values.get('method') ?? (flags.has('head') ? 'HEAD' : 'GET');
    const fault =
      line.fault ?? headers.fault ?? methodFault(method) ?? (addresses.length === 0 ? 'no URL specified' : undefined);
    if (fault !== undefined) return { stdout: '', stderr: `curl: (2) ${fault}\n`, exitCode: 2 };
    let [stdout, exitCode] = ['', 0];
    let stderr = headers.left.map((name) => `curl: the header ${name} is not sent from here\n`).join('');
    for (const [at, written] of addresses.entries()) {
      const got = await fetched(host, {
        address: wholeAddress(written),
        method: flags.has('head') || method === 'HEAD' ? 'HEAD' : 'GET',
        follow: flags.has('follow'),
        seconds: Number(values.get('seconds') ?? 0) || undefined,
        ...(headers.accept === undefined ? {} : { accept: headers.accept }),
      });
      const { text, code, said } = cameOf(got, line);
      exitCode = code;
      stderr += said;
      const output = outputs[at];
      const file = output === 'named' ? nameIn(written) : output;
      if (text !== undefined && file !== undefined && file !== '-')
        try {
          await fs.writeFile(fs.resolvePath(cwd, file), bytesOf(text));
        } catch (error) {
          stderr += `curl: (23) ${error instanceof Error ? error.message : String(error)}\n`;
          exitCode = 23;
        }
      else stdout += text ?? '';
      stdout += textAsBytes(written === '' ? '' : formatted(values.get('format') ?? '', got, written));
    }
    return { stdout, stderr, exitCode, stdoutKind: 'bytes' as const };
  });
}

function methodFault(method: string): string | undefined {
  return /^(GET|HEAD)$/.test(method)
    ? undefined
    : `the method ${method} sends something, and nothing is sent from here: only GET and HEAD are`;
}

/** What is printed or kept of an answer, how it is told, and the exit code of it. */
function cameOf(
  got: Fetched,
  { flags }: WebLine<string>,
): { readonly text?: string; readonly code: number; readonly said: string } {
  if (got.is === 'nothing') {
    const code = got.late ? 28 : 7;
    return { code, said: `curl: (${code}) ${got.why}\n` };
  }
  const { last, hops } = got;
  const told = !flags.has('silent') || flags.has('telling');
  if (flags.has('fail') && last.status >= 400)
    return { code: 22, said: told ? `curl: (22) The requested URL returned error: ${last.status}\n` : '' };
  const heads = flags.has('head') || flags.has('include') ? hops.map(headOf).join('') : '';
  const said = flags.has('verbose') ? hops.map((hop) => `> ${hop.address}\n< ${headOf(hop).trimEnd()}\n`).join('') : '';
  const text = textAsBytes(heads) + (flags.has('head') ? '' : asBytes(last.bytes));
  if (!last.cut) return { text, code: 0, said };
  return {
    text,
    code: 18,
    said: `${said}curl: (18) this is no more than the beginning: the rest of so much is not taken\n`,
  };
}

/** The head of an answer, as far as a page gets to see it. */
function headOf({ status, type, bytes, leads }: WebAnswer): string {
  const lines = [
    `HTTP/2 ${status}`,
    ...(type === '' ? [] : [`content-type: ${type}`]),
    ...(bytes.length === 0 ? [] : [`content-length: ${bytes.length}`]),
    ...(leads === undefined ? [] : [`location: ${leads}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** What `-w` wants to be told. */
function formatted(format: string, got: Fetched, address: string): string {
  const [last, hops] = got.is === 'answer' ? [got.last, got.hops.length] : [undefined, 1];
  const told: Readonly<Record<string, string>> = {
    http_code: String(last?.status ?? 0).padStart(3, '0'),
    response_code: String(last?.status ?? 0).padStart(3, '0'),
    url: address,
    url_effective: last?.address ?? address,
    content_type: last?.type ?? '',
    size_download: String(last?.bytes.length ?? 0),
    num_redirects: String(hops - 1),
    redirect_url: last?.leads ?? '',
  };
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\' };
  return format
    .replace(/\\(.)/g, (whole, letter: string) => escapes[letter] ?? whole)
    .replace(/%\{(\w+)\}/g, (_, name: string) => (Object.hasOwn(told, name) ? (told[name] ?? '') : ''));
}
