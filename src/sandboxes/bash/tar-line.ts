/** What a command line of tar asks for. */
export interface TarLine {
  readonly does: 'create' | 'list' | 'extract';
  /** The archive; `-` is what comes in or goes out. */
  readonly file: string;
  /** Where its names are looked for, or put. */
  readonly folder: string;
  readonly names: readonly string[];
  readonly zipped: boolean;
  readonly wordy: boolean;
  /** Whether what is unpacked is printed and not kept. */
  readonly printed: boolean;
  /** How many names at the front of each path are left out. */
  readonly strip: number;
}

const letters: Readonly<Record<string, string>> = {
  '--create': 'c',
  '--list': 't',
  '--extract': 'x',
  '--get': 'x',
  '--gzip': 'z',
  '--gunzip': 'z',
  '--verbose': 'v',
  '--to-stdout': 'O',
  '--auto-compress': 'a',
  '--file': 'f',
  '--directory': 'C',
  '--strip-components': 's',
};
const modes = { c: 'create', t: 'list', x: 'extract' } as const;

/** Reads the words after `tar`, in the old form (`tar czf a.tgz b`) too; what cannot be done is said in words. */
export function readTarLine(words: readonly string[]): TarLine | string {
  const [first = '', ...others] = words;
  const rest = first === '' || first.startsWith('-') ? [...words] : [`-${first}`, ...others];
  const flags = new Set<string>();
  const valued = new Map<string, string>();
  const names: string[] = [];
  while (rest.length > 0) {
    const word = rest.shift() ?? '';
    if (word === '--') names.push(...rest.splice(0));
    else if (word.startsWith('--')) {
      const [, option = '', attached] = /^(--[\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
      const letter = Object.hasOwn(letters, option) ? letters[option] : undefined;
      if (letter === undefined) return `there is no option ${word} here`;
      if (!'fCs'.includes(letter)) flags.add(letter);
      else valued.set(letter, attached ?? rest.shift() ?? '');
    } else if (word.startsWith('-') && word !== '-') {
      const given = [...word.slice(1)];
      for (const [at, letter] of given.entries()) {
        if ('fC'.includes(letter)) {
          // the word of the last letter may stand right after it, as in -fa.tar; in `czf a` it is the next
          const attached = given.slice(at + 1).join('');
          valued.set(letter, attached === '' ? (rest.shift() ?? '') : attached);
          break;
        }
        if (!'ctxzvOapmk'.includes(letter))
          return `there is no option -${letter} here: of packings there is gzip (-z), and none`;
        flags.add(letter);
      }
    } else names.push(word);
  }
  const does = (['c', 't', 'x'] as const).filter((letter) => flags.has(letter));
  const [mode] = does;
  if (mode === undefined || does.length > 1) return 'say one of -c (pack), -t (list) and -x (unpack)';
  const file = valued.get('f') ?? '-';
  if (mode === 'c' && names.length === 0) return 'nothing is named that an archive could be made of';
  return {
    does: modes[mode],
    file,
    folder: valued.get('C') ?? '.',
    names,
    zipped: flags.has('z') || (flags.has('a') && /\.(tgz|gz)$/.test(file)),
    wordy: flags.has('v'),
    printed: flags.has('O'),
    strip: Number(valued.get('s') ?? 0) || 0,
  };
}
