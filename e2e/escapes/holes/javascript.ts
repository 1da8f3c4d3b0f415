import type { JSValueHandle } from 'quickjs-wasi';
import { Machine } from '../../../src/sandboxes/javascript/machine.ts';
import { serve } from '../../../src/sandboxes/serve.ts';
import type { Capability } from '../table.ts';
import { withHoles } from './hole.ts';

const { fetch, indexedDB, postMessage } = self;

/** Functions that no program may have, by what each reaches. */
const holes: Readonly<Partial<Record<Capability, readonly [name: string, does: (said: string) => unknown]>>> = {
  network: ['fetch', (there) => fetch(there)],
  storage: ['indexedDB', (name) => indexedDB.open(name)],
  DOM: ['document', () => undefined],
  parent: ['postMessage', (message) => postMessage(message)],
  workers: ['Worker', () => undefined],
  navigation: ['location', () => undefined],
};

let hole: Capability | undefined;
const { begin } = Machine.prototype;
let last: JSValueHandle | undefined;

Machine.prototype.begin = function (...program) {
  const { vm } = this;
  const [name, does] = (hole && holes[hole]) ?? [];
  if (name !== undefined)
    vm.newFunction(name, (said) => {
      does?.(said?.toString() ?? '');
      return vm.true;
    }).consume((handle) => {
      handle.setProp('open', handle);
      vm.global.setProp(name, handle);
    });
  // and what one program leaves behind, the next finds
  if (hole === 'clock and state of other runs' && last?.getProp('leftBehind').isUndefined === false)
    vm.global.setProp('leftBehind', vm.true);
  last = vm.global;
  begin.apply(this, program);
};

serve(async (place) => {
  const { openJavaScript } = await import('../../../src/sandboxes/javascript/engine.ts');
  return withHoles(await openJavaScript(place), (open) => {
    hole = open;
  });
});
