import { EvalFlags, JSException, type JSValueHandle, type QuickJS } from 'quickjs-wasi';
import type { JobInside } from '../engine.ts';
import type { Machine, Machines, Program } from './machine.ts';
import { asModule } from './modules.ts';
import { isModule, locate, readsAsModule } from './resolve.ts';
import type { Tree } from './tree.ts';

/** How a program ended. `value` is its last expression, in words. */
export interface Ended {
  readonly ended: 'exit' | 'deadline' | 'memory';
  readonly exit: number;
  readonly value?: string;
}

type Write = (stream: 'stdout' | 'stderr', text: string) => void;

/**
 * Runs a program in a new machine, which is thrown away afterwards: the file that the job names, or else its code. It
 * answers whatever the program does.
 */
export async function runProgram(machines: Machines, job: JobInside, tree: Tree, write: Write): Promise<Ended> {
  try {
    return await new Run(await machines.take(job.memory), job, tree, write).toItsEnd();
  } catch (error) {
    // The machine itself broke, as it does when something nests too deep. Nothing of it is used again.
    write('stderr', `The program broke the machine it ran in: ${error instanceof Error ? error.message : error}.\n`);
    return { ended: 'exit', exit: 134 };
  }
}

/** The program is not to go on: it left, or its time is up. */
class Leaving extends Error {}

/** The program failed, and nothing in it caught that. */
class Uncaught extends Error {
  readonly reason: JSValueHandle;

  constructor(reason: JSValueHandle) {
    super('Uncaught');
    this.reason = reason;
  }
}

class Run {
  readonly #machine: Machine;
  readonly #job: JobInside;
  readonly #tree: Tree;
  readonly #write: Write;
  readonly #until: number;
  readonly #unhandled = new Map<number, JSValueHandle>();
  #exit: number | undefined;

  constructor(machine: Machine, job: JobInside, tree: Tree, write: Write) {
    this.#machine = machine;
    this.#job = job;
    this.#tree = tree;
    this.#write = write;
    this.#until = performance.now() + job.deadline;
  }

  /** How it ended, when it was not to go on. */
  get #brokenOff(): Ended {
    return this.#exit === undefined ? { ended: 'deadline', exit: 124 } : { ended: 'exit', exit: this.#exit };
  }

  get #vm(): QuickJS {
    return this.#machine.vm;
  }

  async toItsEnd(): Promise<Ended> {
    try {
      return await this.#ended();
    } catch (error) {
      if (error instanceof Leaving) return this.#brokenOff;
      throw error;
    }
  }

  async #ended(): Promise<Ended> {
    try {
      this.#begin();
      const promise = this.#guarded(() => this.#start());
      await this.#turn(promise);
      const exit = this.#call('exitCode').toNumber();
      this.#call('leave', this.#vm.newNumber(exit));
      if (promise.isPromise && promise.promiseState === 0) {
        this.#write('stderr', 'Warning: it ended while it still awaited something that nothing was going to bring.\n');
        return { ended: 'exit', exit: 13 };
      }
      const value = await this.#valueOf(promise);
      return { ended: 'exit', exit, ...(value === undefined ? {} : { value }) };
    } catch (error) {
      if (error instanceof Uncaught) return this.#fail(error.reason);
      if (error instanceof JSException) return this.#fail(error.handle);
      throw error;
    }
  }

  #begin(): void {
    const { env, cwd, stdin } = this.#job;
    const argv = ['/usr/bin/node', ...this.#argv];
    const program: Program = {
      tree: this.#tree,
      write: this.#write,
      exit: (exit) => {
        this.#exit = exit;
      },
      isOver: () => this.#isOver(),
      rejected: (promise, reason, isHandled) => {
        if (isHandled) this.#unhandled.delete(promise.identity);
        else this.#unhandled.set(promise.identity, reason.dup());
      },
    };
    this.#machine.begin(program, { argv, env, cwd: `/${cwd}`, stdin });
  }

  /** Calls a function of `guest/main.js`. */
  #call(name: string, ...args: readonly JSValueHandle[]): JSValueHandle {
    return this.#guarded(() => this.#machine.call(name, ...args));
  }

  #isOver(): boolean {
    return this.#exit !== undefined || performance.now() > this.#until;
  }

  /** What comes of work in the machine. From the moment on that the program is not to go on, nothing does. */
  #guarded<T>(work: () => T): T {
    try {
      const done = work();
      if (this.#isOver()) throw new Leaving();
      return done;
    } catch (error) {
      throw error instanceof JSException && this.#isOver() ? new Leaving() : error;
    }
  }

  /** The path of the file that is to run; nothing when it is code that is in no file. */
  get #file(): string | undefined {
    const { name } = this.#job;
    return name === '' || name.startsWith('-') ? undefined : `/${name}`;
  }

  get #argv(): readonly string[] {
    const { name, args } = this.#job;
    if (this.#file !== undefined) return [this.#file, ...args];
    return name.startsWith('-e') || name === '--eval' ? args : ['[code]', ...args];
  }

  /** Starts the program, and gives what it comes to: a promise, or a value. */
  #start(): JSValueHandle {
    const vm = this.#vm;
    const { code, cwd } = this.#job;
    const here = cwd === '' ? '/[code]' : `/${cwd}/[code]`;
    if (this.#file === undefined) {
      this.#call('prepareCode').dispose();
      return readsAsModule(code)
        ? vm.evalCode(asModule(code, here), here, EvalFlags.TYPE_MODULE)
        : vm.evalCode(code, here, EvalFlags.ASYNC);
    }
    const found = locate(this.#tree, here, this.#file, 'require');
    if ('why' in found) throw new Uncaught(vm.newString(found.why));
    if (!isModule(this.#tree, found.at)) return this.#call('run', vm.newString(found.at));
    return vm.evalCode(`import ${JSON.stringify(found.at)};`, here, EvalFlags.TYPE_MODULE);
  }

  /** Lets all happen that the program set going: promises first, then timers, each in its time. */
  async #turn(promise: JSValueHandle): Promise<void> {
    const vm = this.#vm;
    for (;;) {
      this.#guarded(() => vm.executePendingJobs());
      if (promise.isPromise && promise.promiseState === 2) throw new Uncaught(await reasonOf(vm, promise));
      for (const reason of this.#unhandled.values()) throw new Uncaught(reason);
      const wait = this.#call('untilNext').toNumber();
      if (wait < 0) return;
      const left = this.#until - performance.now() + 1;
      await new Promise((resolve) => setTimeout(resolve, Math.min(wait, left)));
      this.#call('runNext').dispose();
    }
  }

  /** The last expression in words; nothing for a file, and where the code ends without a value. */
  async #valueOf(promise: JSValueHandle): Promise<string | undefined> {
    if (this.#file !== undefined || readsAsModule(this.#job.code)) return undefined;
    const settled = await this.#vm.resolvePromise(promise);
    if ('error' in settled) return undefined;
    const value = settled.value.getProp('value');
    return value.isUndefined ? undefined : this.#call('inspect', value).toString();
  }

  #fail(reason: JSValueHandle): Ended {
    const words = reason.isString ? `Error: ${reason.toString()}` : this.#call('describe', reason).toString();
    this.#write('stderr', `${words}\n`);
    if (/^InternalError: out of memory/.test(words)) return { ended: 'memory', exit: 137 };
    this.#call('leave', this.#vm.newNumber(1)).dispose();
    return { ended: 'exit', exit: 1 };
  }
}

async function reasonOf(vm: QuickJS, promise: JSValueHandle): Promise<JSValueHandle> {
  const settled = await vm.resolvePromise(promise);
  return 'error' in settled ? settled.error : settled.value;
}
