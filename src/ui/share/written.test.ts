import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '../../protocol/event.ts';
import { markdownOf } from './markdown.ts';
import { turnAt } from './outline.ts';
import { pageOf } from './page.ts';

const key = 'sk-ant-api03-AbCdEf0123456789';
const usage = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 };

/** A run in which every text that comes from outside is this one. */
function runOf(text: string): readonly Event[] {
  const call = { call: 'main.1', wire: 'w', name: text, input: { [text]: text } };
  const reply = { type: 'model.responded', text, thinking: text, usage, stop: 'end' };
  return [
    { type: 'prompt.submitted', text },
    { type: 'model.requested', purpose: 'turn', attempt: 1 },
    { ...reply, calls: [call] },
    { type: 'hook.ran', on: 'PreToolUse', hook: text, index: 0, effect: { block: text, context: text }, failed: text },
    { type: 'approval.resolved', call: 'main.1', verdict: 'deny', reason: text, by: 'person' },
    {
      type: 'tool.finished',
      because: 'ran',
      call: 'main.1',
      content: [
        { type: 'text', text },
        { type: 'image', mime: text, blob: 'x' },
      ],
      failed: true,
    },
    { type: 'files.changed', because: 'tool', changes: [{ path: text, entry: { is: 'gone' } }] },
    { type: 'model.requested', purpose: 'turn', attempt: 1 },
    { ...reply, calls: [] },
    { type: 'agent.rested', why: 'done', text },
  ].map((fact, seq) => ({ seq, at: seq, agent: 'main', ...fact })) as unknown as readonly Event[];
}

/** What of a Markdown text stands outside of code: fences and spans as CommonMark finds them. */
function outsideCode(text: string): string {
  let fence = '';
  const open: string[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const marks = /^ {0,3}(`{3,})([^`]*)$/.exec(line);
    if (fence === '' && marks !== null) fence = marks[1] ?? '';
    else if (fence !== '' && marks !== null && (marks[1] ?? '').length >= fence.length && marks[2]?.trim() === '')
      fence = '';
    else if (fence === '') open.push(line.replace(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, ''));
  }
  expect(fence).toBe('');
  return open.join('\n');
}

const hostile = fc.stringMatching(
  /^(`{1,5}|~~~|\n|\r|!\[|\]\(|http:\/\/e\.vil|<img src=x>|<\/pre>|"|'|&|#|www\.e\.vil|\u2028| |a){0,12}$/,
);

test('nothing of a run stands in its Markdown outside of code, whatever it says', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const open = outsideCode(markdownOf(text, runOf(text)));
      expect(open).toMatch(/^[A-Za-z0-9_,:#()\s]*$/);
    }),
    { numRuns: 200 },
  );
});

test('a page has no tag and no address but its own, whatever the run says', () => {
  const tags = (html: string) => (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(' open', ''));
  const own = new Set(tags(pageOf('A', runOf('a'))));
  fc.assert(
    fc.property(hostile, (text) => {
      const html = pageOf(text, runOf(text));
      for (const tag of tags(html)) expect(own).toContain(tag);
    }),
    { numRuns: 200 },
  );
});

test('a page says its policy before anything else, and holds the styles that it allows and no script', () => {
  const html = pageOf('<script>alert(1)</script>', runOf('<script>alert(2)</script>'));
  expect(html).toMatch(
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'">/,
  );
  expect(html).not.toMatch(/<script/i);
  expect(html).toContain('&lt;script&gt;alert(2)');
});

test('what looks like a key is in neither', () => {
  const events = runOf(`the key is ${key}`);
  expect(pageOf(key, events)).not.toContain(key);
  expect(markdownOf(key, events)).not.toContain(key);
});

test('a turn goes from one request to the next', () => {
  const events = runOf('a');
  const seqs = (place: number) => turnAt(events, place).map(({ seq }) => seq);
  expect(seqs(1)).toEqual([0]);
  expect(seqs(4)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(seqs(10)).toEqual([7, 8, 9]);
});
