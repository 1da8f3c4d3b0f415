/** When two values are the same all the way down, as `util.isDeepStrictEqual` says. */

/**
 * @param {unknown} a
 * @param {unknown} b
 * @param {{ loose?: boolean }} [how]
 * @returns {boolean}
 */
export function isDeepEqual(a, b, { loose = false } = {}) {
  return same(a, b, loose, new Map());
}

/**
 * @param {unknown} a
 * @param {unknown} b
 * @param {boolean} loose
 * @param {Map<object, unknown>} seen
 * @returns {boolean}
 */
function same(a, b, loose, seen) {
  if (Object.is(a, b)) return true;
  const objects = typeof a === 'object' && a !== null && typeof b === 'object' && b !== null;
  if (!objects) return loose && typeof a !== 'object' && typeof b !== 'object' && sameLoosely(a, b);
  if (!loose && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (seen.get(a) === b) return true;
  seen.set(a, b);
  return sameInside(a, b, loose, seen);
}

/**
 * @param {unknown} a
 * @param {unknown} b
 * @returns {boolean}
 */
export function sameLoosely(a, b) {
  // biome-ignore lint/suspicious/noDoubleEquals: this is what a loose comparison is
  return a == b || (Number.isNaN(a) && Number.isNaN(b));
}

/**
 * @param {object} a
 * @param {object} b
 * @param {boolean} loose
 * @param {Map<object, unknown>} seen
 * @returns {boolean}
 */
function sameInside(a, b, loose, seen) {
  if (a instanceof Date) return b instanceof Date && a.getTime() === b.getTime();
  if (a instanceof RegExp) return b instanceof RegExp && String(a) === String(b);
  if (a instanceof Error && b instanceof Error && (a.message !== b.message || a.name !== b.name)) return false;
  if (a instanceof Set) {
    if (!(b instanceof Set) || a.size !== b.size) return false;
    const rest = [...b];
    return [...a].every((item) => takeOut(rest, (other) => same(item, other, loose, seen)));
  }
  if (a instanceof Map) {
    if (!(b instanceof Map) || a.size !== b.size) return false;
    const rest = [...b];
    return [...a].every(([key, item]) =>
      takeOut(rest, ([otherKey, other]) => same(key, otherKey, loose, seen) && same(item, other, loose, seen)),
    );
  }
  if (b instanceof Date || b instanceof RegExp || b instanceof Set || b instanceof Map) return false;
  if (a instanceof Number || a instanceof String || a instanceof Boolean) {
    if (!Object.is(a.valueOf(), b.valueOf())) return false;
  }
  const keys = ownKeys(a);
  if (keys.length !== ownKeys(b).length) return false;
  const [left, right] = [
    /** @type {Record<PropertyKey, unknown>} */ (a),
    /** @type {Record<PropertyKey, unknown>} */ (b),
  ];
  return keys.every((key) => Object.hasOwn(b, key) && same(left[key], right[key], loose, seen));
}

/**
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => boolean} fits
 * @returns {boolean}
 */
function takeOut(items, fits) {
  const at = items.findIndex(fits);
  if (at >= 0) items.splice(at, 1);
  return at >= 0;
}

/**
 * @param {object} value
 * @returns {PropertyKey[]}
 */
function ownKeys(value) {
  return Reflect.ownKeys(value).filter((key) => Object.getOwnPropertyDescriptor(value, key)?.enumerable);
}
