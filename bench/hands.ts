import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Job, Sandbox, SandboxFiles } from '../src/agent/ports.ts';
import { hashOf } from '../src/base/hash.ts';
import { encode } from '../src/base/text.ts';
import { scriptSchema } from '../src/protocol/script.ts';
import { Headless } from '../src/runtime/headless.ts';
import { sandboxesInNode } from '../src/runtime/sandbox/in-node.ts';
import { compare } from './compare.ts';

const never = new AbortController().signal;
/** Where the benchmarks run. */
const file = new URL('bare-engine.mjs', pathToFileURL(`${process.cwd()}/`));
const programs: Readonly<Record<string, string>> = {
  bash: 'echo $((1 + 1))',
  javascript: '1 + 1',
  python: 'print(1 + 1)',
};

/** An engine in a thread with nothing around it. */
class Bare {
  readonly #worker: Worker;

  constructor(engine: string) {
    this.#worker = new Worker(file, { workerData: engine });
  }

  /** The first answer is that it is there. */
  async hear(): Promise<string> {
    const [said] = await once(this.#worker, 'message');
    return said;
  }

  run(job: { readonly code: string; readonly files?: Readonly<Record<string, string>> }): Promise<string> {
    this.#worker.postMessage(job);
    return this.hear();
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

const none: SandboxFiles = { entries: [], read: async () => undefined, refusal: () => undefined };

async function printed(sandbox: Sandbox, engine: string, job: Job, files = none): Promise<string> {
  const { exit, stdout, stderr } = await sandbox.run(engine, job, files, never);
  if (exit !== 0) throw new Error(`${engine} ended with ${exit}: ${stderr}`);
  return stdout;
}

const times = (mine: number, other: number): string =>
  `ours ${mine.toFixed(1)} ms   bare ${other.toFixed(1)} ms   ratio ${(mine / other).toFixed(2)}`;

/** The median of some runs after one that does not count, each after so many milliseconds in which nothing is asked. */
async function medianOf(runs: number, rest: number, subject: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    await new Promise((resolve) => setTimeout(resolve, rest));
    const from = performance.now();
    await subject();
    if (run > 0) times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

/** Prints how long each sandbox takes to its first answer and to one more, beside its engine alone in a thread. */
async function benchStarts(): Promise<void> {
  console.log('\nSandboxes, in threads of Node: from nothing to an answer, and to one more\n');
  for (const [engine, code] of Object.entries(programs)) {
    const job: Job = { code, deadline: 60_000 };
    const opened = new Bare(engine);
    await opened.hear();
    const kept = sandboxesInNode();
    const [cold = 0, bareCold = 0] = await compare(
      [
        () => printed(sandboxesInNode(), engine, job),
        async () => {
          const fresh = new Bare(engine);
          await fresh.hear();
          await fresh.run({ code });
          await fresh.end();
        },
      ],
      5,
    );
    // what serves once, the worker of Python and the machine of JavaScript, is there again by then
    const rest = engine === 'bash' ? 0 : 2 * cold;
    const warm = await medianOf(5, rest, () => printed(kept, engine, job));
    const bareWarm = await medianOf(5, 0, () => opened.run({ code }));
    await opened.end();
    console.log(`${engine.padEnd(11)} cold ${times(cold, bareCold)}\n${''.padEnd(11)} warm ${times(warm, bareWarm)}`);
  }
}

const many = 2000;
const contents = Object.fromEntries(
  Array.from({ length: many }, (_, i) => [
    `src/${i % 40}/${i}.ts`,
    `${'A line of a file like others.\n'.repeat(40)}${i % 10 === 0 ? 'needle' : 'hay'}\n`,
  ]),
);

/** The files as a run has them: their index at hand, their content to be asked for. */
function filesOf(texts: Readonly<Record<string, string>>): SandboxFiles {
  const bytes = new Map(Object.entries(texts).map(([path, text]) => [path, encode(text)]));
  const folders = new Set(
    [...bytes.keys()].flatMap((path) => path.split('/').map((_, i, all) => all.slice(0, i).join('/'))),
  );
  folders.delete('');
  return {
    entries: [
      ...[...folders].map((path) => ({ path, is: 'folder' as const })),
      ...[...bytes].map(([path, of]) => ({ path, is: 'file' as const, blob: hashOf(of), bytes: of.length, at: 0 })),
    ].sort((a, b) => (a.path < b.path ? -1 : 1)),
    read: async (path) => bytes.get(path),
    refusal: () => undefined,
  };
}

/** Prints what a search of many files takes in our shell, beside the same shell over files of its own in memory. */
async function benchGrep(): Promise<void> {
  const code = 'grep -rl needle src | wc -l';
  const [sandbox, alone] = [sandboxesInNode(), new Bare('bash')];
  await alone.hear();
  const own = Object.fromEntries(Object.entries(contents).map(([path, text]) => [`/${path}`, text]));
  const files = filesOf(contents);
  const found = String(many / 10);
  const check = (text: string): void => {
    if (text.trim() !== found) throw new Error(`grep found ${text.slice(0, 300)}, not ${found}.`);
  };
  const [mine = 0, other = 0] = await compare(
    [
      async () => check(await printed(sandbox, 'bash', { code, deadline: 60_000 }, files)),
      async () => check(await alone.run({ code, files: own })),
    ],
    7,
  );
  await alone.end();
  console.log(`\ngrep over ${many.toLocaleString('en')} files in bash   ${times(mine, other)}`);
}

/** Prints what a hook in bash adds to a call in a run, beside the bare engine that runs the same command. */
async function benchHook(): Promise<void> {
  const calls = 40;
  const command = 'cat > /dev/null; echo \'{"decision":"approve"}\'';
  const hook = { name: 'h', on: 'PreToolUse', type: 'command', command };
  const sandbox = sandboxesInNode();
  const alone = new Bare('bash');
  await alone.hear();
  const run = async (hooks: readonly object[]): Promise<void> => {
    const look = { when: {}, reply: { calls: [{ tool: 'list_files', input: {} }] } };
    const script = scriptSchema.parse({
      title: 'Hooks',
      settings: { mode: 'auto', tools: ['list_files'], maxTurns: calls + 2, hooks },
      model: [
        ...Array.from({ length: calls }, (_, i) => ({ ...look, when: { reply: i + 1 } })),
        { reply: { text: 'Done.' } },
      ],
    });
    const headless = new Headless({ sandbox, notify: () => {} });
    await headless.send({ do: 'start', run: 'r', script });
    await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
    await headless.atRest('r');
    const heard = headless.log('r').events.filter(({ type }) => type === 'hook.ran').length;
    if (heard !== calls * hooks.length) throw new Error(`${heard} hooks answered.`);
  };
  const [hooked = 0, plain = 0, engine = 0] = await compare(
    [
      () => run([hook]),
      () => run([]),
      async () => {
        for (let n = 0; n < calls; n++) await alone.run({ code: command });
      },
    ],
    5,
  );
  await alone.end();
  console.log(`a hook in bash before a call         ${times((hooked - plain) / calls, engine / calls)}`);
}

/** Prints what sandboxes cost, beside their engines alone. */
export async function benchHands(): Promise<void> {
  await benchGrep();
  await benchStarts();
  await benchHook();
}
