let last = 0;

/** A line of a session, with what stands on every one. */
export function lineOf(type: string, more: object): string {
  last += 1;
  const common = {
    uuid: `u${last}`,
    parentUuid: null,
    sessionId: 's',
    cwd: '/home/a',
    version: '2.1.0',
    isSidechain: false,
  };
  const timestamp = new Date(Date.UTC(2026, 1, 3, 10, 0, last)).toISOString();
  return JSON.stringify({ ...common, timestamp, type, ...more });
}

/** What a person said, or what came back of calls. */
export function said(content: unknown, more: object = {}): string {
  return lineOf('user', { message: { role: 'user', content }, ...more });
}

/** A part of a reply: each stands on a line of its own, under the id of its message. */
export function replied(
  id: string,
  content: readonly object[],
  { usage = {}, ...more }: { usage?: object } & Record<string, unknown> = {},
): string {
  return lineOf('assistant', {
    message: { id, role: 'assistant', model: 'claude-sonnet-4-5', content, usage },
    ...more,
  });
}

const usage = { input_tokens: 10, cache_creation_input_tokens: 100, cache_read_input_tokens: 1000, output_tokens: 20 };
const side = { isSidechain: true, agentId: 'a1' };
const brief = 'Count the words in a.txt.';

/** A small session, written after what is known of the format: a reply on three lines, a subagent, records of other kinds. */
export const sampleSession = [
  JSON.stringify({ type: 'summary', summary: 'Count the files', leafUuid: 'u9' }),
  JSON.stringify({ type: 'file-history-snapshot', messageId: 'x', snapshot: {} }),
  said('How many files are here?'),
  replied('m1', [{ type: 'thinking', thinking: 'How many?', signature: 'c2ln' }]),
  replied('m1', [{ type: 'text', text: 'I look.' }]),
  replied('m1', [{ type: 'tool_use', id: 'toolu_1', name: 'Bash', input: { command: 'ls' } }]),
  said([{ type: 'tool_result', tool_use_id: 'toolu_1', content: 'a.txt\nb.txt' }]),
  replied('m1', [{ type: 'tool_use', id: 'toolu_2', name: 'Task', input: { description: 'Count', prompt: brief } }], {
    usage,
  }),
  said(brief, side),
  replied('n1', [{ type: 'tool_use', id: 'toolu_3', name: 'Read', input: { file_path: 'a.txt' } }], side),
  said(
    [
      {
        type: 'tool_result',
        tool_use_id: 'toolu_3',
        is_error: true,
        content: [{ type: 'text', text: 'No such file.' }],
      },
    ],
    side,
  ),
  replied('n2', [{ type: 'text', text: 'There is none.' }], side),
  said([{ type: 'tool_result', tool_use_id: 'toolu_2', content: [{ type: 'text', text: 'There is none.' }] }], {
    toolUseResult: { agentId: 'a1' },
  }),
  JSON.stringify({ type: 'something-new', uuid: 'z1', value: 1 }),
  JSON.stringify({ type: 'file-history-snapshot', messageId: 'y', snapshot: {} }),
  replied('m2', [{ type: 'text', text: 'Two files.' }]),
  '',
].join('\n');
