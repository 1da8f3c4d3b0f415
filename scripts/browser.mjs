/**
 * Finds the Chromium that tests drive: the one CHROMIUM_PATH names, Playwright's own, or the system's.
 * Run as a program it installs Playwright's when there is none, and says what to type when that fails.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const OUTSIDE_PATH = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => [
    join(process.env[variable] ?? '', 'Google/Chrome/Application/chrome.exe'),
    join(process.env[variable] ?? '', 'Microsoft/Edge/Application/msedge.exe'),
  ]),
};

/** What a test browser is started with, so that it runs as root, without a screen, and asks nobody anything. */
export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A browser file may be there and yet not start, for want of a library. @param {string} path */
function starts(path) {
  if (!existsSync(path)) return false;
  // On Windows `--version` opens a window instead of answering.
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}

function systemBrowsers() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const elsewhere = process.platform === 'darwin' || process.platform === 'win32' ? OUTSIDE_PATH[process.platform] : [];
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...elsewhere];
}

/** The path of a browser that starts, or nothing when there is none. @returns {string | undefined} */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (starts(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, and no browser starts from there. Correct it, or unset it.`);
  }
  return [chromium.executablePath(), ...systemBrowsers()].find(starts);
}

/** What Vitest and Playwright start; the search is made once and told to the processes below. */
export function launchOptions() {
  const executablePath = findBrowser();
  if (executablePath === undefined) return { args: BROWSER_ARGUMENTS };
  process.env.CHROMIUM_PATH = executablePath;
  return { executablePath, args: BROWSER_ARGUMENTS };
}

/** The command that installs a browser on this system. @returns {string} */
function installCommand() {
  if (process.platform === 'darwin') return 'brew install --cask google-chrome';
  if (process.platform === 'win32') return 'winget install --id Google.Chrome';
  return linuxInstallCommand(osRelease(), process.getuid?.() === 0);
}

/** Ubuntu's `chromium` package is a snap, which containers cannot run. @param {string} release @param {boolean} root */
export function linuxInstallCommand(release, root) {
  const systems = [...release.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap(([, ids]) => (ids ?? '').split(' '));
  const sudo = root ? '' : 'sudo ';
  if (systems.includes('ubuntu')) return `${sudo}npx playwright install --with-deps chromium`;
  if (systems.includes('debian')) return `${sudo}apt-get update && ${sudo}apt-get install -y chromium`;
  if (systems.includes('fedora')) return `${sudo}dnf install -y chromium`;
  if (systems.includes('arch')) return `${sudo}pacman -S --noconfirm chromium`;
  if (systems.includes('alpine')) return `${sudo}apk add chromium`;
  if (systems.includes('suse')) return `${sudo}zypper install -y chromium`;
  return `${sudo}npx playwright install --with-deps chromium`;
}

function osRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}

function ensureBrowser() {
  let found = findBrowser();
  if (found === undefined) {
    console.log('No browser found: installing the one of Playwright.');
    const installer = fileURLToPath(new URL('../node_modules/playwright/cli.js', import.meta.url));
    spawnSync(process.execPath, [installer, 'install', 'chromium'], { stdio: 'inherit', timeout: 600_000 });
    found = findBrowser();
  }
  if (found !== undefined) return console.log(`Testing in ${found}`);
  console.error(
    `\nThe tests need a browser, and none could be installed. Run this, then try again:\n\n  ${installCommand()}\n`,
  );
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureBrowser();
