/** `console`: every line goes to one of the two streams. */
import { host } from './host.js';
import { format, inspect } from './inspect.js';

/** @type {Map<string, number>} */
const counts = new Map();
/** @type {Map<string, number>} */
const timers = new Map();
let indent = '';

/**
 * @param {1 | 2} stream
 * @returns {(...values: readonly unknown[]) => void}
 */
function to(stream) {
  return (...values) => host.write(stream, `${indent}${format(...values).replaceAll('\n', `\n${indent}`)}\n`);
}

const log = to(1);
const error = to(2);

/**
 * @param {unknown} rows
 * @returns {void}
 */
function table(rows) {
  if (typeof rows !== 'object' || rows === null) return log(rows);
  const entries = Object.entries(rows);
  const columns = [
    ...new Set(entries.flatMap(([, row]) => (typeof row === 'object' && row !== null ? Object.keys(row) : []))),
  ];
  const simple = entries.some(([, row]) => typeof row !== 'object' || row === null);
  const head = ['(index)', ...columns, ...(simple ? ['Values'] : [])];
  const body = entries.map(([key, row]) => {
    const fields = /** @type {Record<string, unknown>} */ (typeof row === 'object' && row !== null ? row : {});
    const cells = columns.map((column) => (column in fields ? inspect(fields[column], { depth: 0 }) : ''));
    return [key, ...cells, ...(simple ? [typeof row === 'object' ? '' : inspect(row)] : [])];
  });
  const widths = head.map((name, at) => Math.max(name.length, ...body.map((row) => (row[at] ?? '').length)) + 2);
  const line = (/** @type {readonly string[]} */ cells) =>
    `│${widths.map((width, at) => ` ${(cells[at] ?? '').padEnd(width - 1)}`).join('│')}│`;
  const rule = (/** @type {string} */ a, /** @type {string} */ b, /** @type {string} */ c) =>
    a + widths.map((width) => '─'.repeat(width)).join(b) + c;
  log([rule('┌', '┬', '┐'), line(head), rule('├', '┼', '┤'), ...body.map(line), rule('└', '┴', '┘')].join('\n'));
}

export const console = {
  log,
  info: log,
  debug: log,
  error,
  warn: error,
  trace: (/** @type {readonly unknown[]} */ ...values) => error(`Trace: ${format(...values)}`),
  dir: (/** @type {unknown} */ value) => log(inspect(value)),
  assert: (/** @type {unknown} */ holds, /** @type {readonly unknown[]} */ ...values) => {
    if (!holds) error(values.length === 0 ? 'Assertion failed' : `Assertion failed: ${format(...values)}`);
  },
  count: (label = 'default') => {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    log(`${label}: ${counts.get(label)}`);
  },
  countReset: (label = 'default') => void counts.delete(label),
  group: (/** @type {readonly unknown[]} */ ...values) => {
    if (values.length > 0) log(...values);
    indent += '  ';
  },
  groupEnd: () => {
    indent = indent.slice(2);
  },
  table,
  time: (label = 'default') => void timers.set(label, Date.now()),
  timeEnd: (label = 'default') => log(`${label}: ${Date.now() - (timers.get(label) ?? Date.now())}ms`),
};
