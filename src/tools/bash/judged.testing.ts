import fc from 'fast-check';
import { climb } from '../../agent/permissions/ladder.ts';
import { subjectsOf } from '../../agent/permissions/subjects.ts';
import { folderOf } from '../../agent/permissions/tools.fixture.ts';
import { encode } from '../../base/text.ts';
import type { Rule } from '../../protocol/config.ts';
import { tool } from './index.ts';

/** Content is named by itself here. */
export const blob = async (hash: string) => encode(hash);

type Files = Record<string, string>;

/** Puts a script into a file of its own, and gives its name. */
function kept(inner: string, files: Files): string {
  const name = `s${Object.keys(files).length}.sh`;
  files[name] = `#!/bin/bash\n${inner}\n`;
  return name;
}

/** Ways to wrap a command into another, of which none may hide it. */
const wraps: readonly ((inner: string, files: Files) => string)[] = [
  (inner, files) => `bash ${kept(inner, files)}`,
  (inner, files) => `sh ./${kept(inner, files)} a b`,
  (inner, files) => `. ${kept(inner, files)}`,
  (inner, files) => `source /${kept(inner, files)}`,
  (inner, files) => `chmod +x *; ./${kept(inner, files)}`,
  (inner, files) => `echo a > out.txt; cat a | bash ${kept(inner, files)} > out.txt`,
  (inner) => `true && ${inner}`,
  (inner) => `false || ${inner}`,
  (inner) => `${inner}; true`,
  (inner) => `(${inner})`,
  (inner) => `{ ${inner}\n}`,
  (inner) => `! { ${inner}\n}`,
  (inner) => `echo $( ${inner})`,
  (inner) => `echo "a $( ${inner}) b"`,
  (inner) => `A=$( ${inner})`,
  (inner) => `cat <(${inner})`,
  (inner) => `if true; then ${inner}\nfi`,
  (inner) => `if ${inner}\nthen true; fi`,
  (inner) => `while ${inner}\ndo true; done`,
  (inner) => `for a in 1; do ${inner}\ndone`,
  (inner) => `case a in (a) ${inner}\n;; esac`,
  (inner) => `f() { ${inner}\n}; f`,
  (inner) => `cat a | (${inner})`,
  (inner) => `echo \${a:-$( ${inner})}`,
  (inner) => `echo $((1 + $( ${inner})))`,
  (inner) => `[[ -n $( ${inner}) ]]`,
  (inner) => `bash -c ${quote(inner)}`,
  (inner) => `sh -c ${quote(inner)}`,
  (inner) => `eval ${quote(inner)}`,
  (inner) => `env A=1 bash -c ${quote(inner)}`,
  (inner) => `xargs -I % sh -c ${quote(inner)}`,
  (inner) => `find . -exec sh -c ${quote(inner)} \\;`,
  (inner) => `timeout 5 sh -c ${quote(inner)}`,
  (inner) => `bash <<'END${inner.length}'\n${inner}\nEND${inner.length}`,
  (inner) => `trap ${quote(inner)} EXIT`,
];
const spellings = [
  'rm x',
  'rm -rf /',
  '"rm" x',
  "'rm' x",
  'r\\m x',
  '/bin/rm x',
  'A=1 rm x',
  'env rm x',
  'command rm x',
  'xargs rm x',
];

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Commands that lie in others, however deep, and the script files in which some of them stand. */
export const nested = fc
  .tuple(fc.constantFrom(...spellings), fc.array(fc.nat(wraps.length - 1), { maxLength: 5 }))
  .map(([inner, picks]) => {
    const files: Files = {};
    return { command: picks.reduce((all, pick) => wraps[pick]?.(all, files) ?? all, inner), files };
  });

/** What becomes of a command under rules, in a mode that would allow it. */
export async function judged(
  command: string,
  rules: readonly Pick<Rule, 'verdict' | 'rule'>[],
  mode: 'auto' | 'default' = 'auto',
  files: Files = {},
) {
  const input = { command };
  return climb({
    call: { name: 'bash', input, hooked: { before: 0, block: undefined, vote: undefined, rewrittenBy: [] } },
    approved: false,
    tool,
    coerced: { ok: true, input, dropped: [] },
    subjects: await subjectsOf(tool, input, folderOf(files), { blob }),
    config: {
      model: { provider: 'none', id: 'none', window: 1, maxOutputTokens: 1 },
      system: '',
      tools: [{ name: 'bash', description: '', schema: {}, risk: 'execute' }],
      mode,
      rules: rules.map((rule) => ({ ...rule, source: 'test' })),
      hooks: [],
      limits: { maxTurns: 1 },
    },
  });
}
