import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Log } from '../agent/log.ts';
import { defineTool, text } from '../agent/tool.ts';
import type { EventOf } from '../protocol/event.ts';
import { scriptSchema } from '../protocol/script.ts';
import { agentsView } from '../views/agent.ts';
import { textIn } from '../views/heard.ts';
import { walk, workspaceView } from '../views/workspace.ts';
import { Headless } from './headless.ts';
import { brokenPromises } from './promises.testing.ts';
import { isRunning, outcomeOf, play, takeUp } from './replay.testing.ts';
import { testTools } from './scripts.testing.ts';
import { readSettingsFile } from './settings-file.ts';

const bash = defineTool({
  name: 'bash',
  description: 'Says what it was to run.',
  risk: 'execute',
  input: z.object({ command: z.string() }),
  subjects: ({ command }) => ({ commands: [command] }),
  execute: async ({ command }) => text(`ran ${command}`),
});
const tools = new Map([...testTools, ['bash', bash] as const]);

/** Settings as they are written for Claude Code, whose hooks a person has agreed to. */
function hooksIn(hooks: object) {
  const read = readSettingsFile('.agents/settings.json', JSON.stringify({ hooks }), () => true);
  expect(read.notes).toEqual([]);
  return read.hooks.map(({ source: _, ...hook }) => hook);
}

interface Told {
  readonly hooks: object;
  readonly calls?: readonly { readonly tool: string; readonly input: object }[];
  readonly files?: Readonly<Record<string, string>>;
}

const usesBash = ({ tool }: { readonly tool: string }) => tool === 'bash';

const scriptOf = ({ hooks, calls = [], files = {} }: Told) =>
  scriptSchema.parse({
    title: 'Commands',
    files,
    settings: { mode: 'auto', hooks: hooksIn(hooks), tools: ['write_file', ...(calls.some(usesBash) ? ['bash'] : [])] },
    model: [
      ...(calls.length === 0 ? [] : [{ when: { reply: 1 }, reply: { calls } }]),
      { reply: { text: 'All done.' } },
    ],
    person: [{ prompt: 'Go.' }],
  });

/** Plays a run of one call, then "All done.", and gives what came of it. */
async function played(told: Told) {
  const headless = new Headless({ tools });
  await headless.send({ do: 'start', run: 'r', script: scriptOf(told) });
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await headless.atRest('r');
  const log = headless.log('r');
  const said = [...(log.read(agentsView).main?.context.messages ?? [])];
  const files: Record<string, string> = {};
  for (const [path, node] of walk(log.read(workspaceView)))
    if (node.is === 'file') files[path] = new TextDecoder().decode(await headless.store.blob(node.blob));
  const ran = log.events.filter((each): each is EventOf<'hook.ran'> => each.type === 'hook.ran');
  return { said: said.filter(({ type }) => type !== 'model.responded').map(textIn), files, ran, events: log.events };
}

const blockRm = `#!/bin/bash
# .claude/hooks/block-rm.sh
COMMAND=$(jq -r '.tool_input.command')

if echo "$COMMAND" | grep -q 'rm -rf'; then
  jq -n '{
    hookSpecificOutput: {
      hookEventName: "PreToolUse",
      permissionDecision: "deny",
      permissionDecisionReason: "Destructive command blocked by hook"
    }
  }'
else
  exit 0  # allow the command
fi
`;

test('a hook for Claude Code that blocks a command works as it is', async () => {
  const told = {
    hooks: {
      PreToolUse: [
        {
          matcher: 'Bash',
          hooks: [{ type: 'command', command: 'bash "$CLAUDE_PROJECT_DIR"/.claude/hooks/block-rm.sh' }],
        },
      ],
    },
    files: { '.claude/hooks/block-rm.sh': blockRm },
  };
  const refused = await played({ ...told, calls: [{ tool: 'bash', input: { command: 'rm -rf dist' } }] });
  expect(refused.said[1]).toContain('Destructive command blocked by hook');
  const passed = await played({ ...told, calls: [{ tool: 'bash', input: { command: 'ls' } }] });
  expect(passed.said[1]).toBe('ran ls');
});

test('a hook for Claude Code that rewrites an input works as it is', async () => {
  const command = `jq '{hookSpecificOutput: {hookEventName: "PreToolUse", permissionDecision: "allow", updatedInput: (.tool_input + {content: ("// " + .tool_input.file_path + "\\n" + .tool_input.content)})}}'`;
  const { files } = await played({
    hooks: { PreToolUse: [{ matcher: 'Write', hooks: [{ type: 'command', command }] }] },
    calls: [{ tool: 'write_file', input: { path: 'src/a.js', content: 'one\n' } }],
  });
  expect(files['src/a.js']).toBe('// /src/a.js\none\n');
});

test('a hook for Claude Code that adds context works as it is', async () => {
  const { said } = await played({
    hooks: { UserPromptSubmit: [{ hooks: [{ type: 'command', command: 'echo "The branch is $(cat HEAD)."' }] }] },
    files: { HEAD: 'main' },
  });
  expect(said).toEqual(['Go.', 'The branch is main.']);
});

test('a hook for Claude Code that formats after an edit works as it is, and what it changes is a fact of its own', async () => {
  const command = `jq -r '.tool_input.file_path' | xargs sed -i 's/[ ]*$//'`;
  const { files, events } = await played({
    hooks: { PostToolUse: [{ matcher: 'Edit|Write', hooks: [{ type: 'command', command, timeout: 10 }] }] },
    calls: [{ tool: 'write_file', input: { path: 'a.txt', content: 'one   \ntwo \n' } }],
  });
  expect(files['a.txt']).toBe('one\ntwo\n');
  const changed = events.flatMap((each) => (each.type === 'files.changed' ? [[each.because, each.call]] : []));
  expect(changed).toEqual([
    ['tool', 'main.1'],
    ['hook', 'main.1'],
  ]);
});

const keepGoing = `INPUT=$(cat)
if [ "$(echo "$INPUT" | jq -r '.stop_hook_active')" = "true" ]; then
  exit 0
fi
echo '{"decision": "block", "reason": "Run the tests before you stop."}'`;

test('a hook for Claude Code that keeps the agent going at Stop works as it is', async () => {
  const { said, ran } = await played({ hooks: { Stop: [{ hooks: [{ type: 'command', command: keepGoing }] }] } });
  expect(said).toEqual(['Go.', 'Run the tests before you stop.']);
  expect(ran).toHaveLength(2);
});

/** The same five in JavaScript, each reading its event in one of the ways in which such hooks do. */
const inJavaScript = {
  block: `const { readFileSync } = require('node:fs');
const { tool_name, tool_input } = JSON.parse(readFileSync(0, 'utf8'));
if (tool_name === 'Write' && tool_input.file_path.startsWith('/dist/')) {
  console.error('dist/ is built: change src/ instead.');
  process.exit(2);
}
`,
  rewrite: `#!/usr/bin/env node
let data = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk) => { data += chunk; });
process.stdin.on('end', () => {
  const { tool_input } = JSON.parse(data);
  const updatedInput = { ...tool_input, content: '// ' + tool_input.file_path + '\\n' + tool_input.content };
  console.log(JSON.stringify({ hookSpecificOutput: { hookEventName: 'PreToolUse', permissionDecision: 'allow', updatedInput } }));
});
`,
  context: `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
let text = '';
for await (const chunk of process.stdin) text += chunk;
const { prompt } = JSON.parse(text);
const branch = readFileSync(join(process.env.CLAUDE_PROJECT_DIR, 'HEAD'), 'utf8').trim();
console.log(\`To \${prompt} The branch is \${branch}.\`);
`,
  format: `const fs = require('fs');
const { tool_input: { file_path } } = JSON.parse(fs.readFileSync('/dev/stdin', 'utf-8'));
fs.writeFileSync(file_path, fs.readFileSync(file_path, 'utf8').replace(/[ \\t]+$/gm, ''));
`,
  'keep going': `const chunks = [];
process.stdin.on('readable', () => {
  let chunk;
  while ((chunk = process.stdin.read()) !== null) chunks.push(chunk);
});
process.stdin.once('end', () => {
  if (JSON.parse(chunks.join('')).stop_hook_active) process.exit(0);
  process.stdout.write(JSON.stringify({ decision: 'block', reason: 'Run the tests before you stop.' }));
});
`,
} as const;

const write = (path: string, content = 'x') => [{ tool: 'write_file', input: { path, content } }];

describe.each([
  ['as a command of Claude Code', true],
  ['as a hook of its own', false],
])('JavaScript %s', (_, isCommand) => {
  /** A hook with one of the scripts, in a file of the workspace or in the settings themselves. */
  const hook = (which: keyof typeof inJavaScript, on: string, matcher?: string) => {
    const script = inJavaScript[which];
    const file = `.claude/hooks/hook.${script.startsWith('import') ? 'mjs' : 'js'}`;
    const entry = isCommand
      ? { type: 'command', command: `node "$CLAUDE_PROJECT_DIR"/${file}` }
      : { type: 'script', script };
    return {
      hooks: { [on]: [{ ...(matcher && { matcher }), hooks: [{ ...entry, timeout: 30 }] }] },
      files: { [file]: script, HEAD: 'main' },
    };
  };

  test('blocks a call', async () => {
    const told = hook('block', 'PreToolUse', 'Write');
    const refused = await played({ ...told, calls: write('dist/a.js') });
    expect(refused.said[1]).toContain('dist/ is built: change src/ instead.');
    expect((await played({ ...told, calls: write('src/a.js') })).files['src/a.js']).toBe('x');
  });

  test('rewrites an input', async () => {
    const { files } = await played({ ...hook('rewrite', 'PreToolUse', 'Write'), calls: write('src/a.js', 'one\n') });
    expect(files['src/a.js']).toBe('// /src/a.js\none\n');
  });

  test('adds context', async () => {
    const { said } = await played(hook('context', 'UserPromptSubmit'));
    expect(said).toEqual(['Go.', 'To Go. The branch is main.']);
  });

  test('formats after an edit', async () => {
    const told = hook('format', 'PostToolUse', 'Edit|Write');
    const { files, events } = await played({ ...told, calls: write('a.txt', 'one   \ntwo \n') });
    expect(files['a.txt']).toBe('one\ntwo\n');
    const changed = events.flatMap((each) => (each.type === 'files.changed' ? [[each.because, each.call]] : []));
    expect(changed).toEqual([
      ['tool', 'main.1'],
      ['hook', 'main.1'],
    ]);
  });

  test('keeps the agent going at Stop', async () => {
    const { said, ran } = await played(hook('keep going', 'Stop'));
    expect(said).toEqual(['Go.', 'Run the tests before you stop.']);
    expect(ran).toHaveLength(2);
  });
});

test.each([
  ['exit code 2 blocks, with standard error as the reason', 'echo "Not here." >&2; exit 2', 'Not here.', undefined],
  [
    'another exit code is a failure, which lets it pass',
    'echo no >&2; exit 3',
    undefined,
    'It ended with exit code 3. no',
  ],
  ['what is no JSON is only to be looked at', 'echo fine', undefined, undefined],
])('%s', async (_, command, block, failed) => {
  const { ran, said } = await played({
    hooks: { PreToolUse: [{ matcher: 'Bash', hooks: [{ type: 'command', command }] }] },
    calls: [{ tool: 'bash', input: { command: 'ls' } }],
  });
  expect([ran[0]?.effect.block, ran[0]?.failed]).toEqual([block, failed]);
  expect(said[1]).toBe(
    block === undefined ? 'ran ls' : `The hook PreToolUse at .agents/settings.json:1 blocked this call: ${block}`,
  );
});

test('a command reads and writes nothing that the guard closes', async () => {
  const { files, ran } = await played({
    hooks: {
      PreToolUse: [
        {
          matcher: 'Bash',
          hooks: [{ type: 'command', command: 'echo x > ok; cat .env; cp ok .agents/settings.json; exit 0' }],
        },
      ],
    },
    files: { '.env': 'KEY=secret\n' },
    calls: [{ tool: 'bash', input: { command: 'ls' } }],
  });
  expect(JSON.stringify(ran)).not.toContain('secret');
  expect(Object.keys(files).sort()).toEqual(['.env', 'ok']);
});

test('cut at every fact and taken up again, a run with commands comes to the same end, and none that has answered runs again', async () => {
  const format = `jq -r '.tool_input.file_path' | xargs sed -i 's/$/!/'`;
  const script = scriptOf({
    hooks: {
      PostToolUse: [{ matcher: 'Write', hooks: [{ type: 'command', command: format, timeout: 10 }] }],
      Stop: [{ hooks: [{ type: 'command', command: keepGoing }] }],
    },
    calls: [{ tool: 'write_file', input: { path: 'a.txt', content: 'one\n' } }],
  });
  const whole = await play(script);
  expect(brokenPromises(whole.events)).toEqual([]);
  const answers = (events: typeof whole.events) =>
    events.flatMap((each) => (each.type === 'hook.ran' ? [`${each.on} ${each.index} ${each.call}`] : []));
  expect(answers(whole.events)).toHaveLength(3);
  for (let length = 1; length < whole.events.length; length++) {
    // a call that was cut off while it ran has another result, and no hook after it
    if (isRunning(whole.events.slice(0, length))) continue;
    const again = await takeUp(whole, length, script);
    expect(answers(again.events)).toEqual(answers(whole.events));
    // a command that had changed files when the page was closed does not change them twice
    expect(again.events.filter((each) => each.type === 'files.changed' && each.because === 'hook')).toHaveLength(1);
    expect(outcomeOf(again.events)).toEqual(outcomeOf(whole.events));
  }
  expect(new Log(() => 0, whole.events).read(agentsView).main?.rested).toMatchObject({ why: 'done' });
});
