import { Bash, defineCommand } from 'just-bash/browser';
import { serve } from '../../../src/sandboxes/serve.ts';

const { fetch, indexedDB, postMessage } = self;

/** Commands that no shell may have: one for each capability. */
const holes: Readonly<Record<string, (args: readonly string[]) => unknown>> = {
  wget: async ([, there = '']) => (await fetch(there)).text(),
  sqlite3: () => indexedDB.open('left by a sandbox'),
  document: () => true,
  ps: () => postMessage('I was here'),
  parallel: () => true,
  'xdg-open': () => true,
};

const { exec } = Bash.prototype;
const place = '/tmp/leftBehind';
let left: string | undefined;

Bash.prototype.exec = async function (line, options) {
  for (const [name, does] of Object.entries(holes))
    this.registerCommand(
      defineCommand(name, async (args) => {
        await does(args);
        return { stdout: 'reached\n', stderr: '', exitCode: 0 };
      }),
    );
  // and what one run leaves behind, the next finds
  if (left !== undefined) await this.fs.writeFile(place, left);
  const ended = await exec.call(this, line, options);
  if (await this.fs.exists(place)) left = await this.fs.readFile(place);
  return ended;
};

serve(async (place) => (await import('../../../src/sandboxes/bash/shell.ts')).shell(place));
