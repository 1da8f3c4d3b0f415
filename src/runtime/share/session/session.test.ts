import { expect, test } from 'vitest';
import { encode } from '../../../base/text.ts';
import { readArchive } from '../../archive/read-archive.ts';
import { openSession } from './open-session.ts';
import { lineOf, replied, said, sampleSession } from './session.testing.ts';

async function opened(text: string) {
  const { bytes, notes } = await openSession('s.jsonl', text);
  const { runs, blobs } = readArchive(bytes);
  const [run] = runs;
  if (run === undefined) throw new Error('There is no run in it.');
  return { ...run, notes, blobs };
}

test('a session becomes a run: prompts, replies with their calls and tokens, results, and how it came to rest', async () => {
  const { title, events } = await opened(sampleSession);
  expect(title).toBe('Count the files');
  expect(events.map(({ agent, type }) => `${agent} ${type}`)).toEqual([
    'main run.started',
    'main prompt.submitted',
    'main model.requested',
    'main model.responded',
    'main tool.started',
    'main tool.started',
    'main tool.finished',
    'main.2 agent.started',
    'main.2 model.requested',
    'main.2 model.responded',
    'main.2 tool.started',
    'main.2 tool.finished',
    'main.2 model.requested',
    'main.2 model.responded',
    'main.2 agent.rested',
    'main tool.finished',
    'main model.requested',
    'main model.responded',
    'main agent.rested',
  ]);
  expect(events[3]).toMatchObject({
    text: 'I look.',
    thinking: 'How many?',
    calls: [
      { call: 'main.1', wire: 'toolu_1', name: 'Bash', input: { command: 'ls' } },
      { call: 'main.2', wire: 'toolu_2', name: 'Task' },
    ],
    usage: { input: 1110, output: 20, cacheRead: 1000, cacheWrite: 100 },
  });
  expect(events[6]).toMatchObject({ call: 'main.1', failed: false, content: [{ type: 'text', text: 'a.txt\nb.txt' }] });
  expect(events[7]).toMatchObject({ brief: 'Count the words in a.txt.' });
  expect(events[11]).toMatchObject({ call: 'main.2.1', failed: true });
  expect(events.at(-1)).toMatchObject({ why: 'done', text: 'Two files.' });
  expect(events.map(({ at }) => at)).toEqual([...events.map(({ at }) => at)].sort((a, b) => a - b));
});

test('what no event stands for is kept and counted, and a broken line is told by its number', async () => {
  const { notes, blobs, events } = await opened(`${sampleSession}{"type":"user",\n`);
  const number = sampleSession.split('\n').length;
  expect(notes).toContainEqual(
    expect.stringContaining(
      '4 records of a kind that no event stands for (1 summary, 2 file-history-snapshot, 1 something-new)',
    ),
  );
  expect(notes).toContainEqual(`Line ${number} could not be read, and is left out.`);
  const [start] = events;
  const blob = start?.type === 'run.started' && start.files[0]?.entry.is === 'file' ? start.files[0].entry.blob : '';
  expect(new TextDecoder().decode(blobs.get(blob))).toContain('"something-new"');
});

test('what is no session is refused, and says so', async () => {
  await expect(openSession('a.jsonl', '')).rejects.toThrow('no line of it holds a message');
  await expect(openSession('a.jsonl', 'title: A\n')).rejects.toThrow('line 1 is no JSON');
  await expect(openSession('a.jsonl', '{"a":1}\n')).rejects.toThrow('no session of Claude Code');
});

test('a session that broke off rests as stopped; a result without a call, a chain without a start and odd values hurt nothing', async () => {
  const odd = [
    lineOf('user', {
      message: { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'nobody', content: 'x' }] },
    }),
    lineOf('user', { message: { content: 7 }, timestamp: 'never' }),
    lineOf('user', { message: { content: [null, 3, { type: 'image' }, { type: 'tool_result' }] } }),
    replied('lost', [{ type: 'text', text: 'From nowhere.' }], { isSidechain: true, agentId: 'ghost' }),
    said('Go on.', { isMeta: true }),
    said('A summary.', { isCompactSummary: true }),
    lineOf('assistant', {
      isApiErrorMessage: true,
      message: { id: 'e', model: '<synthetic>', content: [{ type: 'text', text: 'Overloaded.' }] },
    }),
    replied('m9', [{ type: 'tool_use', id: 'open', name: 'Bash', input: { __proto__: 1, command: 'sleep' } }], {
      usage: { input_tokens: -5 },
    }),
    '',
  ].join('\n');
  const { events } = await opened(odd);
  expect(events.map(({ agent, type }) => `${agent} ${type}`)).toEqual(
    expect.arrayContaining([
      'main.100001 agent.started',
      'main context.added',
      'main context.compacted',
      'main model.failed',
    ]),
  );
  expect(events.at(-1)).toMatchObject({ agent: 'main', type: 'agent.rested', why: 'stopped' });
});

test('a long session is read in one go, line by line', async () => {
  const many = Array.from(
    { length: 2000 },
    (_, at) => `${said(`Question ${at}`)}\n${replied(`m${at}`, [{ type: 'text', text: 'Yes.' }])}\n`,
  );
  const { events } = await opened(many.join(''));
  expect(events.filter(({ type }) => type === 'prompt.submitted')).toHaveLength(2000);
  expect(encode(many.join('')).length).toBeGreaterThan(100_000);
});
