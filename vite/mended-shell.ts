import type { Plugin } from 'vite';

/** Where the shell opens what output is redirected to: only a variable's descriptor survives that it cannot be opened. */
const opening =
  /catch\((\w+)\)\{if\(!\w+\)throw \1;(return\{error:\w+\("",`bash: \$\{\w+\}: )cannot open redirect target(?=\n`,1\)\}\})/;

/**
 * Mends one thing in just-bash: a redirection to a path that cannot be opened is a failure of that command, as in bash, not
 * the end of the whole shell. The build fails when there is nothing left to mend.
 */
export function mendedShell(): Plugin {
  return {
    name: 'mended-shell',
    enforce: 'pre',
    transform: {
      filter: { id: /\/just-bash\/dist\/bundle\/browser\.js/ },
      handler(code) {
        if (!opening.test(code))
          throw new Error('just-bash has changed: see whether vite/mended-shell.ts is still needed.');
        const mended = code.replace(
          opening,
          (_, error: string, start: string) =>
            `catch(${error}){${start}\${/EACCES/.test(${error}.message)?"Permission denied":/EISDIR/.test(${error}.message)?"Is a directory":"No such file or directory"}`,
        );
        return { code: mended, map: null };
      },
    },
  };
}
