import type { Named } from './script-files.ts';
import type { Word } from './words.ts';

/** What a command is told to run: commands in words, scripts as text and in files, and whether there is more that nobody can know. */
export interface Inner {
  readonly words: readonly (readonly Word[])[];
  readonly scripts: readonly string[];
  readonly files: readonly Named[];
  readonly unknown: boolean;
}

type Read = (rest: readonly Word[], input: string | false | undefined) => Inner;

const nothing: Inner = { words: [], scripts: [], files: [], unknown: false };
const unknown: Inner = { ...nothing, unknown: true };
const command = (words: readonly Word[]): Inner => ({ ...nothing, words: words.length === 0 ? [] : [words] });

/** What is put at the end of a command by whoever runs it, and is not known. */
const appended: Word = { text: '{}', value: undefined, splits: true };

/** Commands that run another, and how each says which. `valued` are their options that take a word. */
const wrappers: Readonly<Record<string, Read>> = {
  env: (rest) => runEnv(rest),
  command: (rest) => (/^-[vV]/.test(rest[0]?.value ?? '') ? nothing : runAfter(rest, { valued: '' })),
  builtin: (rest) => runAfter(rest, { valued: '' }),
  exec: (rest) => runAfter(rest, { valued: 'a' }),
  nohup: (rest) => runAfter(rest, { valued: '' }),
  setsid: (rest) => runAfter(rest, { valued: '' }),
  sudo: (rest) => runAfter(rest, { valued: 'ugpCh' }),
  doas: (rest) => runAfter(rest, { valued: 'u' }),
  nice: (rest) => runAfter(rest, { valued: 'n' }),
  time: (rest) => runAfter(rest, { valued: 'of' }),
  stdbuf: (rest) => runAfter(rest, { valued: 'ioe' }),
  timeout: (rest) => runAfter(rest, { valued: 'ks', skip: 1 }),
  xargs: (rest) => runXargs(rest),
  awk: (rest) => runAwk(rest),
  find: (rest) => runFind(rest),
  bash: runShell,
  sh: runShell,
  dash: runShell,
  zsh: runShell,
  eval: (rest) => runEval(rest),
  source: runSource,
  '.': runSource,
  trap: ([script]) => scriptOf(script),
  alias: (rest) => runAlias(rest),
  watch: (rest) => runAfter(rest, { valued: 'n' }),
  parallel: () => unknown,
  mapfile: (rest) => runCallback(rest),
  readarray: (rest) => runCallback(rest),
};

/** The commands inside a command. */
export function innerOf(name: string, rest: readonly Word[], input: string | false | undefined): Inner {
  return Object.hasOwn(wrappers, name) ? (wrappers[name]?.(rest, input) ?? nothing) : nothing;
}

/** Long options that take no word. */
const flags = /^--(ignore-environment|null|verbose|preserve-status|foreground|no-run-if-empty|exit|interactive)$|=/;

/** What stands after the options. An option of one letter may have its word right after it, or as the next. */
function afterOptions(rest: readonly Word[], valued: string): readonly Word[] | undefined {
  for (let at = 0; at < rest.length; at++) {
    const { value } = rest[at] ?? {};
    // an option that nobody knows may be anything, and more than one word
    if (value === undefined) return undefined;
    if (value === '--') return rest.slice(at + 1);
    if (!value.startsWith('-') || value === '-') return rest.slice(at);
    if (value.startsWith('--') && !flags.test(value)) return undefined;
    const takes = [...value].findIndex((letter, i) => i > 0 && valued.includes(letter));
    if (takes === value.length - 1) at++;
  }
  return [];
}

function runAfter(rest: readonly Word[], { valued, skip = 0 }: { valued: string; skip?: number }): Inner {
  const after = afterOptions(rest, valued);
  if (after === undefined || after.slice(0, skip).some(({ value }) => value === undefined)) return unknown;
  return command(after.slice(skip));
}

function runEnv(rest: readonly Word[]): Inner {
  const split = rest.findIndex(({ value }) => value !== undefined && /^(-S|--split-string)/.test(value));
  if (split >= 0) {
    const attached = (rest[split]?.value ?? '').replace(/^(-S|--split-string=?)/, '');
    const texts = [attached, ...rest.slice(split + 1).map(({ value }) => value)];
    return rest.slice(split + 1).every(({ value }) => value !== undefined)
      ? { ...nothing, scripts: [texts.join(' ').trim()] }
      : unknown;
  }
  const after = afterOptions(rest, 'uC');
  if (after === undefined) return unknown;
  const from = after.findIndex(({ value, text }) => !/^[A-Za-z_]\w*=/.test(value ?? text));
  const set = from < 0 ? after : after.slice(0, from);
  const inner = command(from < 0 ? [] : after.slice(from));
  return { ...inner, unknown: set.some(({ text }) => /^'?(PATH|BASH_ENV|ENV)=/.test(text)) };
}

/** The words that xargs adds are not known; with `-I` they stand wherever its mark does. */
function runXargs(rest: readonly Word[]): Inner {
  const marks = rest.flatMap(({ value = '' }, at) =>
    /^(-I|-i|-J|--replace)/.test(value)
      ? [value.replace(/^(-I|-i|-J|--replace=?)/, '') || (rest[at + 1]?.value ?? '{}')]
      : [],
  );
  const after = afterOptions(rest, 'IJLnPsdEa');
  if (after === undefined) return unknown;
  if (after.length === 0) return nothing; // it echoes
  const [mark] = marks;
  const words = mark === undefined ? [...after, appended] : after.map((word) => unsure(word, mark));
  return command(words);
}

function unsure(word: Word, mark: string): Word {
  const { text, value } = word;
  if (!value?.includes(mark)) return word;
  return { text, value: undefined, splits: false, around: value, begins: value.slice(0, value.indexOf(mark)) };
}

const runners = new Set(['-exec', '-execdir', '-ok', '-okdir']);

function runFind(rest: readonly Word[]): Inner {
  const words: (readonly Word[])[] = [];
  for (let at = 0; at < rest.length; at++) {
    if (!runners.has(rest[at]?.value ?? '')) continue;
    const end = rest.findIndex(
      ({ value }, i) => i > at && (value === ';' || (value === '+' && rest[i - 1]?.value === '{}')),
    );
    const until = end < 0 ? rest.length : end;
    words.push(rest.slice(at + 1, until).map((word) => unsure(word, '{}')));
    at = until;
  }
  // words that are not known may be -exec and a command
  return { ...nothing, words, unknown: rest.some(({ splits }) => splits) };
}

/** A shell runs the script after `-c`, a file, or what comes in. What this shell takes for an option may be a file, too. */
function runShell(rest: readonly Word[], input: string | false | undefined): Inner {
  const options: Named[] = [];
  for (const [at, { value }] of rest.entries()) {
    if (value === undefined) return unknown;
    if (/^-[a-z]*c[a-z]*$/.test(value)) {
      const after = rest.slice(at + 1).find((word) => word.value === undefined || !/^[-+][a-z]/.test(word.value));
      return { ...scriptOf(after), files: value === '-c' ? options : [...options, { name: value, optional: true }] };
    }
    if (value === '-O' || value === '+O' || value === '-o' || value === '+o') return unknown;
    if (value === '-s' || value === '-') break;
    if (!/^[-+]/.test(value)) return { ...nothing, files: [...options, { name: value }] };
    options.push({ name: value, optional: true });
  }
  if (input === undefined) return unknown;
  return input === false ? unknown : { ...nothing, scripts: [input], files: options };
}

function runSource([file]: readonly Word[], input: string | false | undefined): Inner {
  if (file?.value === undefined) return unknown;
  if (!/^\/dev\/(stdin|fd\/0)$/.test(file.value))
    return { ...nothing, files: [{ name: file.value, searched: 'first' }] };
  return typeof input === 'string' ? { ...nothing, scripts: [input] } : unknown;
}

/** A program of awk can read what a command prints; one in a file, or made as it runs, is not known. */
function runAwk(rest: readonly Word[]): Inner {
  const [program] = afterOptions(rest, 'vF') ?? [];
  const inFile = rest.some(({ value }) => value !== undefined && /^-(f|E|-file|-exec)/.test(value));
  return program?.value === undefined || inFile || /\|\s*&?\s*getline/.test(program.value) ? unknown : nothing;
}

function runEval(rest: readonly Word[]): Inner {
  const values = rest.map(({ value }) => value).filter((value) => value !== '--');
  if (values.some((value) => value === undefined)) return unknown;
  return values.length === 0 ? nothing : { ...nothing, scripts: [values.join(' ')] };
}

function scriptOf(word: Word | undefined): Inner {
  if (word === undefined) return nothing;
  if (word.value !== undefined) return { ...nothing, scripts: [word.value] };
  return word.around === undefined ? unknown : { ...unknown, scripts: [word.around] };
}

function runAlias(rest: readonly Word[]): Inner {
  if (rest.some(({ value }) => value === undefined)) return unknown;
  const scripts = rest.flatMap(({ value = '' }) => (value.includes('=') ? [value.slice(value.indexOf('=') + 1)] : []));
  return { ...nothing, scripts };
}

function runCallback(rest: readonly Word[]): Inner {
  const at = rest.findIndex(({ value }) => value === '-C');
  return at < 0 ? nothing : scriptOf(rest[at + 1] ?? undefined);
}
