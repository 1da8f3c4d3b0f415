import wasmAddress from 'quickjs-wasi/quickjs.wasm?url';
import type { Engine, Place, SandboxHost } from '../engine.ts';
import { lockDown } from '../lock-down.ts';
import { Output } from '../output.ts';
import { ownFile } from '../own-files.ts';
import { Machines } from './machine.ts';
import { runProgram } from './program.ts';
import { type Node, Tree } from './tree.ts';

/** Opens QuickJS: its code is compiled once, and every program gets a new machine of it, made while nobody waited. */
export async function openJavaScript(place: Place): Promise<Engine> {
  const address = place.node ? `${place.base}node_modules/quickjs-wasi/quickjs.wasm` : wasmAddress;
  const wasm = await WebAssembly.compile(await ownFile(new URL(address, import.meta.url).href, place));
  // The machine is the wall; behind it there is nothing to reach either.
  lockDown(place.node ? ['process', 'postMessage'] : []);
  const machines = new Machines(wasm);
  return {
    async run(job, host) {
      const output = new Output(host);
      const tree = treeOf(host);
      const end = await runProgram(machines, job, tree, output.write);
      machines.prepare(job.memory);
      return { ...end, ...output.streams, changes: tree.changes() };
    },
  };
}

function treeOf({ entries, given }: SandboxHost): Tree {
  const nodes = entries.map((entry): readonly [string, Node] => {
    if (entry.is === 'link') return [entry.path, entry];
    if (entry.is !== 'file') return [entry.path, { is: entry.is }];
    const bytes = given.get(entry.path);
    return [entry.path, bytes === undefined ? { is: 'closed' } : { is: 'file', bytes }];
  });
  return new Tree(nodes);
}
