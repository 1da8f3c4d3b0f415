import type { Subjects } from '../../protocol/event.ts';
import { type Known, type Named, ScriptFiles } from './script-files.ts';
import { parse, type Redirection, type SimpleCommand } from './syntax.ts';
import { changesNothing, isOwn } from './unchanging.ts';
import { type Asked, askedBy } from './web-line.ts';
import { quoted, type Word, wordOf } from './words.ts';
import { innerOf } from './wrappers.ts';

type Unread = NonNullable<Subjects['unread']>[number];

/** A file that is opened, and the commands that have it open. */
interface Opened {
  readonly path: string;
  readonly access: Subjects['paths'][number]['access'];
  readonly commands: Set<string>;
}

/** How deep scripts may lie in scripts: what is deeper is not read. */
const deepest = 20;
const written = new Set(['>', '>>', '>|', '&>', '&>>', '<>']);
/** What says how the shell itself finds and runs things. */
const telling = /^(PATH|CDPATH|BASH_ENV|ENV|IFS|SHELLOPTS|BASHOPTS|PROMPT_COMMAND|PS4)$/;
/** Commands that set variables which they are given by name. */
const setters = new Set(['export', 'declare', 'typeset', 'local', 'readonly', 'read', 'printf', 'getopts', 'unset']);
/** Syntax that may be run more than once, or at another time than where it stands. */
const again = new Set(['For', 'CStyleFor', 'While', 'Until', 'FunctionDef']);
/** Commands whose scripts are run later. */
const later = new Set(['trap', 'alias', 'mapfile', 'readarray']);
/** Files that are none of the workspace. */
const nowhere = /^\/(dev|tmp|proc)(\/|$)/;

/** Goes through all that a script says, and gathers every simple command that it would run, wherever it stands. */
export class Reader {
  readonly commands = new Set<string>();
  readonly paths = new Map<string, Opened>();
  readonly unread: Unread[] = [];
  /** What commands would ask of the web, by the command. */
  readonly requests = new Map<string, readonly Asked[]>();
  /** Where the shell stands, as far as that is known. */
  #cwd: string | undefined;
  #depth = 0;
  /** The files that are open around what is read now. */
  #open: readonly Opened[] = [];
  /** The scripts that are run from files, and the commands in each. */
  readonly scripts = new Map<string, Set<string>>();
  readonly files: ScriptFiles;
  #script: Set<string> | undefined;
  #functions = new Set<string>();
  #repeated = false;

  constructor(cwd: string, known: Known) {
    this.#cwd = `/${cwd}`;
    this.files = new ScriptFiles(known, this.#cwd);
  }

  /** What was set for the shell before may say how it finds and runs things, too. */
  environment(env: Readonly<Record<string, string>>): void {
    for (const name of Object.keys(env)) if (telling.test(name)) this.unread.push({ command: `${name}=` });
  }

  /** Reads the text of a script. */
  script(text: string): void {
    const script = this.#depth > deepest ? undefined : parse(text);
    if (script === undefined) {
      this.#add(text.trim());
      this.unread.push({ command: text.trim(), broken: true });
      return;
    }
    this.#depth += 1;
    this.#look(script);
    this.#depth -= 1;
  }

  /** Looks at everything in a piece of syntax, whatever its kind: what is nested is never passed over. */
  #look(node: unknown): void {
    if (Array.isArray(node)) {
      for (const each of node) this.#look(each);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const { type } = node as { readonly type?: unknown };
    for (const [key, value] of Object.entries(node))
      if (typeof value === 'string') this.#hidden(String(type), key, value);
    const [around, repeated] = [this.#open, this.#repeated];
    this.#repeated ||= again.has(String(type));
    if (type === 'FunctionDef' && 'name' in node) this.#functions.add(String(node.name));
    if ('redirections' in node)
      this.#open = [
        ...around,
        ...(node.redirections as readonly Redirection[]).flatMap((each) => this.#redirect(each)),
      ];
    if (type === 'SimpleCommand') this.#simple(node as SimpleCommand);
    for (const value of Object.values(node)) this.#look(value);
    this.#open = around;
    this.#repeated = repeated;
  }

  /** Arithmetic, subscripts and the like keep commands as text. */
  #hidden(type: string, key: string, value: string): void {
    const isText = (type.startsWith('Arith') && key !== 'originalText') || key === 'parameter';
    if (type === 'ArithCommandSubst' && key === 'command') this.script(value);
    else if (type === 'For' && key === 'variable' && telling.test(value)) this.unread.push({ command: `${value}=` });
    else if (type === 'ArithSyntaxError' && key === 'errorToken') this.unread.push({ command: `((${value}))` });
    else if (type === 'Transform' && key === 'operator' && value === 'P') this.unread.push({ command: '@P' });
    else if (isText && /\$\(|`/.test(value)) this.#look(wordIn(value));
  }

  #simple({ name, args, assignments, redirections }: SimpleCommand): void {
    if (assignments.some((each) => telling.test(each.name)))
      this.unread.push({ command: `${assignments.map((each) => each.name).join('= ')}=` });
    if (name === null) return;
    this.words([wordOf(name), ...args.map(wordOf)], redirections);
  }

  /** Reads a command in words, and the commands that it is told to run. */
  words(words: readonly Word[], redirections: readonly Redirection[] = []): void {
    const [first, ...rest] = words;
    if (first === undefined) return;
    const name = plainName(first);
    const text = [name, ...rest.map((each) => each.text)].join(' ');
    this.#add(text);
    if (first.value === undefined) this.unread.push({ command: text });
    else if (rest.some(({ value }) => value === undefined)) this.unread.push({ command: text, name });
    if (setters.has(name) && rest.some((each) => telling.test(each.text.replace(/^'?(\w+)[+=].*$/s, '$1'))))
      this.unread.push({ command: text });
    if (first.value === 'cd' || first.value === 'pushd' || first.value === 'popd') this.#move(rest);
    const inner = innerOf(name, rest, scriptOn(redirections));
    if (inner.unknown || first.value === undefined || (isOwn(name) && !changesNothing(name, rest)))
      this.files.write(undefined);
    for (const each of inner.words) this.words(each);
    for (const each of inner.scripts) this.#again(later.has(name), () => this.script(each));
    for (const each of [...filesOf(first), ...inner.files]) this.#run(each, text);
    if (inner.unknown) this.unread.push({ command: text });
    this.#readWeb(name, rest, text);
  }

  #readWeb(name: string, rest: readonly Word[], command: string): void {
    const { asked, files } = askedBy(name, rest);
    if (asked.length > 0) this.requests.set(command, [...(this.requests.get(command) ?? []), ...asked]);
    for (const file of files) this.#opens(file, 'write')?.commands.add(command);
  }

  #run(named: Named, command: string): void {
    if (named.searched === 'only' && this.#functions.has(named.name)) return;
    const around = this.#script;
    for (const { path, text } of this.files.open(named, command)) {
      this.#script = new Set();
      this.scripts.set(path, this.#script);
      this.#again(true, () => this.script(text));
    }
    this.#script = around;
  }

  #again(repeated: boolean, read: () => void): void {
    const before = this.#repeated;
    this.#repeated ||= repeated;
    read();
    this.#repeated = before;
  }

  #move([to, ...more]: readonly Word[]): void {
    const known = to?.value !== undefined && more.length === 0 && !to.value.startsWith('-') ? to.value : undefined;
    // a step that is taken again and again leads further each time
    this.files.move(this.#repeated && known !== undefined && !known.startsWith('/') ? undefined : known);
    if (known === undefined) this.#cwd = undefined;
    else if (this.#cwd !== undefined || /^[/~]/.test(known))
      this.#cwd = /^[/~]/.test(known) ? known : `${this.#cwd}/${known}`;
  }

  #redirect({ operator, target, fd }: Redirection): readonly Opened[] {
    const writes = written.has(operator) || (operator === '>&' && fd === null);
    if (target.type !== 'Word' || !(writes || operator === '<')) return [];
    const { value } = wordOf(target);
    if (value !== undefined && /^\d+$|^-$/.test(value)) return [];
    if (writes && !nowhere.test(value ?? '')) this.files.write(value);
    const opened = value === undefined ? undefined : this.#opens(value, writes ? 'write' : 'read');
    return opened === undefined ? [] : [opened];
  }

  /** A file that is opened, where it is known which. */
  #opens(value: string, access: Opened['access']): Opened | undefined {
    if (!/^[/~]/.test(value) && this.#cwd === undefined) return undefined;
    const path = /^[/~]/.test(value) ? value : `${this.#cwd}/${value}`;
    if (nowhere.test(path)) return undefined;
    const opened = this.paths.get(`${access} ${path}`) ?? { path, access, commands: new Set() };
    this.paths.set(`${access} ${path}`, opened);
    return opened;
  }

  #add(text: string): void {
    this.commands.add(text);
    this.#script?.add(text);
    for (const { commands } of this.#open) commands.add(text);
  }
}

/** A text as the syntax of the word that it would be; nothing of it is known when it is none. */
function wordIn(text: string): unknown {
  const [statement] = parse(`: "${text.replaceAll('"', '\\"')}"`)?.statements ?? [];
  const command = statement?.pipelines[0]?.commands[0];
  return command?.type === 'SimpleCommand' ? command.args : undefined;
}

/** `/bin/rm` is `rm`, and so is `\rm`. */
function plainName({ value, text }: Word): string {
  if (value === undefined) return text;
  return quoted(value.replace(/^\/(usr\/)?(local\/)?s?bin\//, ''));
}

/** The file that a command is, when it is none of the shell's own. */
function filesOf({ value }: Word): readonly Named[] {
  if (value === undefined || value === '') return [];
  if (value.includes('/')) return [{ name: value }];
  return isOwn(value) ? [] : [{ name: value, optional: true, searched: 'only' }];
}

/** The script that a shell gets on its input; false when it gets one that is not known, undefined when there is none. */
function scriptOn(redirections: readonly Redirection[]): string | false | undefined {
  const input = redirections.findLast(({ operator }) => ['<<', '<<-', '<<<', '<'].includes(operator));
  if (input === undefined) return undefined;
  if (input.operator === '<') return false;
  const word = wordOf(input.target.type === 'HereDoc' ? input.target.content : input.target);
  return word.value ?? false;
}
