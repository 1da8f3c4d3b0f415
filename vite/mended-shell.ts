import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const zlib = fileURLToPath(new URL('../src/sandboxes/bash/zlib.ts', import.meta.url));

/** Where the shell opens what output is redirected to: only a variable's descriptor survives that it cannot be opened. */
const opening =
  /catch\((\w+)\)\{if\(!\w+\)throw \1;(return\{error:\w+\("",`bash: \$\{\w+\}: )cannot open redirect target(?=\n`,1\)\}\})/;

const shell = /\/just-bash\/dist\/bundle\/browser\.js/;

/** Where it has Node's buffers in hand without asking whether there are any: bytes become a text of one letter each. */
const bytesAsText = /Buffer\.from\((\w+)\)\.toString\("latin1"\)/;
const base64AsText = /Buffer\.from\((\w+),"base64"\)/;

/**
 * Mends three things in just-bash: a redirection to a path that cannot be opened is a failure of that command, as in bash, not
 * the end of the whole shell; gzip, which asks Node for `zlib`, is given ours; and gzip and base64 do without Node's buffers.
 * The build fails when there is nothing left to mend.
 */
export function mendedShell(): Plugin {
  return {
    name: 'mended-shell',
    enforce: 'pre',
    resolveId(source, importer) {
      return source === 'node:zlib' && importer !== undefined && shell.test(importer) ? zlib : undefined;
    },
    transform: {
      filter: { id: shell },
      handler(code) {
        if (!['"node:zlib"', opening, bytesAsText, base64AsText].every((needed) => code.search(needed) >= 0))
          throw new Error('just-bash has changed: see whether vite/mended-shell.ts is still needed.');
        const mended = code
          .replace(
            opening,
            (_, error: string, start: string) =>
              `catch(${error}){${start}\${/EACCES/.test(${error}.message)?"Permission denied":/EISDIR/.test(${error}.message)?"Is a directory":"No such file or directory"}`,
          )
          .replace(bytesAsText, 'Array.from($1,(byte)=>String.fromCharCode(byte)).join("")')
          .replace(base64AsText, 'atob($1)');
        return { code: mended, map: null };
      },
    },
  };
}
