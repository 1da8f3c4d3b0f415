import type { loadPyodide } from 'pyodide';
import type { Engine, EngineEnd, JobInside, Place, SandboxHost } from '../engine.ts';
import { lockDown } from '../lock-down.ts';
import { Output } from '../output.ts';
import { changesIn, layOut } from './files.ts';
import { sandbox } from './index.ts';
import { lookLikeAPage } from './like-a-page.ts';
import { capMemory, type MemoryCap } from './memory.ts';
import runner from './runner.py?raw';

type Pyodide = Awaited<ReturnType<typeof loadPyodide>>;

/** Opens Pyodide, of which the page serves its own copy, and takes away all that it could reach. */
export async function openPython(place: Place): Promise<Engine> {
  const cap = capMemory(sandbox.memory);
  const folder = `${place.base}${place.node ? 'node_modules/' : ''}pyodide/`;
  lookLikeAPage(place);
  const loader = (await import(/* @vite-ignore */ `${folder}pyodide.mjs`)) as { loadPyodide: typeof loadPyodide };
  const pyodide = await loader.loadPyodide({
    indexURL: folder,
    env: { HOME: '/home/user', PYTHONDONTWRITEBYTECODE: '1' },
  });
  const own = pyodide.runPython('{"__name__": "runner"}');
  pyodide.runPython(runner, { globals: own, filename: '<runner>' });
  const run = own.get('run');
  lockDown(place.node ? ['postMessage'] : []);
  return { run: (job, host) => runPython({ pyodide, run, cap }, job, host) };
}

interface Opened {
  readonly pyodide: Pyodide;
  /** `run` of runner.py. */
  readonly run: (...args: readonly unknown[]) => Promise<{ toJs(): readonly [number, string | undefined, boolean] }>;
  readonly cap: MemoryCap;
}

async function runPython({ pyodide, run, cap }: Opened, job: JobInside, host: SandboxHost): Promise<EngineEnd> {
  cap.set(job.memory);
  const output = new Output(host);
  const before = layOut(pyodide.FS, host, job.memory);
  pyodide.setStdout({ write: writer((text) => output.write('stdout', text)) });
  pyodide.setStderr({ write: writer((text) => output.write('stderr', text)) });
  try {
    const ended = await run(
      job.code,
      job.name,
      pyodide.toPy(job.args),
      job.stdin,
      `/${job.cwd}`,
      pyodide.toPy(job.env),
    );
    const [exit, value, memory] = ended.toJs();
    if (memory) return { ended: 'memory', exit: 137, ...output.streams };
    const changes = changesIn(pyodide.FS, before);
    return { exit, ...output.streams, ...(value === undefined || value === null ? {} : { value }), changes };
  } catch (error) {
    // The interpreter itself is gone, by os._exit() or something worse.
    const status = (error as { readonly status?: unknown }).status;
    if (typeof status === 'number')
      return { exit: status & 0xff, ...output.streams, changes: changesIn(pyodide.FS, before) };
    output.write(
      'stderr',
      `The program broke the interpreter it ran in: ${error instanceof Error ? error.message : error}\n`,
    );
    return { exit: 134, ...output.streams };
  }
}
/** Takes bytes as they come, and gives text: a character that is not whole yet waits for its rest. */
function writer(write: (text: string) => void): (bytes: Uint8Array) => number {
  const decoder = new TextDecoder();
  return (bytes) => {
    const text = decoder.decode(bytes, { stream: true });
    if (text !== '') write(text);
    return bytes.length;
  };
}
