import { expect, test } from 'vitest';
import { tokensIn } from '../../base/tokens.ts';
import { Trail } from '../../base/trail.ts';
import type { Message } from '../../protocol/event.ts';
import { prompt, requestOf, result } from './asking.fixture.ts';
import { summaryOf } from './summary.ts';

const at = { seq: 0, at: 0, agent: 'main' };
const looked = (path: string, text: string): Message => ({
  ...at,
  type: 'model.responded',
  text,
  thinking: '',
  calls: [{ call: 'main.1', wire: 'w', name: 'look', input: { path } }],
  usage: { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 },
  stop: 'end',
});
const compacted = (text: string): Message => ({
  ...at,
  type: 'context.compacted',
  trigger: 'threshold',
  text,
  keeps: 0,
  dropped: 3,
  before: 9,
  after: 3,
  enough: true,
});
const small = (...messages: Message[]) => ({ ...requestOf(), messages: Trail.of(...messages), maxOutputTokens: 400 });

test('a summary follows the outline, and says what is in the messages', () => {
  const messages = [
    prompt('Find the port.'),
    looked('src/a.ts', 'I look into a.'),
    result('ENOENT: no such file', true),
    prompt('And the host.'),
    looked('src/b.ts', 'I look into b.'),
  ];
  expect(summaryOf(small(...messages))).toMatchInlineSnapshot(`
    "## Goal
    - Find the port.

    ## Decisions
    - I look into a.
    - I look into b.

    ## Files touched
    - src/a.ts (look)
    - src/b.ts (look)

    ## Errors and fixes
    - main.1: ENOENT: no such file

    ## Open work
    - And the host.

    ## Next step
    - I look into b."
  `);
});

test('what an earlier summary noted is carried on, and said once', () => {
  const first = summaryOf(small(prompt('Find the port.'), looked('src/a.ts', 'I look into a.')));
  const second = summaryOf(small(prompt('Find the port.'), compacted(first), looked('src/b.ts', 'I look into b.')));
  expect(second).toContain('- I look into a.\n- I look into b.');
  expect(second).toContain('- src/a.ts (look)\n- src/b.ts (look)');
  const third = summaryOf(small(prompt('Find the port.'), compacted(second)));
  expect(third).toBe(second);
});

test('it is never longer than the request allows, however much was said', () => {
  const much = Array.from({ length: 200 }, (_, i) =>
    looked(`src/${i}.ts`, `I look at ${i}, ${'which is long, '.repeat(30)}.`),
  );
  for (const maxOutputTokens of [1, 50, 100, 400, 2000])
    expect(tokensIn(summaryOf({ ...small(prompt('Go.'), ...much), maxOutputTokens }))).toBeLessThanOrEqual(
      maxOutputTokens,
    );
});
