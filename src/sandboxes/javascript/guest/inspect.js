/** How a value is shown, as `util.inspect` of Node shows it. */

const widest = 72;
const mostItems = 100;

/**
 * A value in words for a person.
 * @param {unknown} value
 * @param {{ depth?: number | null }} [options]
 * @returns {string}
 */
export function inspect(value, { depth = 2 } = {}) {
  return shown(value, { depth: depth ?? Number.POSITIVE_INFINITY, level: 0, above: [] });
}

/** @typedef {{ depth: number, level: number, above: readonly object[] }} Place */

/**
 * @param {unknown} value
 * @param {Place} place
 * @returns {string}
 */
function shown(value, place) {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return value.toString();
  if (Object.is(value, -0)) return '-0';
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return String(value);
  if (place.above.includes(value)) return '[Circular *1]';
  return shownObject(value, place);
}

/**
 * @param {string} text
 * @returns {string}
 */
function quoted(text) {
  const quote = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('`') ? '`' : "'";
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

/**
 * @param {object} value
 * @param {Place} place
 * @returns {string}
 */
function shownObject(value, place) {
  const name = nameOf(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Error) return place.level === 0 ? shownError(value) : `[${headOf(value)}]`;
  if (value instanceof Promise) return 'Promise {}';
  const keys = Reflect.ownKeys(value).filter((key) => Object.getOwnPropertyDescriptor(value, key)?.enumerable);
  if (typeof value === 'function' && keys.length === 0) return functionName(value);
  if (place.level > place.depth) return Array.isArray(value) ? '[Array]' : `[${name || 'Object'}]`;
  return shownInside(value, name, keys, place);
}

/**
 * @param {object} value
 * @param {string} name
 * @param {readonly PropertyKey[]} keys
 * @param {Place} place
 * @returns {string}
 */
function shownInside(value, name, keys, place) {
  const inside = { ...place, level: place.level + 1, above: [...place.above, value] };
  const fields = (/** @type {readonly PropertyKey[]} */ some) => some.map((key) => shownField(value, key, inside));
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const items = Array.from(/** @type {Uint8Array} */ (value), (item) => shown(item, inside));
    return joined(`${name}(${items.length}) [`, most(items), ']', place);
  }
  if (Array.isArray(value)) {
    const items = itemsOf(value, inside);
    const others = fields(keys.filter((key) => typeof key !== 'string' || !/^\d+$/.test(key)));
    return joined(name === 'Array' ? '[' : `${name}(${value.length}) [`, [...most(items), ...others], ']', place);
  }
  if (value instanceof Map) {
    const items = [...value].map(([key, item]) => `${shown(key, inside)} => ${shown(item, inside)}`);
    return joined(`${name}(${value.size}) {`, [...most(items), ...fields(keys)], '}', place);
  }
  if (value instanceof Set) {
    const items = [...value].map((item) => shown(item, inside));
    return joined(`${name}(${value.size}) {`, [...most(items), ...fields(keys)], '}', place);
  }
  if (typeof value === 'function') return joined(`${functionName(value)} {`, fields(keys), '}', place);
  return joined(name === 'Object' ? '{' : `${name || '[Object: null prototype]'} {`, fields(keys), '}', place);
}

/**
 * What an array holds; places without anything are counted.
 * @param {readonly unknown[]} list
 * @param {Place} place
 * @returns {readonly string[]}
 */
function itemsOf(list, place) {
  const items = [];
  for (let at = 0; at < list.length; at++) {
    const from = at;
    while (at < list.length && !(at in list)) at += 1;
    if (at > from) items.push(`<${at - from} empty item${at - from === 1 ? '' : 's'}>`);
    if (at < list.length) items.push(shown(list[at], place));
  }
  return items;
}

/**
 * @param {object} value
 * @param {PropertyKey} key
 * @param {Place} place
 * @returns {string}
 */
function shownField(value, key, place) {
  const name =
    typeof key === 'symbol' ? `[${String(key)}]` : /^[A-Za-z_$][\w$]*$/.test(String(key)) ? key : quoted(String(key));
  const { get, set, value: content } = Object.getOwnPropertyDescriptor(value, key) ?? {};
  const accessor = get && set ? '[Getter/Setter]' : get ? '[Getter]' : set ? '[Setter]' : undefined;
  return `${String(name)}: ${accessor ?? shown(content, place)}`;
}

/**
 * @param {readonly string[]} items
 * @returns {readonly string[]}
 */
function most(items) {
  const left = items.length - mostItems;
  return left <= 0 ? items : [...items.slice(0, mostItems), `... ${left} more item${left === 1 ? '' : 's'}`];
}

/**
 * On one line when it fits there, else an item a line; many short ones share lines.
 * @param {string} open
 * @param {readonly string[]} items
 * @param {string} close
 * @param {Place} place
 * @returns {string}
 */
function joined(open, items, close, { level }) {
  if (items.length === 0) return `${open}${close}`;
  const line = `${open} ${items.join(', ')} ${close}`;
  if (line.length + level * 2 <= widest + 4 && !line.includes('\n')) return line;
  const indent = '  '.repeat(level + 1);
  const together = open.endsWith('[') && items.length > 6 && items.every((item) => item.length <= 16);
  const lines = together ? rowsOf(items, widest - indent.length) : items;
  return `${open}\n${lines.map((each) => indent + each).join(',\n')}\n${'  '.repeat(level)}${close}`;
}

/**
 * @param {readonly string[]} items
 * @param {number} width
 * @returns {readonly string[]}
 */
function rowsOf(items, width) {
  /** @type {string[]} */
  const rows = [];
  for (const item of items) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + item.length + 2 <= width) rows[rows.length - 1] = `${last}, ${item}`;
    else rows.push(item);
  }
  return rows;
}

/**
 * @param {object} value
 * @returns {string}
 */
function nameOf(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null ? '' : String(prototype.constructor?.name ?? 'Object');
}

/**
 * @param {Function} value
 * @returns {string}
 */
function functionName(value) {
  const kind = /^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : 'Function';
  if (kind === 'class') return `[class ${value.name || '(anonymous)'}]`;
  return value.name ? `[${kind}: ${value.name}]` : `[${kind} (anonymous)]`;
}

/**
 * The first line of an error.
 * @param {Error} error
 * @returns {string}
 */
export function headOf(error) {
  const code = /** @type {{ code?: unknown }} */ (error).code;
  const name =
    typeof code === 'string' && code !== '' && !error.message.startsWith(code) ? `${error.name} [${code}]` : error.name;
  return error.message === '' ? name : `${name}: ${error.message}`;
}

/**
 * An error with the places that led to it, its own fields and its cause. Places inside the sandbox's own files are left out.
 * @param {Error} error
 * @returns {string}
 */
export function shownError(error) {
  const places = String(error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !/\(?(guest:|native\))/.test(line))
    .map((line) => line.replace(/^(\s+at )<(?:anonymous|eval)> \((.*)\)$/, '$1$2'));
  const whole = [headOf(error), ...places].join('\n');
  const cause = error.cause === undefined ? '' : `\n  [cause]: ${inspect(error.cause).replaceAll('\n', '\n  ')}`;
  const all = /** @type {{ errors?: unknown }} */ (error).errors;
  const each = Array.isArray(all) ? `\n  [errors]: ${inspect(all)}` : '';
  return whole + cause + each;
}

/**
 * Texts and values on one line, with the signs of `printf`, as `console.log` does it.
 * @param {readonly unknown[]} values
 * @returns {string}
 */
export function format(...values) {
  const [first, ...rest] = values;
  if (typeof first !== 'string') return values.map(plain).join(' ');
  const text = first.replace(/%[sdifjoOc%]/g, (sign) => {
    if (sign === '%%') return '%';
    if (rest.length === 0) return sign;
    return filled(sign, rest.shift());
  });
  return [text, ...rest.map(plain)].join(' ');
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function plain(value) {
  return typeof value === 'string' ? value : inspect(value);
}

/**
 * @param {string} sign
 * @param {unknown} value
 * @returns {string}
 */
function filled(sign, value) {
  switch (sign) {
    case '%s':
      return typeof value === 'object' && value !== null ? inspect(value, { depth: 0 }) : String(value);
    case '%d':
      return typeof value === 'bigint' ? `${value}n` : String(Number(value));
    case '%i':
      return String(Number.parseInt(String(value), 10));
    case '%f':
      return String(Number.parseFloat(String(value)));
    case '%j':
      return String(JSON.stringify(value));
    case '%c':
      return '';
    default:
      return inspect(value);
  }
}
