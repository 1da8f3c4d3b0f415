import fc from 'fast-check';
import { z } from 'zod';
import { defineTool, type Tool, text } from '../agent/tool.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { tools } from '../tools/index.ts';

/** Tools that only tests have: one that takes a while to look, one that takes a while to act. */
const nap = defineTool({
  name: 'nap',
  description: 'Takes a while to look.',
  risk: 'read',
  input: z.object({ ms: z.number() }),
  async execute({ ms }, { clock, signal }) {
    await clock.until(clock.now() + ms, signal);
    return text(`napped ${ms}`);
  },
});

const make = defineTool({
  name: 'make',
  description: 'Takes a while to act.',
  risk: 'execute',
  input: z.object({ target: z.string(), ms: z.number().default(3) }),
  subjects: ({ target }) => ({ commands: [`make ${target}`] }),
  async execute({ target, ms }, { clock, files, signal }) {
    await clock.until(clock.now() + ms, signal);
    if (target === 'broken') throw new Error('exit 2: no rule to make target');
    files.write(`built/${target}`, target);
    return text(`made ${target}`);
  },
});

/** The product's tools and those. */
export const testTools: ReadonlyMap<string, Tool> = new Map([
  ...tools,
  ...[nap, make].map((tool) => [tool.name, tool] as const),
]);

const call = (tool: string, input: fc.Arbitrary<object> | object) =>
  (input instanceof fc.Arbitrary ? input : fc.constant(input)).map((value) => ({ tool, input: value }));

/** All that the calls below use: more would only make every request longer. */
const used = [
  'read_file',
  'nap',
  'grep',
  'list_files',
  'write_file',
  'edit_file',
  'make',
  'todo_write',
  'ask_user',
  'spawn_agent',
  'send_message',
  'list_agents',
  'wait_for_agents',
  'stop_agent',
  'task_create',
  'task_update',
  'task_list',
  'enter_plan_mode',
  'exit_plan_mode',
  'recall',
  'load_skill',
] as const;

const path = fc.constantFrom(
  'long.txt',
  'long.txt',
  'a.txt',
  'src/b.ts',
  './src/../a.txt',
  'missing.txt',
  '.env',
  'src',
  'link.txt',
);
const work = [
  call(
    'read_file',
    path.map((each) => ({ path: each })),
  ),
  call(
    'nap',
    fc.integer({ min: 0, max: 40 }).map((ms) => ({ ms })),
  ),
  call('grep', { pattern: 'TODO' }),
  call('list_files', {}),
  call(
    'write_file',
    fc
      .constantFrom('out/x.txt', 'a.txt', '.ssh/key', 'out/y.txt')
      .map((each) => ({ path: each, content: `written to ${each}\n` })),
  ),
  call('edit_file', { path: 'a.txt', edits: [{ old: 'one', new: 'two' }] }),
  call('make', fc.record({ target: fc.constantFrom('all', 'broken', 'clean'), ms: fc.integer({ min: 0, max: 30 }) })),
  call('todo_write', { todos: [{ text: 'look', status: 'in_progress' }] }),
  call('ask_user', { question: 'Which colour?' }),
  call('enter_plan_mode', {}),
  call('exit_plan_mode', { plan: '1. Write out/x.txt.' }),
  call('recall', { query: 'colour' }),
  call(
    'load_skill',
    fc.constantFrom('house-style', 'broken', 'nowhere').map((name) => ({ name })),
  ),
  call('no_such_tool', { x: 1 }),
  call('read_file', { offset: 'ten' }),
];
const brief = 'Look at a.txt and report.';
/** Starting others, speaking to them, waiting for them, stopping them: by those who have some, and those who have none. */
const company = [
  call(
    'spawn_agent',
    fc.record(
      {
        brief: fc.constant(brief),
        background: fc.boolean(),
        agent: fc.constantFrom('explorer', 'worker', 'careful', 'broken', 'nobody'),
        name: fc.constantFrom('one', 'two'),
      },
      { requiredKeys: ['brief'] },
    ),
  ),
  call(
    'spawn_agent',
    fc.boolean().map((background) => ({ brief, background })),
  ),
  call(
    'send_message',
    fc.constantFrom('main', 'main.1', 'main.2', 'one', 'worker').map((to) => ({ to, text: 'Look at src as well.' })),
  ),
  call('list_agents', {}),
  call('wait_for_agents', fc.constantFrom({}, { agents: ['main.1'] }, { agents: ['one', 'main.2'] })),
  call(
    'stop_agent',
    fc.constantFrom('main.1', 'main.2', 'one').map((agent) => ({ agent })),
  ),
];
const tasks = [
  call('task_create', {
    tasks: [{ subject: 'Look' }, { subject: 'Write', after: ['Look'], owner: 'worker' }, { subject: 'Tell' }],
  }),
  call(
    'task_update',
    fc.record({
      task: fc.integer({ min: 1, max: 4 }),
      status: fc.constantFrom('open', 'in_progress', 'completed', 'dropped'),
    }),
  ),
  call('task_list', {}),
];

const long = 'A line of a file that takes its room.\n'.repeat(120);

const reply = (calls: fc.Arbitrary<{ tool: string; input: object }>) =>
  fc.record({
    text: fc.constantFrom('', 'I look.', 'Now this.'),
    calls: fc.array(calls, { minLength: 1, maxLength: 5 }),
    speed: fc.constantFrom(400, 10_000),
  });

const fault = fc
  .record(
    {
      request: fc.integer({ min: 1, max: 4 }),
      attempt: fc.integer({ min: 1, max: 3 }),
      purpose: fc.constantFrom('turn' as const, 'compaction' as const, 'hook' as const),
      status: fc.constantFrom(429, 503, 529, 413),
      reason: fc.constantFrom('prompt is too long', 'Not now.'),
      agent: fc.constantFrom('main', '*'),
    },
    { requiredKeys: ['request', 'attempt', 'status', 'reason'] },
  )
  // a run whose first request will not heal has nothing to tell
  .map((each) =>
    each.request === 1 && (each.purpose ?? 'turn') === 'turn' && each.status === 413 ? { ...each, status: 503 } : each,
  );

const answers = fc.array(
  fc.oneof(
    fc.constant({ allow: true as const }),
    fc.constant({ deny: 'Not now.' }),
    fc.record({ when: fc.constant({ tool: 'write_file' }), edit: fc.constant({ content: 'edited\n' }) }),
    fc.record({ when: fc.integer({ min: 1, max: 3 }).map((nth) => ({ nth })), deny: fc.constant('') }),
  ),
  { maxLength: 3 },
);

const hooks = fc.subarray([
  {
    name: 'guard',
    on: 'PreToolUse' as const,
    matcher: 'make',
    when: { 'tool_input.target': 'clean' },
    block: 'Nothing is cleaned here.',
  },
  { name: 'rewrite', on: 'PreToolUse' as const, matcher: 'write_file', input: { content: 'by the hook\n' } },
  { name: 'format', on: 'PostToolUse' as const, matcher: 'write_file|edit_file', context: 'Formatted.' },
  { name: 'shorten', on: 'PostToolUse' as const, matcher: 'grep', replace: 'Shortened by a hook.' },
  { name: 'keep', on: 'PreCompact' as const, when: { trigger: 'auto' }, context: 'Remember the port.' },
  { name: 'remind', on: 'PostCompact' as const, context: 'The port is 8471.' },
  { name: 'begin', on: 'SessionStart' as const, context: 'It is Monday.' },
  { name: 'brief', on: 'SubagentStart' as const, context: 'Report in one line.' },
  { name: 'manners', on: 'UserPromptSubmit' as const, when: { prompt: '/^And/' }, block: 'Say what you want.' },
  { name: 'date', on: 'UserPromptSubmit' as const, context: 'It is noon.' },
  { name: 'no shell', on: 'PermissionRequest' as const, matcher: 'make', block: '' },
  { name: 'bell', on: 'Notification' as const, context: 'A person was asked.' },
  { name: 'again', on: 'PostToolUseFailure' as const, context: 'Read before you try again.' },
  { name: 'report', on: 'SubagentStop' as const, when: { stop_hook_active: 'false' }, block: '' },
  { name: 'judge', on: 'PreToolUse' as const, type: 'prompt' as const, matcher: 'make|write_file', prompt: 'May it?' },
  { name: 'read', on: 'PostToolUse' as const, type: 'prompt' as const, matcher: 'grep', prompt: 'Well? $ARGUMENTS' },
  { name: 'clock', on: 'SessionStart' as const, type: 'prompt' as const, prompt: 'What time is it?' },
  { name: 'polite', on: 'UserPromptSubmit' as const, type: 'prompt' as const, prompt: 'Is it polite?' },
  { name: 'slow', on: 'Stop' as const, type: 'prompt' as const, prompt: 'Is all done?', onError: 'block' as const },
  { name: 'tests', on: 'Stop' as const, when: { stop_hook_active: 'false' }, block: 'Run the tests first.' },
]);

/** What the model answers to hooks that ask it: some of it is against, some is no answer, some comes too late. */
const answersToHooks = [
  { when: { last: '/"target": "all"/' }, reply: { text: '{"ok": false, "reason": "Not all."}' } },
  {
    when: { last: '/"tool_name": "write_file"/' },
    reply: { text: '{"hookSpecificOutput": {"permissionDecision": "ask"}}' },
  },
  { when: { last: 'Well?' }, reply: { text: 'I would say: {"additionalContext": "Seen."}' } },
  { when: { last: 'polite', reply: 1 }, reply: { text: 'Yes, I think so.' } },
  { when: { last: 'Is all done?', reply: 2 }, reply: { text: '{"continue": false, "stopReason": "Enough."}' } },
  { when: { last: 'Is all done?' }, reply: { text: '{"ok": true}', takes: 9000 } },
  { when: {}, reply: { text: '{"ok": true}' } },
].map(({ when, reply: answer }) => ({ when: { ...when, agent: '/./', purpose: 'hook' as const }, reply: answer }));

/** Scripts with every kind of call, two prompts, faults, hooks and subagents that work at the same time. */
export const scripts: fc.Arbitrary<Script> = fc
  .record({
    main: fc.array(
      reply(
        fc.oneof({ weight: 2, arbitrary: fc.oneof(...work) }, { weight: 1, arbitrary: fc.oneof(...company, ...tasks) }),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    child: fc.array(
      reply(
        fc.oneof(
          { weight: 2, arbitrary: fc.oneof(...work) },
          { weight: 1, arbitrary: fc.oneof(...tasks, ...company.slice(1, 3)) },
        ),
      ),
      { maxLength: 2 },
    ),
    faults: fc.array(fault, { maxLength: 3 }),
    answers,
    hooks,
    mode: fc.constantFrom('default' as const, 'auto' as const),
    seed: fc.nat(1000),
    // in the small one the conversation has to be made shorter, in the middle of whatever else goes on
    window: fc.constantFrom(200_000, 5900, 6700),
  })
  .map(({ main, child, faults, answers: said, hooks: set, mode, seed, window }) =>
    scriptSchema.parse({
      title: 'Generated',
      files: {
        'a.txt': 'one\nTODO two\n',
        'src/b.ts': '// TODO\n',
        '.env': 'KEY=1\n',
        'long.txt': long,
        'AGENTS.md': 'Be brief. See @docs/style.md.\n',
        'docs/style.md': 'Back to @../AGENTS.md, and on to @more.md.\n',
        'src/AGENTS.md': 'Nearer.\n',
        '.agents/memory/MEMORY.md': '- [Colours](colours.md)\n',
        '.agents/memory/colours.md': '---\nname: Colours\n---\nThe colour is blue.\n',
        '.agents/skills/house-style/SKILL.md': '---\nname: house-style\ndescription: How we write.\n---\nPlainly.\n',
        '.agents/skills/broken/SKILL.md': 'No fields.\n',
        '.agents/agents/careful.md':
          '---\ndescription: Plans.\npermissionMode: plan\nmaxTurns: 2\nmemory: true\nbackground: true\n---\nBe careful.\n',
        '.agents/agents/broken.md': '---\ndescription: No good.\nmaxTurns: many\n---\nBe.\n',
      },
      settings: {
        mode,
        hooks: set,
        seed,
        window,
        context: { clearAt: 0.6, compactAt: 0.75, keepResults: 1, keepMessages: 4 },
        tools: [...used],
        agents: ['explorer', 'worker'],
        maxTurns: 12,
        permissions: { allow: ['write(out/**)'], deny: ['make(make clean *)'] },
      },
      model: [
        ...main.map((each, i) => ({ when: { agent: '/^main$/', reply: i + 1 }, reply: each })),
        ...child.map((each, i) => ({ when: { agent: '/^main\\./', reply: i + 1 }, reply: each })),
        ...answersToHooks,
        { when: { agent: '/^main$/' }, reply: { text: 'All done.' } },
        { when: { agent: '/./' }, reply: { text: 'My report.' } },
      ],
      person: [
        { prompt: 'Go.' },
        { prompt: 'And again.' },
        ...said,
        { when: { tool: 'ask_user' }, answer: 'Blue.' },
        { allow: true },
      ],
      faults,
    }),
  );
