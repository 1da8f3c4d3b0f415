/** An engine in a thread with nothing around it: the least that starts it and runs the program of each message. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';

const engines = {
  async bash() {
    const { Bash } = await import('just-bash/browser');
    return async ({ code, files = {} }) => (await new Bash({ files }).exec(code)).stdout;
  },
  async javascript() {
    const { QuickJS } = await import('quickjs-wasi');
    const file = new URL('../node_modules/quickjs-wasi/quickjs.wasm', import.meta.url);
    const wasm = await WebAssembly.compile(await readFile(file));
    return async ({ code }) => {
      const machine = await QuickJS.create({ wasm });
      machine.evalCode(code).dispose();
      machine.dispose();
      return '';
    };
  },
  async python() {
    const { loadPyodide } = await import('pyodide');
    const python = await loadPyodide();
    python.setStdout({ batched() {} });
    return async ({ code }) => {
      python.runPython(code);
      return '';
    };
  },
};

const run = await engines[workerData]();
parentPort.on('message', async (job) => parentPort.postMessage(await run(job)));
parentPort.postMessage('ready');
