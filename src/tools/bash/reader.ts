import type { Subjects } from '../../protocol/event.ts';
import { parse, type Redirection, type SimpleCommand } from './syntax.ts';
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
const telling = new Set(['PATH', 'BASH_ENV', 'ENV', 'IFS', 'SHELLOPTS', 'BASHOPTS', 'PROMPT_COMMAND', 'PS4']);
/** Files that are none of the workspace. */
const nowhere = /^\/(dev|tmp|proc)(\/|$)/;

/** Goes through all that a script says, and gathers every simple command that it would run, wherever it stands. */
export class Reader {
  readonly commands = new Set<string>();
  readonly paths = new Map<string, Opened>();
  readonly unread: Unread[] = [];
  /** Where the shell stands, as far as that is known. */
  #cwd: string | undefined;
  #depth = 0;
  /** The files that are open around what is read now. */
  #open: readonly Opened[] = [];

  constructor(cwd: string) {
    this.#cwd = `/${cwd}`;
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
    const around = this.#open;
    if ('redirections' in node)
      this.#open = [
        ...around,
        ...(node.redirections as readonly Redirection[]).flatMap((each) => this.#redirect(each)),
      ];
    if (type === 'SimpleCommand') this.#simple(node as SimpleCommand);
    for (const value of Object.values(node)) this.#look(value);
    this.#open = around;
  }

  /** Arithmetic, subscripts and the like keep commands as text. */
  #hidden(type: string, key: string, value: string): void {
    const isText = (type.startsWith('Arith') && key !== 'originalText') || key === 'parameter';
    if (type === 'ArithCommandSubst' && key === 'command') this.script(value);
    else if (type === 'ArithSyntaxError' && key === 'errorToken') this.unread.push({ command: `((${value}))` });
    else if (type === 'Transform' && key === 'operator' && value === 'P') this.unread.push({ command: '@P' });
    else if (isText && /\$\(|`/.test(value)) this.#look(wordIn(value));
  }

  #simple({ name, args, assignments, redirections }: SimpleCommand): void {
    if (assignments.some((each) => telling.has(each.name)))
      this.unread.push({ command: `${assignments.map((each) => each.name).join('= ')}=` });
    if (name === null) return;
    this.words([wordOf(name), ...args.map(wordOf)], redirections);
  }

  /** Reads a command in words, and the commands that it is told to run. */
  words(words: readonly Word[], redirections: readonly Redirection[] = []): void {
    const [first, ...rest] = words;
    if (first === undefined) return;
    const text = [plainName(first), ...rest.map((each) => each.text)].join(' ');
    this.#add(text);
    if (first.value === undefined) this.unread.push({ command: text });
    else if (rest.some(({ value }) => value === undefined)) this.unread.push({ command: text, name: plainName(first) });
    if (first.value === 'cd' || first.value === 'pushd' || first.value === 'popd') this.#move(rest);
    const inner = innerOf(plainName(first), rest, scriptOn(redirections));
    for (const each of inner.words) this.words(each);
    for (const each of inner.scripts) this.script(each);
    if (inner.unknown) this.unread.push({ command: text });
  }

  #move([to, ...more]: readonly Word[]): void {
    const known = to?.value !== undefined && more.length === 0 && !to.value.startsWith('-') ? to.value : undefined;
    if (known === undefined) this.#cwd = undefined;
    else if (this.#cwd !== undefined || /^[/~]/.test(known))
      this.#cwd = /^[/~]/.test(known) ? known : `${this.#cwd}/${known}`;
  }

  #redirect({ operator, target, fd }: Redirection): readonly Opened[] {
    const writes = written.has(operator) || (operator === '>&' && fd === null);
    if (target.type !== 'Word' || !(writes || operator === '<')) return [];
    const { value } = wordOf(target);
    if (value === undefined || /^\d+$|^-$/.test(value)) return [];
    if (!/^[/~]/.test(value) && this.#cwd === undefined) return [];
    const path = /^[/~]/.test(value) ? value : `${this.#cwd}/${value}`;
    if (nowhere.test(path)) return [];
    const access = writes ? 'write' : 'read';
    const opened = this.paths.get(`${access} ${path}`) ?? { path, access, commands: new Set() };
    this.paths.set(`${access} ${path}`, opened);
    return [opened];
  }

  #add(text: string): void {
    this.commands.add(text);
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

/** The script that a shell gets on its input; false when it gets one that is not known, undefined when there is none. */
function scriptOn(redirections: readonly Redirection[]): string | false | undefined {
  const input = redirections.findLast(({ operator }) => ['<<', '<<-', '<<<', '<'].includes(operator));
  if (input === undefined) return undefined;
  if (input.operator === '<') return false;
  const word = wordOf(input.target.type === 'HereDoc' ? input.target.content : input.target);
  return word.value ?? false;
}
