import { type JSValueHandle, QuickJS } from 'quickjs-wasi';
import { serve } from '../../../src/sandboxes/serve.ts';

const { fetch, indexedDB, postMessage } = self;

/** Functions that no program may have: one for each capability. */
const holes: Readonly<Record<string, (said: string) => unknown>> = {
  fetch: (there) => fetch(there),
  indexedDB: (name) => indexedDB.open(name),
  document: () => undefined,
  postMessage: (message) => postMessage(message),
  Worker: () => undefined,
  location: () => undefined,
};

const create = QuickJS.create.bind(QuickJS);
let last: JSValueHandle | undefined;

QuickJS.create = async (options) => {
  const vm = await create(options);
  for (const [name, does] of Object.entries(holes))
    vm.newFunction(name, (said) => {
      does(said?.toString() ?? '');
      return vm.true;
    }).consume((handle) => {
      handle.setProp('open', handle);
      vm.global.setProp(name, handle);
    });
  // and what one program leaves behind, the next finds
  if (last?.getProp('leftBehind').isUndefined === false) vm.global.setProp('leftBehind', vm.true);
  last = vm.global;
  return vm;
};

serve(async (place) => (await import('../../../src/sandboxes/javascript/engine.ts')).openJavaScript(place));
