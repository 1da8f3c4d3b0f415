import { parseSync, Visitor } from 'vite';

/**
 * What a module asks of others: a type only, code before it starts, code while it runs, or every file that fits a pattern.
 * @typedef {{ readonly specifier: string, readonly how: 'type' | 'static' | 'dynamic' | 'glob' }} Import
 */

/**
 * Every import of a module, and the names with which it reaches the network by itself.
 * @param {string} path @param {string} source @returns {{ imports: readonly Import[], network: readonly string[] }}
 */
export function readModule(path, source) {
  const { program, errors } = parseSync(path, source);
  if (errors[0] !== undefined) throw new Error(`${path} cannot be read: ${errors[0].message}`);
  /** @type {Import[]} */
  const imports = [];
  /** @type {Set<string>} */
  const network = new Set();
  /** @param {Import['how']} how @param {unknown} node */
  const add = (how, node) => {
    for (const specifier of textsOf(node)) imports.push({ specifier, how });
  };
  /** @param {{ source?: unknown, importKind?: string, exportKind?: string }} node */
  const addDeclaration = (node) =>
    add((node.importKind ?? node.exportKind) === 'type' ? 'type' : 'static', node.source);
  /** @param {{ callee: unknown }} node */
  const addReach = ({ callee }) => {
    const name = globalNamed(callee);
    if (NETWORK.has(name)) network.add(name);
  };
  new Visitor({
    ImportDeclaration: addDeclaration,
    ExportNamedDeclaration: addDeclaration,
    ExportAllDeclaration: addDeclaration,
    ImportExpression: (node) => add('dynamic', node.source),
    TSImportType: (node) => add('type', node.source),
    NewExpression: addReach,
    CallExpression(node) {
      addReach(node);
      if (isGlob(node.callee)) add('glob', node.arguments[0]);
    },
  }).visit(program);
  return { imports, network: [...network] };
}

const NETWORK = new Set(['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'sendBeacon']);
const GLOBALS = new Set(['globalThis', 'self', 'window', 'navigator']);

/** The texts written in a literal, a template without holes, or an array of them. @param {any} node @returns {string[]} */
function textsOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node?.type === 'TemplateLiteral' && node.quasis.length === 1) return [node.quasis[0].value.cooked];
  if (node?.type === 'ArrayExpression') return node.elements.flatMap(textsOf);
  return [];
}

/** `fetch`, and as well `self.fetch`, but not the `fetch` of a port. @param {any} callee @returns {string} */
function globalNamed(callee) {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression' || !GLOBALS.has(callee.object.name)) return '';
  return callee.property.name ?? callee.property.value ?? '';
}

/** @param {any} callee */
function isGlob(callee) {
  return callee.type === 'MemberExpression' && callee.object.type === 'MetaProperty' && callee.property.name === 'glob';
}
