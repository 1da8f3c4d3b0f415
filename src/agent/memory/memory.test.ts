import fc from 'fast-check';
import { expect, test } from 'vitest';
import { begin } from '../../tools/trial.ts';
import { workspaceView } from '../../views/workspace.ts';
import { listNotes } from './list-notes.ts';
import { withoutTopic, withTopic } from './memory-index.ts';
import { isExpired, type Note, noteText, readNote } from './note.ts';
import { noteTypes } from './note-types.ts';
import { slugOf, topicPath } from './topics.ts';
import { wordsIn } from './words.ts';

const { signal } = new AbortController();
const day = 86_400_000;

test('a note that is written is read back as it was', async () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .map((text) => text.replace(/\s+/g, ' ').trim());
  const days = fc.integer({ min: 0, max: 40_000 }).map((each) => each * day);
  const note: fc.Arbitrary<Note> = fc.record({
    name: line.filter((text) => text !== ''),
    description: line,
    type: fc.constantFrom(...noteTypes),
    updated: fc.option(days, { nil: undefined }),
    expires: fc.option(days, { nil: undefined }),
    body: line.filter((text) => text !== ''),
  });
  await fc.assert(
    fc.asyncProperty(note, async (each) => {
      expect(await readNote('.agents/memory/a.md', noteText(each))).toEqual({ note: each, fault: undefined });
    }),
  );
});

test('a note with broken fields is still there, under the name of its file, with the line', async () => {
  const { note, fault } = await readNote('.agents/memory/old-habits.md', '---\nname: a: b\n---\nText.\n');
  expect(note).toMatchObject({ name: 'old-habits', body: '---\nname: a: b\n---\nText.' });
  expect(fault?.line).toBe(2);
});

test('a note holds to the end of its last day', async () => {
  const { note } = await readNote('a.md', '---\nname: a\nexpires: 1970-01-02\n---\nText.\n');
  expect([isExpired(note, 2 * day - 1), isExpired(note, 2 * day)]).toEqual([false, true]);
});

test.each<readonly [text: string, query: string]>([
  ['青木さんへの請求書は日本語で書く', '請求書'],
  ['请用简体中文回答问题', '中文'],
  ['データベースの接続を確認する', '接続'],
  ['カタカナ', 'ｶﾀｶﾅ'],
  ['ตรวจสอบฐานข้อมูล', 'ฐานข้อมูล'],
  ['데이터베이스를 확인', '데이터베이스'],
  ['猫が好き', '猫'],
  ['Straße nach Süden', 'süden'],
  ['deploy_steps for v2', 'deploy steps'],
])('in %s the words of %s are found', (text, query) => {
  const words = new Set(wordsIn(text));
  const wanted = wordsIn(query, 'query');
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter((word) => !words.has(word))).toEqual([]);
});

test.each<readonly [topic: string, path: string]>([
  ['Release steps', '.agents/memory/release-steps.md'],
  ['release_steps', '.agents/memory/release-steps.md'],
  ['steps of a release', '.agents/memory/release-steps.md'],
  ['.agents/memory/release-steps.md', '.agents/memory/release-steps.md'],
  ['Steps', '.agents/memory/release-steps.md'],
  ['Printer', '.agents/memory/printer.md'],
  ['Release notes', '.agents/memory/release-notes.md'],
  ['請求書の書き方', '.agents/memory/請求書の書き方.md'],
])('%s is kept in %s', (topic, path) => {
  const files = Object.fromEntries(['release-steps', 'test-style'].map((name) => [`.agents/memory/${name}.md`, '']));
  expect(topicPath(begin(files, signal).log.read(workspaceView), topic)).toBe(path);
});

test('no topic leaves the memory', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (topic) => {
      expect(slugOf(topic)).toMatch(/^[\p{L}\p{N}\p{M}-]*$/u);
      expect([...slugOf(topic)].length).toBeLessThanOrEqual(60);
    }),
  );
});

test('the index has one line for each topic, and keeps what a person wrote', () => {
  const index = '# Ours\n\nRead this first.\n- [A](a.md): old\n';
  const both = withTopic(withTopic(index, '.agents/memory/a.md', { name: 'A', description: 'new' }), 'x/b.md', {
    name: '[B]',
    description: '',
  });
  expect(both).toBe('# Ours\n\nRead this first.\n- [A](a.md): new\n- [B](b.md)\n');
  expect(withoutTopic(both, '.agents/memory/a.md')).toBe('# Ours\n\nRead this first.\n- [B](b.md)\n');
});

test('all topics are listed with what they take, expired and broken ones too', async () => {
  const trial = begin(
    {
      '.agents/memory/MEMORY.md': '# Memory\n',
      '.agents/memory/a.md': '---\nname: A\nexpires: 1960-01-01\n---\nfour',
      '.agents/memory/b.md': 'No fields.',
    },
    signal,
  );
  const notes = await listNotes(trial.log.read(workspaceView), trial.blobs, 0);
  expect(notes.map(({ note, expired, fault, tokens }) => [note.name, expired, fault?.line, tokens])).toEqual([
    ['A', true, undefined, 1],
    ['b', false, 1, 3],
  ]);
});
