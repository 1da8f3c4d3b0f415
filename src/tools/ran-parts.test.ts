import { expect, test } from 'vitest';
import type { SandboxRun } from '../agent/sandbox.ts';
import type { EventOf } from '../protocol/event.ts';
import { resultOf } from './ran.ts';
import { endOf, ranParts, traceOf } from './ran-parts.ts';

/** The fact that such a run of code leaves. */
function finished(run: Partial<SandboxRun>): EventOf<'tool.finished'> {
  const ended = { ended: 'exit', exit: 0, stdout: '', stderr: '', notes: [], changed: [], ...run } as const;
  const { content, ran, failed = false } = resultOf('python', ended);
  return {
    seq: 0,
    at: 0,
    agent: 'main',
    type: 'tool.finished',
    because: 'ran',
    call: 'main.1',
    content,
    failed,
    ...(ran && { ran }),
  };
}

test('each stream of a result is told from the others, as the tool wrote them', () => {
  const all = finished({ exit: 1, stdout: 'one\n', stderr: 'two\n', value: '3', changed: ['a.txt'] });
  expect(ranParts(all)).toEqual({
    stdout: 'one',
    stderr: 'two',
    value: '3',
    notes: 'Exit code 1.\nChanged: a.txt.',
  });
  expect(ranParts(finished({ stderr: 'stderr:\nmine' }))).toMatchObject({ stdout: '', stderr: 'stderr:\nmine' });
});

test('what is said of the result after it is a note, and of output that was too long nothing is told apart', () => {
  const result = finished({ stdout: 'one' });
  const more = { type: 'text', text: 'Its input was changed.' } as const;
  expect(ranParts({ ...result, content: [...result.content, more] })).toMatchObject({
    stdout: 'one',
    notes: 'Its input was changed.',
  });
  expect(ranParts({ ...result, whole: { blob: 'b', chars: 9 } })).toBeUndefined();
});

test('how it ended is said in words', () => {
  const of = (run: Partial<SandboxRun>) => {
    const { ran } = finished(run);
    return ran && endOf(ran);
  };
  expect([of({}), of({ ended: 'deadline', exit: 124 }), of({ ended: 'stopped', exit: 137 })]).toEqual([
    'Exit code 0',
    'Stopped when its time was up, exit code 124',
    'Stopped by the person',
  ]);
});

test('the places of a trace that are files of the run can be opened, and no others', () => {
  const files = new Set(['src/a.py', 'test.js']);
  const pathsIn = (text: string) => {
    const pieces = traceOf(text, (path) => files.has(path));
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    return pieces.flatMap(({ path }) => path ?? []);
  };
  const python =
    'Traceback (most recent call last):\n  File "/src/a.py", line 2, in <module>\n  File "/lib/json.py", line 1\n';
  expect(pathsIn(python)).toEqual(['src/a.py']);
  expect(
    pathsIn('Error: no\n    at main (/test.js:3:7)\n    at /test.js:9:1\n    at https://x.org/test.js:1:2'),
  ).toEqual(['test.js', 'test.js']);
  expect(pathsIn('nothing here')).toEqual([]);
});
