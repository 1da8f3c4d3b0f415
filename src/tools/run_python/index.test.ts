import { expect, test } from 'vitest';
import { sandboxesInNode } from '../../runtime/sandbox/in-node.ts';
import { begin } from '../trial.ts';
import { tool } from './index.ts';

const { signal } = new AbortController();

test('a program fails with its traceback, and its files come back', { timeout: 300_000 }, async () => {
  const program =
    'import sys\nfrom lib.sums import mean\nprint(mean([int(x) for x in sys.argv[1:]]))\nopen("out.txt", "w").write("done")\n';
  const trial = begin(
    { 'main.py': program, 'lib/sums.py': 'def mean(numbers):\n    return sum(numbers) / len(numbers)\n' },
    signal,
    {},
    sandboxesInNode(),
  );
  const fine = await trial.call(tool, { file: 'main.py', args: ['1', '2'] });
  expect(fine).toMatchObject({ failed: false, text: '1.5\nChanged: out.txt.' });
  expect(await trial.textAt('out.txt')).toBe('done');
  const empty = await trial.call(tool, { file: 'main.py' });
  expect(empty.failed).toBe(true);
  expect(empty.text).toContain('File "/lib/sums.py", line 2, in mean');
  expect(empty.text).toContain('ZeroDivisionError: division by zero');
  expect(empty.text).not.toContain('pyodide');
  expect((await trial.call(tool, { code: '6 * 7', file: 'main.py' })).text).toBe('Give one of code, file and module.');
});
