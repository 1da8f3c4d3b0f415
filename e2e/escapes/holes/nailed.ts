/** Nails globals of a worker down, so that nothing takes them out of it any more. */
export function nailed(...names: readonly string[]): void {
  for (const name of names)
    Object.defineProperty(globalThis, name, {
      value: Reflect.get(globalThis, name),
      writable: false,
      configurable: false,
    });
}
