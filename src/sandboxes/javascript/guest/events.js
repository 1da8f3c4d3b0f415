/** `node:events`. */

/** @typedef {(...args: unknown[]) => void} Listener */

export class EventEmitter {
  /** @type {Map<PropertyKey, Listener[]>} */
  #listeners = new Map();

  /**
   * @param {PropertyKey} name
   * @param {Listener} listener
   */
  on(name, listener) {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
    return this;
  }

  /**
   * @param {PropertyKey} name
   * @param {Listener} listener
   */
  once(name, listener) {
    /** @type {Listener} */
    const first = (...args) => {
      this.off(name, first);
      listener.apply(this, args);
    };
    return this.on(name, first);
  }

  /**
   * @param {PropertyKey} name
   * @param {Listener} listener
   */
  off(name, listener) {
    this.#listeners.set(
      name,
      (this.#listeners.get(name) ?? []).filter((each) => each !== listener),
    );
    return this;
  }

  /**
   * @param {PropertyKey} name
   * @param {...unknown} args
   * @returns {boolean}
   */
  emit(name, ...args) {
    const listeners = this.#listeners.get(name) ?? [];
    if (listeners.length === 0 && name === 'error') throw args[0];
    for (const listener of listeners) listener.apply(this, args);
    return listeners.length > 0;
  }

  /** @param {PropertyKey} name */
  listenerCount(name) {
    return (this.#listeners.get(name) ?? []).length;
  }

  /** @param {PropertyKey} [name] */
  removeAllListeners(name) {
    if (name === undefined) this.#listeners.clear();
    else this.#listeners.delete(name);
    return this;
  }

  /**
   * @param {PropertyKey} name
   * @param {Listener} listener
   */
  addListener(name, listener) {
    return this.on(name, listener);
  }

  /**
   * @param {PropertyKey} name
   * @param {Listener} listener
   */
  removeListener(name, listener) {
    return this.off(name, listener);
  }
}

export default Object.assign(EventEmitter, { EventEmitter });
