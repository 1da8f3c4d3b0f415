import { Bash, defineCommand } from 'just-bash/browser';
import { serve } from '../../../src/sandboxes/serve.ts';
import type { Capability } from '../table.ts';
import { withHoles } from './hole.ts';

const { fetch, indexedDB, postMessage } = self;

type Does = (args: readonly string[]) => unknown;
/** Commands that no shell may have, by what each reaches. */
const holes: Readonly<Partial<Record<Capability, readonly [name: string, does: Does]>>> = {
  network: ['wget', async ([, there = '']) => (await fetch(there)).text()],
  storage: ['sqlite3', () => indexedDB.open('left by a sandbox')],
  DOM: ['document', () => true],
  parent: ['ps', () => postMessage('I was here')],
  workers: ['parallel', () => true],
  navigation: ['xdg-open', () => true],
};

let hole: Capability | undefined;
const { exec } = Bash.prototype;
const place = '/tmp/leftBehind';
let left: string | undefined;

Bash.prototype.exec = async function (line, options) {
  const [name, does] = (hole && holes[hole]) ?? [];
  if (name !== undefined)
    this.registerCommand(
      defineCommand(name, async (args) => {
        await does?.(args);
        return { stdout: 'reached\n', stderr: '', exitCode: 0 };
      }),
    );
  // and what one run leaves behind, the next finds
  if (hole === 'clock and state of other runs' && left !== undefined) await this.fs.writeFile(place, left);
  const ended = await exec.call(this, line, options);
  if (await this.fs.exists(place)) left = await this.fs.readFile(place);
  return ended;
};

serve(async (place) => {
  const { shell } = await import('../../../src/sandboxes/bash/shell.ts');
  return withHoles(await shell(place), (open) => {
    hole = open;
  });
});
