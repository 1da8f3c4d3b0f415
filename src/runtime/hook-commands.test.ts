import { expect, test } from 'vitest';
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

const guardPaths = `const { readFileSync } = require('node:fs');
const { tool_name, tool_input } = JSON.parse(readFileSync(0, 'utf8'));
if (tool_name === 'Write' && tool_input.file_path.startsWith('/dist/')) {
  console.error('dist/ is built: change src/ instead.');
  process.exit(2);
}
`;

test.each([
  ['a command of Claude Code', { type: 'command', command: 'node "$CLAUDE_PROJECT_DIR"/.claude/hooks/guard.js' }],
  ['a hook of its own', { type: 'script', script: guardPaths }],
])('JavaScript blocks, as %s', async (_, entry) => {
  const told = {
    hooks: { PreToolUse: [{ matcher: 'Write', hooks: [{ ...entry, timeout: 30 }] }] },
    files: { '.claude/hooks/guard.js': guardPaths },
  };
  const write = (path: string) => [{ tool: 'write_file', input: { path, content: 'x' } }];
  expect((await played({ ...told, calls: write('dist/a.js') })).said[1]).toContain(
    'dist/ is built: change src/ instead.',
  );
  expect((await played({ ...told, calls: write('src/a.js') })).files['src/a.js']).toBe('x');
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
