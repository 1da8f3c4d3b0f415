import { Bash } from 'just-bash/browser';
import { counted } from '../../base/text.ts';
import { bounded } from '../bounded.ts';
import type { Engine, EngineEnd, JobInside, Place, SandboxHost } from '../engine.ts';
import { lockDown } from '../lock-down.ts';
import { commandsFor } from './commands.ts';
import { Cache, Contents } from './contents.ts';
import { FileSystem } from './file-system.ts';
import { Tree } from './tree.ts';

/** The counters of the shell are no limit on honest work: its time is. */
const most = 100_000_000;
const counters = {
  maxCallDepth: 500,
  maxCommandCount: most,
  maxLoopIterations: most,
  maxAwkIterations: most,
  maxSedIterations: most,
  maxJqIterations: most,
  maxOutputSize: 32 * 1024 * 1024,
};

/** What archives are made with. They reach nothing. */
const streams = ['ReadableStream', 'WritableStream'];

/** A shell whose files are those of the workspace. Each job has a shell of its own; only contents are remembered. */
export function shell(place: Place): Engine {
  const cache = new Cache();
  // No command reaches out by itself: what asks the web asks the runtime. Behind them there is nothing to reach either.
  lockDown([...streams, ...(place.node ? ['process', 'postMessage'] : [])]);
  return { run: (job, host) => runJob(job, host, cache) };
}

async function runJob(job: JobInside, host: SandboxHost, cache: Cache): Promise<EngineEnd> {
  const tree = new Tree(host.entries);
  const contents = new Contents(host, cache);
  const fs = new FileSystem(tree, contents, host);
  const changes = () => tree.changes((file, path) => contents.of(file, path));
  const began = Date.now();
  const bash = new Bash({
    fs,
    customCommands: commandsFor({ host, changes, tree, until: began + job.deadline }),
    executionLimits: {
      ...counters,
      maxExecutionTimeMs: job.deadline,
      maxStringLength: Math.min(64 * 1024 * 1024, job.memory / 4),
    },
  });
  tree.laying = false;
  const first = bash.getEnv();
  const cwd = `/${job.cwd}`;
  const ran = await bash.exec(withArguments(job), {
    env: { ...first, ...job.env, PWD: cwd },
    replaceEnv: true,
    cwd,
    stdin: job.stdin,
    rawScript: true,
  });
  const late = ran.exitCode === 124 && Date.now() - began >= job.deadline;
  return {
    ended: late ? 'deadline' : 'exit',
    exit: ran.exitCode,
    stdout: bounded(textOf(ran.stdout)),
    stderr: bounded(textOf(ran.stderr)),
    notes: fs.hidden.size === 0 ? [] : [sayHidden(fs.hidden.size)],
    changes: late ? [] : await changes(),
    shell: { cwd: (ran.env.PWD ?? '/').slice(1), env: changedIn(first, ran.env) },
  };
}

function sayHidden(many: number): string {
  return `${counted(many, 'place')} ${many === 1 ? 'was' : 'were'} left out of listings because the permission rules do not let you read there.`;
}

/** The code, with its arguments as `$1` and so on. */
function withArguments({ code, args }: JobInside): string {
  return args.length === 0 ? code : `set -- ${args.map(quoted).join(' ')}\n${code}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** What the shell says of itself, and is known without being kept. */
const known = new Set(['PWD', 'SHELLOPTS', 'BASHOPTS', 'OPTIND', 'LINENO', '_']);

function changedIn(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => /^[A-Za-z_]\w*$/.test(name) && !known.has(name) && before[name] !== value,
    ),
  );
}

/** Output that holds bytes comes with a character for each; what is a text in them is read as one. */
function textOf(output: string): string {
  if (!/[\x80-\xff]/.test(output) || /[^\0-\xff]/.test(output)) return output;
  const bytes = Uint8Array.from(output, (letter) => letter.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return output;
  }
}
