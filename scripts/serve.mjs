/**
 * A small server of static files for the built page, at the root or under a sub-path.
 * As a program: `node scripts/serve.mjs [--port 4173] [--base /sub/path/] [--root dist]`.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TYPES = /** @type {Readonly<Record<string, string>>} */ ({
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.yaml': 'text/yaml; charset=utf-8',
});

/**
 * The file an address asks for, or nothing when it is not under `base`, not under `root`, or not there.
 * @param {string} root @param {string} base @param {string} url @returns {string | undefined}
 */
export function fileOf(root, base, url) {
  const path = decoded((url.split(/[?#]/, 1)[0] ?? '').replaceAll('\\', '/'));
  if (path === undefined || !path.startsWith(base) || path.includes('\0')) return undefined;
  const inside = path.slice(base.length);
  const file = normalize(join(resolve(root), inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside));
  if (!file.startsWith(resolve(root) + sep)) return undefined;
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path).replaceAll('\\', '/');
  } catch {
    return undefined;
  }
}

/** A base as served: it begins and ends with a slash. @param {string} base */
function withSlashes(base) {
  return `/${base}/`.replace(/\/+/g, '/');
}

/**
 * Serves `root` under `base` to this machine only; port 0 takes a free one. Resolves to the page's address.
 * @param {{ root: string, base?: string, port?: number }} options @returns {Promise<{ url: string, close(): void }>}
 */
export function serve({ root, base = '/', port = 0 }) {
  const prefix = withSlashes(base);
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
    const url = request.url ?? '/';
    if (`${url}/` === prefix) return void response.writeHead(308, { location: prefix }).end();
    const file = fileOf(root, prefix, url);
    if (file === undefined) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
    response.writeHead(200, {
      'content-type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
      'content-length': statSync(file).size,
      // Built assets bear their hash in their name; everything else may change under the same name.
      'cache-control': file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    if (request.method === 'HEAD') return void response.end();
    createReadStream(file).pipe(response);
  });
  return new Promise((ready, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const taken = typeof address === 'object' && address !== null ? address.port : port;
      ready({ url: `http://localhost:${taken}${prefix}`, close: () => server.close() });
    });
  });
}

/** A port that nothing listens on. @returns {Promise<number>} */
export function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4173' },
      base: { type: 'string', default: '/' },
      root: { type: 'string', default: 'dist' },
    },
  });
  if (!existsSync(join(values.root, 'index.html'))) {
    console.error(`There is no built page in ${values.root}/. Run: npm run build`);
    process.exitCode = 1;
    return;
  }
  const { url } = await serve({ root: values.root, base: values.base, port: Number(values.port) });
  console.log(url);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
