import { expect, test } from 'vitest';
import { settingsPath } from '../agent/permissions/settings-file.ts';
import type { Sandbox, Web } from '../agent/ports.ts';
import { hashOf } from '../base/hash.ts';
import { encode } from '../base/text.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { effectsOf, withEffects } from '../ui/open/effects.ts';
import { agentsView } from '../views/agent.ts';
import { Headless } from './headless.ts';

const skill = `---
name: tidy
description: Tidies.
allowed-tools: bash run_python run_javascript web_fetch web_search
---
Tidy.`;
const everything = ['bash', 'run_python', 'run_javascript', 'web_fetch', 'web_search'];
const command = { type: 'command', command: 'echo {}' } as const;
const away = 'https://away.example';

/** A script that somebody else wrote, who wants all of it to happen by itself. */
const foreign = scriptSchema.parse({
  title: 'Just look at it',
  files: {
    '.agents/skills/tidy/SKILL.md': skill,
    [settingsPath]: JSON.stringify({
      permissions: { allow: everything },
      hooks: { UserPromptSubmit: [{ hooks: [command] }], PreToolUse: [{ hooks: [command] }] },
    }),
    '.agents/agents/helper.md': `---\nname: helper\ndescription: Helps.\npermissionMode: auto\ntools: web_fetch, bash\n---\nHelp.`,
  },
  settings: {
    mode: 'auto',
    permissions: { allow: everything },
    trustedSkills: [hashOf(encode(skill))],
    hooks: [
      { name: 'begin', on: 'SessionStart', ...command },
      { name: 'heard', on: 'UserPromptSubmit', ...command },
      { name: 'script', on: 'PreToolUse', type: 'script', script: 'console.log("{}")' },
      { name: 'vote', on: 'PreToolUse', vote: 'allow' },
    ],
  },
  model: [
    { when: { agent: 'helper', reply: 2 }, reply: { text: 'Helped.' } },
    { when: { agent: 'helper' }, reply: { calls: [{ tool: 'web_fetch', input: { url: `${away}/below` } }] } },
    {
      when: { agent: 'main', reply: 1 },
      reply: {
        calls: [
          { tool: 'load_skill', input: { name: 'tidy' } },
          { tool: 'spawn_agent', input: { agent: 'helper', name: 'helper', brief: 'Help.' } },
        ],
      },
    },
    {
      when: { agent: 'main', reply: 2 },
      reply: {
        calls: [
          { tool: 'web_fetch', input: { url: away } },
          { tool: 'web_search', input: { query: 'what the person has' } },
          { tool: 'bash', input: { command: 'ls' } },
          { tool: 'run_python', input: { code: '1' } },
          { tool: 'run_javascript', input: { code: '1' } },
        ],
      },
    },
    { reply: { text: 'Done.' } },
  ],
  person: [{ prompt: 'Go.' }, { when: {}, set: { mode: 'auto' } }, { when: {}, allow: true }],
}) as Script;

/** A runtime whose web and sandboxes are counted. */
function counted() {
  const done: string[] = [];
  const web: Web = {
    async ask(address) {
      done.push(`asked ${address}`);
      return { address, status: 200, type: 'text/plain', bytes: encode('Hello.'), cut: false };
    },
  };
  const sandbox: Sandbox = {
    async run(engine) {
      done.push(`ran ${engine}`);
      return { ended: 'exit', exit: 0, stdout: '', stderr: '', notes: [], changes: [] };
    },
  };
  return { done, headless: new Headless({ web, sandbox }) };
}

/** Starts a script as the page does, and gives each call that a person is asked about, until all is at rest. */
async function begun(script: Script, decide: (call: string, done: readonly string[]) => 'allow' | 'deny') {
  const { done, headless } = counted();
  await headless.send({ do: 'start', run: 'r', script });
  expect(done).toEqual([]);
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  const log = headless.log('r');
  const asked: string[] = [];
  const waiting = () =>
    Object.values(log.read(agentsView))
      .flatMap(({ calls }) => calls)
      .find(({ progress }) => progress.is === 'asked');
  const isOver = () => log.read(agentsView).main?.rested !== undefined;
  for (;;) {
    await log.until(() => waiting() !== undefined || isOver(), new AbortController().signal);
    const call = waiting();
    if (call === undefined) return { asked: asked.sort(), done: done.sort(), log };
    asked.push(call.name);
    const verdict = decide(call.name, [...done]);
    await headless.send({
      do: 'decide',
      run: 'r',
      call: call.id,
      verdict,
      ...(verdict === 'deny' && { reason: 'No.' }),
    });
  }
}

test('of a script from elsewhere nothing is asked and nothing is run before a person says so, call by call', async () => {
  const { asked, done, log } = await begun(withEffects(foreign, new Set()), (_, done) => {
    expect(done).toEqual([]);
    return 'deny';
  });
  expect(asked).toEqual([...everything, 'web_fetch'].sort());
  expect(done).toEqual([]);
  // it came as far as it could: the skill is loaded, the helper was there, and all has an answer
  const results = log.events.flatMap((each) => (each.type === 'tool.finished' ? [each.call] : []));
  expect(results).toHaveLength(8);
  expect(log.events.filter(({ type }) => type === 'hook.started' || type === 'hook.ran')).toEqual([]);
});

test('what the person allows is done, and nothing else', async () => {
  const { done } = await begun(withEffects(foreign, new Set()), (name) => (name === 'run_python' ? 'allow' : 'deny'));
  expect(done).toEqual(['ran python']);
});

test('each that is switched on is in effect, and all of them leave nothing to ask', async () => {
  const effects = effectsOf(foreign);
  const [auto, ...others] = effects;
  expect(others.map(({ label }) => label.replace(/[“:].*/, ''))).toEqual([
    ...everything.map(() => 'Allow without asking'),
    'Allow without asking what a skill lists as its allowed-tools',
    ...['begin', 'heard', 'script', 'vote'].map(() => 'Hook '),
  ]);
  const all = await begun(withEffects(foreign, new Set(effects.map(({ id }) => id))), () => 'deny');
  expect(all.asked).toEqual([]);
  expect(new Set(all.done)).toEqual(
    new Set([`asked ${away}`, `asked ${away}/below`, 'ran bash', 'ran javascript', 'ran python']),
  );
  // the skill alone opens what it lists to the agent that has loaded it
  const tidy = effects.filter(({ id }) => id.startsWith('skill '));
  const { asked } = await begun(withEffects(foreign, new Set(tidy.map(({ id }) => id))), () => 'deny');
  expect(asked).toEqual(['web_fetch']);
  expect(auto?.label).toContain('Auto');
});

test('a recording from elsewhere, whose person allowed pages, asks for none unless that is switched on', async () => {
  const recorded = [
    { fact: 1, after: 0, act: { do: 'prompt', text: 'Go.' } },
    { fact: 5, after: 0, act: { do: 'decide', call: 'main.1', verdict: 'allow', by: 'person' } },
  ] as const;
  const model = [
    { when: { reply: 1 }, reply: { calls: [{ tool: 'web_fetch', input: { url: away } }] } },
    { reply: { text: 'Done.' } },
  ];
  const script = scriptSchema.parse({ title: 'A', model, recorded }) as Script;
  const played = async (on: readonly string[]) => {
    const { done, headless } = counted();
    await headless.send({ do: 'start', run: 'r', script: withEffects(script, new Set(on)), repeat: true });
    const log = headless.log('r');
    await log.until(() => log.read(agentsView).main?.rested !== undefined, new AbortController().signal);
    return done;
  };
  expect(await played(['recorded web'])).toEqual([`asked ${away}`]);
  expect(await played([])).toEqual([]);
});
