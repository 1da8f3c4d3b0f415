import { expect, test } from 'vitest';
import { ruleFor } from './reply.ts';

const tools = ['read_file', 'bash'];

test('a text and calls become a rule for that one reply', () => {
  expect(ruleFor(3, 'Look', '[{"tool":"read_file","input":{"path":"a"}},{"tool":"bash"}]', tools)).toEqual({
    ok: true,
    rule: {
      name: 'written by you for reply 3',
      when: { reply: 3 },
      once: false,
      reply: {
        text: 'Look',
        thinking: '',
        calls: [
          { tool: 'read_file', input: { path: 'a' } },
          { tool: 'bash', input: {} },
        ],
        speed: 400,
        cut: false,
      },
    },
  });
});

test.each([
  ['', '', 'text', /says something, or calls/],
  ['', '{}', 'calls', /must be a list/],
  ['', '[{}]', 'calls', /Call 1 names no tool/],
  ['', '[{"tool":"rm"}]', 'calls', /no tool rm\. There are: read_file, bash/],
  ['', '[{"tool":"bash","input":3}]', 'calls', /input must be an object/],
  ['', '[', 'calls', /not JSON/],
] as const)('text "%s" with calls %s is no reply, and says why', (text, calls, field, why) => {
  expect(ruleFor(1, text, calls, tools)).toMatchObject({ ok: false, field, why: expect.stringMatching(why) });
});
