import { type CustomCommand, defineCommand } from 'just-bash/browser';
import type { SandboxChange } from '../../agent/ports.ts';
import type { SandboxHost } from '../engine.ts';
import { curl } from './curl.ts';
import { tar } from './tar.ts';
import { normalize, type Tree } from './tree.ts';
import { wget } from './wget.ts';

/** What the commands of ours work with. */
interface Surroundings {
  readonly host: SandboxHost;
  readonly tree: Tree;
  /** When the time of the whole job is up. */
  readonly until: number;
  /** What was changed so far: other code sees it too. */
  changes(): Promise<readonly SandboxChange[]>;
}

/** Commands that the shell does not bring along and a person would miss. */
export function commandsFor(surroundings: Surroundings): CustomCommand[] {
  return [
    interpreter('python3', { engine: 'python', inline: ['-c'], modules: '-m' }, surroundings),
    interpreter('python', { engine: 'python', inline: ['-c'], modules: '-m' }, surroundings),
    interpreter('node', { engine: 'javascript', inline: ['-e', '--eval'] }, surroundings),
    curl(surroundings.host),
    wget(surroundings.host),
    tar(),
    mktemp(),
    uname(),
    ...Object.entries(elsewhere).map(([name, instead]) => refusing(name, instead)),
  ];
}

/** What this shell does not have, and what does the same. */
const elsewhere: Readonly<Record<string, string>> = {
  sqlite3: 'there is no sqlite3 here. Use the module sqlite3 of python3.',
  yq: 'there is no yq here. Use jq, or a program for node or python3.',
  xan: 'there is no xan here. Use awk, or the module csv of python3.',
};

/** A command that says what to use in its place. */
function refusing(name: string, instead: string): CustomCommand {
  return defineCommand(name, async () => failed(name, instead, 127));
}

const said = (stdout: string) => ({ stdout, stderr: '', exitCode: 0 });
const failed = (name: string, why: string, exitCode = 1) => ({ stdout: '', stderr: `${name}: ${why}\n`, exitCode });

/** What a language is called by: its sandbox, the options that bring code, and the one that names a module. */
interface Language {
  readonly engine: string;
  readonly inline: readonly string[];
  readonly modules?: string;
}

/** A language of another sandbox, called as its program is called: with a file, with code, or with code on its input. */
function interpreter(
  name: string,
  { engine, inline, modules }: Language,
  { host, tree, until, changes }: Surroundings,
): CustomCommand {
  return defineCommand(name, async (args, { fs, cwd, env, stdin, exportedEnv }) => {
    const [first, ...rest] = args;
    const input = decoded(String(stdin));
    const job = { cwd: cwd.slice(1), env: exportedEnv ?? Object.fromEntries(env), deadline: until - Date.now() };
    const run = async (code: string, more: { name: string; args: readonly string[]; stdin: string }) => {
      const end = await host.run(engine, { code, ...job, ...more }, await changes());
      tree.take(end.changes, Date.now());
      const { stdout, stderr, exit, notes } = end;
      const unsaid = end.ended === 'exit' && exit < 126 ? [] : notes;
      return { stdout, stderr: stderr + unsaid.map((note) => `${name}: ${note}\n`).join(''), exitCode: exit };
    };
    if (first === undefined || first === '-') return run(input, { name: '-', args: rest, stdin: '' });
    if (inline.includes(first)) {
      const [code, ...others] = rest;
      if (code === undefined) return failed(name, `${first} requires an argument`, 2);
      return run(code, { name: first, args: others, stdin: input });
    }
    if (modules === first) return run('', { name: first, args: rest, stdin: input });
    if (first.startsWith('-')) return failed(name, `there is no option ${first} here`, 2);
    const path = fs.resolvePath(cwd, first);
    if (!(await fs.exists(path))) return failed(name, `can't open file '${first}': No such file or directory`, 2);
    return run('', { name: path.slice(1), args: rest, stdin: input });
  });
}

/** What the shell passes on is a character a byte. */
function decoded(bytes: string): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  return new TextDecoder().decode(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)));
}

/** Makes an empty file or folder with a name of its own, in /tmp unless a template says where. */
function mktemp(): CustomCommand {
  return defineCommand('mktemp', async (args, { fs, cwd }) => {
    const template = args.find((each) => !each.startsWith('-')) ?? '/tmp/tmp.XXXXXXXXXX';
    if (!/X{3,}/.test(template)) return failed('mktemp', `too few X's in template '${template}'`);
    for (let number = 1; ; number++) {
      const path = normalize(
        cwd,
        template.replace(/X{3,}/, (all) => String(number).padStart(all.length, '0')),
      );
      if (await fs.exists(path)) continue;
      await (args.includes('-d') ? fs.mkdir(path) : fs.writeFile(path, ''));
      return said(`${path}\n`);
    }
  });
}

const system: Readonly<Record<string, string>> = {
  s: 'Linux',
  n: 'localhost',
  r: '6.0.0',
  m: 'x86_64',
  o: 'GNU/Linux',
};

/** Says what this shell is, in the words that scripts ask for. */
function uname(): CustomCommand {
  return defineCommand('uname', async (args) => {
    const letters = args.flatMap((each) => [...each.replace(/^-+/, '')]).join('');
    const asked = letters.includes('a') ? 'snrmo' : letters || 's';
    return said(`${[...asked].map((letter) => system[letter] ?? 'unknown').join(' ')}\n`);
  });
}
