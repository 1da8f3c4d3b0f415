/** `npm start`: builds the page when it is missing or out of date, serves it to this machine, and opens it on a desktop. */
import { spawn } from 'node:child_process';
import { build } from 'vite';
import { isStale } from './freshness.mjs';
import { serve } from './serve.mjs';

const PORT = 4173;
const SOURCES = ['src', 'public', 'vite', 'index.html', 'vite.config.ts', 'package-lock.json'];

async function served() {
  try {
    return await serve({ root: 'dist', port: PORT });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    console.log(`Port ${PORT} is taken, so another one is used; runs kept at port ${PORT} are not seen from there.`);
    return serve({ root: 'dist' });
  }
}

/** A desktop is a terminal with a screen that this machine's person looks at. */
function opener() {
  if (!process.stdout.isTTY || process.env.CI || process.env.SSH_CONNECTION) return undefined;
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '""'];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}

/** @param {string} url */
function openOnDesktop(url) {
  const [command, ...options] = opener() ?? [];
  if (command === undefined) return;
  const child = spawn(command, [...options, url], { stdio: 'ignore', detached: true });
  // The address is printed in any case, so a desktop that cannot open it loses nothing.
  child.on('error', () => undefined);
  child.unref();
}

if (isStale('dist/index.html', SOURCES)) await build({ logLevel: 'warn' });
const { url } = await served();
console.log(`Loopscope is at ${url} (Ctrl+C ends it)`);
openOnDesktop(url);
