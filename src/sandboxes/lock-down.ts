/** What may stay in the global scope of a worker in which code runs that nobody trusts: the language, and what reaches nothing. */
const harmless: ReadonlySet<PropertyKey> = new Set([
  ...[
    'Object',
    'Function',
    'Array',
    'Number',
    'Boolean',
    'String',
    'Symbol',
    'BigInt',
    'Date',
    'Promise',
    'RegExp',
    'Proxy',
  ],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['SuppressedError', 'DisposableStack', 'AsyncDisposableStack', 'Iterator', 'InternalError'],
  ...[
    'Infinity',
    'NaN',
    'undefined',
    'globalThis',
    'self',
    'JSON',
    'Math',
    'Intl',
    'Reflect',
    'Atomics',
    'WebAssembly',
  ],
  ...[
    'parseFloat',
    'parseInt',
    'isFinite',
    'isNaN',
    'escape',
    'unescape',
    'decodeURI',
    'decodeURIComponent',
    'encodeURI',
  ],
  ...['encodeURIComponent', 'ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Uint8Array', 'Int8Array', 'Uint16Array'],
  ...['Int16Array', 'Uint32Array', 'Int32Array', 'Float16Array', 'Float32Array', 'Float64Array', 'Uint8ClampedArray'],
  ...['BigUint64Array', 'BigInt64Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry'],
  ...[
    'console',
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'TextDecoder',
    'DOMException',
    'AbortController',
    'AbortSignal',
  ],
  ...[
    'Event',
    'EventTarget',
    'MessageEvent',
    'MessageChannel',
    'MessagePort',
    'setTimeout',
    'clearTimeout',
    'setInterval',
  ],
  ...[
    'clearInterval',
    'setImmediate',
    'clearImmediate',
    'queueMicrotask',
    'structuredClone',
    'atob',
    'btoa',
    'performance',
  ],
  ...['crypto', 'Crypto', 'CryptoKey', 'SubtleCrypto', 'Performance', 'addEventListener', 'removeEventListener'],
  ...['dispatchEvent', 'close', 'constructor', Symbol.toStringTag],
]);

/** What of Object.prototype every object has. */
const inherited = Object.prototype;

/**
 * Takes out of the global scope of this worker all that could reach something: the network, storage, other workers, and the
 * making of code from text. `keep` is what its engine cannot do without. What comes in newer browsers is taken out unseen.
 */
export function lockDown(keep: readonly string[] = []): void {
  for (
    let scope: object | null = globalThis;
    scope !== null && scope !== inherited;
    scope = Object.getPrototypeOf(scope)
  )
    for (const name of Reflect.ownKeys(scope))
      if (!harmless.has(name) && !keep.includes(String(name)) && !Reflect.deleteProperty(scope, name))
        Reflect.defineProperty(scope, name, { value: undefined, writable: false });
  forbidCode();
  for (const name of ['setTimeout', 'setInterval', 'setImmediate']) onlyForFunctions(name);
}

/** A timer, which would take a text too, and run it. */
function onlyForFunctions(name: string): void {
  const timer: unknown = Reflect.get(globalThis, name);
  if (typeof timer !== 'function') return;
  const value = (does: unknown, ...more: readonly unknown[]): unknown => {
    if (typeof does !== 'function') throw new TypeError('No code is made from text in a sandbox.');
    return timer.call(globalThis, does, ...more);
  };
  Reflect.defineProperty(globalThis, name, { value, writable: false, configurable: false });
}

/** `eval` and the constructors of functions: code that is made from text could `import()`. */
function forbidCode(): void {
  const samples = [() => {}, async () => {}, function* () {}, async function* () {}];
  for (const sample of samples) {
    const prototype = Object.getPrototypeOf(sample);
    Object.defineProperty(prototype, 'constructor', {
      value: refusing(prototype),
      writable: false,
      configurable: false,
    });
  }
  const value = refusing(Object.getPrototypeOf(() => {}));
  Object.defineProperty(globalThis, 'Function', { value, writable: false, configurable: false });
}

/** A constructor that makes nothing. `instanceof` and the methods of functions go on as before. */
function refusing(prototype: object): unknown {
  function refuse(): never {
    throw new TypeError('No code is made from text in a sandbox.');
  }
  refuse.prototype = prototype;
  return refuse;
}
