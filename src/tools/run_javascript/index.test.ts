import { expect, test } from 'vitest';
import { sandboxesInNode } from '../../runtime/sandbox/in-node.ts';
import { begin } from '../trial.ts';
import { tool } from './index.ts';

const { signal } = new AbortController();
const sandbox = sandboxesInNode();
const files = {
  'package.json': '{ "type": "module" }',
  'src/price.js': 'export const priceOf = (cents, off) => cents * (1 - off);\n',
  'test.js':
    "import assert from 'node:assert/strict';\nimport { priceOf } from './src/price.js';\nassert.equal(priceOf(105, 0.1), 95);\nconsole.log('passed');\n",
  '.env': 'KEY=1\n',
};

test('a test is run, read, mended and run again, as by node', async () => {
  const trial = begin(files, signal, {}, sandbox);
  const failing = await trial.call(tool, { file: 'test.js' });
  expect(failing.failed).toBe(true);
  expect(failing.text).toContain('Expected values to be strictly equal:\n\n94.5 !== 95');
  expect(failing.text).toContain('at /test.js:3:');
  expect(failing.event.ran).toEqual({ engine: 'javascript', ended: 'exit', exit: 1, parts: ['stderr', 'notes'] });
  const mend =
    "const fs = require('fs'); const p = 'src/price.js';\nfs.writeFileSync(p, fs.readFileSync(p, 'utf8').replace('cents *', 'Math.round(cents *').replace(';', ');'));";
  const mended = await trial.call(tool, { code: mend });
  expect(mended.text).toContain('Changed: src/price.js.');
  expect(await trial.textAt('src/price.js')).toContain('Math.round(cents * (1 - off));');
  expect(await trial.call(tool, { file: 'test.js' })).toMatchObject({ text: 'passed', failed: false });
});

test('code gives its last expression, and a file that is closed stays closed', async () => {
  const trial = begin(files, signal, {}, sandbox);
  expect((await trial.call(tool, { code: 'const a = await 20; ({ a: a + 1 })' })).text).toBe('Value: { a: 21 }');
  const { text, failed } = await trial.call(tool, { code: "require('fs').readFileSync('.env', 'utf8')" });
  expect({ failed, told: text.includes('KEY') }).toEqual({ failed: true, told: false });
  expect((await trial.call(tool, { code: "require('fs').writeFileSync('.env', 'x')" })).text).not.toContain('Changed');
  expect(await trial.textAt('.env')).toBe('KEY=1\n');
});

test('its time is bounded, and one of code and file is wanted', async () => {
  const trial = begin(files, signal, {}, sandbox);
  const late = await trial.call(tool, { code: "require('fs').writeFileSync('x', ''); for (;;);", timeout: 0.2 });
  expect(late).toMatchObject({ failed: true, event: { ran: { ended: 'deadline', exit: 124 } } });
  expect(await trial.textAt('x')).toBeUndefined();
  expect((await trial.call(tool, {})).text).toBe('Give either code or file.');
});
