/** How much the code may use, all in all, from now on. */
export interface MemoryCap {
  /** In bytes. */
  set(bytes: number): void;
}

/** Caps the memory of every WebAssembly machine that is made from now on. The code in it gets a `MemoryError`, and lives. */
export function capMemory(bytes: number): MemoryCap {
  let most = bytes;
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + Number(pages) * 65_536 > most)
      throw new RangeError('The memory of the sandbox is used up.');
    return grow.call(this, pages);
  };
  return {
    set: (next) => {
      most = next;
    },
  };
}
