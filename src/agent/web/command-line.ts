/** What a command of the shell that reads the web is told to do. `Word` is a word that may not be known yet. */
export interface WebLine<Word> {
  /** The addresses as they were written, in order. */
  readonly addresses: readonly Word[];
  /** Where each goes to: a file, a file of the name that it ends with, or nothing for the output of the command. */
  readonly outputs: readonly (Word | 'named')[];
  readonly flags: ReadonlySet<Flag>;
  readonly values: ReadonlyMap<Valued, Word>;
  readonly headers: readonly Word[];
  /** What cannot be done as it was asked, in words. */
  readonly fault: string | undefined;
}

type Flag = 'silent' | 'telling' | 'follow' | 'fail' | 'head' | 'include' | 'verbose' | 'ignored';
type Valued = 'method' | 'seconds' | 'format';
type Means = Flag | Valued | 'named' | 'output' | 'header' | 'address' | 'spare' | 'sends' | 'other';

/** What takes a word, besides that which sends something or is not there. */
const valued: ReadonlySet<Means> = new Set(['method', 'seconds', 'format', 'output', 'header', 'address', 'spare']);

type Options = Readonly<Record<string, Means>>;

/** The options of curl. `spare` and `ignored` change nothing here, and are taken so that scripts go on. */
const curl: Options = {
  ...means('silent', '-s --silent'),
  ...means('telling', '-S --show-error'),
  ...means('follow', '-L --location'),
  ...means('fail', '-f --fail --fail-with-body'),
  ...means('head', '-I --head'),
  ...means('include', '-i --include --show-headers'),
  ...means('verbose', '-v --verbose'),
  ...means('named', '-O --remote-name'),
  ...means('ignored', '-g --globoff -G --get -k --insecure -N --no-buffer -# --progress-bar --no-progress-meter'),
  ...means('ignored', '--compressed -4 --ipv4 -6 --ipv6 --http1.1 --http2 --create-dirs -q --disable --no-keepalive'),
  ...means('output', '-o --output'),
  ...means('header', '-H --header'),
  ...means('address', '--url'),
  ...means('method', '-X --request'),
  ...means('seconds', '-m --max-time'),
  ...means('format', '-w --write-out'),
  ...means('spare', '-A --user-agent -e --referer --connect-timeout --retry --retry-delay --max-redirs --max-filesize'),
  ...means(
    'sends',
    '-d --data --data-raw --data-binary --data-ascii --data-urlencode --json -F --form -T --upload-file',
  ),
  ...means('sends', '-u --user -b --cookie --oauth2-bearer -n --netrc -E --cert --key --form-string'),
};

/** The options of wget, in its plain forms. */
const wget: Options = {
  ...means('silent', '-q --quiet -nv --no-verbose'),
  ...means('head', '--spider'),
  ...means('telling', '-v --verbose'),
  ...means('ignored', '-N -c -k --no-check-certificate --no-cache -4 -6'),
  ...means('output', '-O --output-document'),
  ...means('header', '--header'),
  ...means('seconds', '-T --timeout'),
  ...means('spare', '-t --tries -U --user-agent --referer --waitretry --connect-timeout --read-timeout'),
  ...means('sends', '--post-data --post-file --body-data --body-file --method --user --password --load-cookies'),
};

function means(meaning: Means, names: string): Options {
  return Object.fromEntries(names.split(' ').map((name) => [name, meaning]));
}

/** The commands of the shell that read the web, and their options. */
const commands: Readonly<Record<string, Options>> = { curl, wget };

/** Whether a command of that name reads the web. */
export function readsWeb(name: string): boolean {
  return Object.hasOwn(commands, name);
}

/** Reads the words after `curl` or `wget`. `textOf` says what a word is; one that is not known counts as an address. */
export function readWebLine<Word>(
  name: string,
  words: readonly Word[],
  textOf: (word: Word) => string | undefined,
  wordOf: (text: string) => Word,
): WebLine<Word> {
  const options = commands[name] ?? {};
  const addresses: Word[] = [];
  const outputs: (Word | 'named')[] = [];
  const headers: Word[] = [];
  const flags = new Set<Flag>();
  const values = new Map<Valued, Word>();
  let fault: string | undefined;
  const take = (meaning: Means, option: string, word: Word | undefined): void => {
    if (meaning === 'sends')
      fault ??= `${option} sends something, and nothing is sent from here: this shell only reads pages (GET and HEAD), without keys or cookies`;
    else if (meaning === 'other') fault ??= `option ${option}: is unknown here`;
    else if (meaning === 'named') outputs.push('named');
    else if (!valued.has(meaning)) flags.add(meaning as Flag);
    else if (word === undefined) fault ??= `option ${option}: requires parameter`;
    else if (meaning === 'output') outputs.push(word);
    else if (meaning === 'header') headers.push(word);
    else if (meaning === 'address') addresses.push(word);
    else if (meaning !== 'spare') values.set(meaning as Valued, word);
  };
  let at = 0;
  const next = (): Word | undefined => words[++at];
  /** Whether the option takes a word: the one that is attached to it, or else the next. */
  const takeOption = (option: string, attached: string | undefined): boolean => {
    const meaning = Object.hasOwn(options, option) ? (options[option] ?? 'other') : 'other';
    const takes = valued.has(meaning) || meaning === 'sends';
    take(meaning, option, takes ? (attached === undefined ? next() : wordOf(attached)) : undefined);
    return takes;
  };
  for (; at < words.length; at++) {
    const word = words[at] as Word;
    const text = textOf(word);
    if (text === undefined || !text.startsWith('-') || text === '-') addresses.push(word);
    else if (text === '--') {
      addresses.push(...words.slice(at + 1));
      break;
    } else if (text.startsWith('--') || Object.hasOwn(options, text)) {
      const [option = '', attached] = splitOnce(text);
      takeOption(option, attached);
    } else {
      // letters in a row, of which the last may have its word right after it
      for (let i = 1; i < text.length; i++) if (takeOption(`-${text[i]}`, text.slice(i + 1) || undefined)) break;
    }
  }
  return { addresses, outputs, flags, values, headers, fault };
}

/** `--output=a` is `--output a`. */
function splitOnce(text: string): readonly [string, string?] {
  const at = text.startsWith('--') ? text.indexOf('=') : -1;
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** An address as the web is asked for it: one without a scheme is taken as `https`. */
export function wholeAddress(written: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `https://${written}`;
}

/** The name of the file that an address ends with; `index.html` where it has none. */
export function nameIn(address: string): string {
  const path = address.replace(/[?#].*$/s, '').replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  return path.includes('/') ? path.slice(path.lastIndexOf('/') + 1) || 'index.html' : 'index.html';
}
