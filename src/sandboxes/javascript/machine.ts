import { EvalFlags, type JSValueHandle, MAX_STACK_SIZE, QuickJS } from 'quickjs-wasi';
import { giveHost, type Surroundings, type Told } from './host.ts';
import { modulesOf } from './modules.ts';

/** The program that a machine is for, as far as the machine asks it anything. */
export interface Program extends Surroundings {
  /** Whether nothing of it may go on. */
  isOver(): boolean;
  /** A promise of it was rejected; or one that was has found somebody who hears. */
  rejected(promise: JSValueHandle, reason: JSValueHandle, isHandled: boolean): void;
}

/** A QuickJS with the modules of `guest/` in it. It is made before there is a program, and serves one. */
export class Machine {
  readonly vm: QuickJS;
  readonly #main: JSValueHandle;
  readonly #serve: (program: Program) => void;

  private constructor(vm: QuickJS, main: JSValueHandle, serve: (program: Program) => void) {
    this.vm = vm;
    this.#main = main;
    this.#serve = serve;
  }

  /** Makes one that may use so many bytes. */
  static async make(wasm: WebAssembly.Module, memory: number): Promise<Machine> {
    let program: Program | undefined;
    const around = (): Program => {
      if (program === undefined) throw new Error('No program has begun.');
      return program;
    };
    const vm = await QuickJS.create({
      wasm,
      memoryLimit: memory,
      maxStackSize: MAX_STACK_SIZE,
      timezoneOffset: 0,
      interruptHandler: () => program?.isOver() ?? false,
      onUnhandledRejection: (...heard) => around().rejected(...heard),
      moduleLoader: modulesOf(() => around().tree),
    });
    giveHost(vm, around);
    const started = vm.evalCode(
      "import * as main from './main.js'; globalThis.main = main;",
      'guest:',
      EvalFlags.TYPE_MODULE,
    );
    vm.executePendingJobs();
    if (started.promiseState !== 1) throw new Error('The machine could not be made ready.');
    const main = vm.global.getProp('main');
    vm.evalCode('delete globalThis.main').dispose();
    return new Machine(vm, main, (its) => {
      program = its;
    });
  }

  /** From now on it is this program's. */
  begin(program: Program, told: Told): void {
    this.#serve(program);
    this.call('begin', this.vm.hostToHandle(told)).dispose();
  }

  /** Calls a function of `guest/main.js`. */
  call(name: string, ...args: readonly JSValueHandle[]): JSValueHandle {
    return this.#main.getProp(name).consume((does) => this.vm.callFunction(does, this.vm.undefined, ...args));
  }
}

/** Gives machines, and has the next one ready before it is asked for. */
export class Machines {
  readonly #wasm: WebAssembly.Module;
  #spare: { readonly memory: number; readonly machine: Promise<Machine | undefined> } | undefined;

  constructor(wasm: WebAssembly.Module) {
    this.#wasm = wasm;
  }

  /** One that may use so many bytes, which nobody has used before. */
  async take(memory: number): Promise<Machine> {
    const spare = this.#spare;
    this.#spare = undefined;
    const ready = spare?.memory === memory ? await spare.machine : undefined;
    return ready ?? Machine.make(this.#wasm, memory);
  }

  /** Makes the next one as soon as there is nothing else to do. */
  prepare(memory: number): void {
    setTimeout(() => {
      // where it fails now, whoever needs one hears why
      const machine = Machine.make(this.#wasm, memory).catch(() => undefined);
      this.#spare ??= { memory, machine };
    });
  }
}
