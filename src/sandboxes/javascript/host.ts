import { JSException, type JSValueHandle, type QuickJS } from 'quickjs-wasi';
import { withoutHashbang } from './modules.ts';
import { isModule, locate } from './resolve.ts';
import type { Tree } from './tree.ts';

/** What a program is told about itself. */
export interface Told {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly stdin: string;
}

/** What the machine reaches of the place it runs in: its copy of the files, and where its words go. */
export interface Surroundings {
  readonly tree: Tree;
  write(stream: 'stdout' | 'stderr', text: string): void;
  exit(code: number): void;
}

/** Gives the machine the only functions that lead out of it, which ask for its surroundings when they are called. */
export function giveHost(vm: QuickJS, around: () => Surroundings): void {
  const host = vm.newObject();
  const tree = (): Tree => around().tree;
  const text = (handle: JSValueHandle | undefined): string => handle?.toString() ?? '';
  const functions: Readonly<Record<string, (...args: readonly JSValueHandle[]) => unknown>> = {
    write: (stream, words) => around().write(stream?.toNumber() === 2 ? 'stderr' : 'stdout', text(words)),
    read: (path) => tree().read(text(path)),
    readText: (path) => tree().readText(text(path)),
    put: (path, content, append) =>
      tree().put(text(path), content?.isString ? content.toString() : (content?.toUint8Array() ?? ''), {
        append: append?.toBoolean() ?? false,
      }),
    list: (path) => tree().list(text(path)),
    look: (path) => tree().look(text(path)),
    makeFolder: (path) => tree().makeFolder(text(path)),
    remove: (path) => tree().remove(text(path)),
    move: (from, to) => tree().move(text(from), text(to)),
    isModule: (path) => isModule(tree(), text(path)),
    find: (from, specifier) => locate(tree(), text(from), text(specifier), 'require'),
    exit: (code) => around().exit(code?.toNumber() ?? 0),
  };
  for (const [name, does] of Object.entries(functions))
    vm.newFunction(name, (...args) => vm.hostToHandle(does(...args))).consume((handle) => host.setProp(name, handle));
  vm.newFunction('compile', (source, name) => compile(vm, text(source), text(name))).consume((handle) =>
    host.setProp('compile', handle),
  );
  vm.newSymbolFor('host').consume((place) => vm.setProp(vm.global, place, host));
  host.dispose();
}

/** A file of the older kind as a function; or what is wrong with it, as the program's own error. */
function compile(vm: QuickJS, source: string, name: string): JSValueHandle {
  const made = vm.newObject();
  // on one line with the first of the file, so that errors name the right ones
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${withoutHashbang(source)}\n})`;
  try {
    vm.evalCode(wrapped, name).consume((run) => made.setProp('run', run));
  } catch (error) {
    if (!(error instanceof JSException)) throw error;
    made.setProp('error', error.handle);
  }
  return made;
}
