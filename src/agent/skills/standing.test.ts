import { expect, test } from 'vitest';
import { begin } from '../../tools/trial.ts';
import { agentsView } from '../../views/agent.ts';
import type { plainConfig } from '../../views/log.testing.ts';
import { workspaceView } from '../../views/workspace.ts';
import { indexOf, listSkills } from './library.ts';
import { indexTokens, skillStandings } from './standing.ts';

const { signal } = new AbortController();
const loader = { name: 'load_skill', description: '', schema: {}, risk: 'read' } as const;
const card = { name: 'bundled', description: 'Comes along.' };
const file = (name: string, more = '') => `---\nname: ${name}\ndescription: Of the workspace.\n${more}---\nText.\n`;

async function standings(more: Partial<typeof plainConfig>) {
  const trial = begin(
    {
      '.agents/skills/own/SKILL.md': file('own'),
      '.agents/skills/bundled/SKILL.md': file('bundled'),
      '.agents/skills/quiet/SKILL.md': file('quiet', 'disable-model-invocation: true\nuser-invocable: false\n'),
      '.agents/skills/broken/SKILL.md': '---\nname: broken\n',
      '.agents/skills/empty/note.md': '',
    },
    signal,
    { skills: [card, { ...card, name: 'other' }], ...more },
  );
  const agent = trial.log.read(agentsView).main;
  if (agent === undefined) throw new Error('There is no agent.');
  const listed = await listSkills(trial.log.read(workspaceView), agent.config, trial.blobs);
  return { listed, agent, rows: skillStandings(listed, agent) };
}

test('every skill is listed, broken ones with their line, and one of the workspace hides the one of the same name', async () => {
  const { listed, rows } = await standings({ tools: [loader] });
  expect(rows.map(({ listed: { name, origin }, why, command }) => [name, origin, command, why])).toEqual([
    ['broken', 'workspace', false, expect.stringContaining('in line 1 of .agents/skills/broken/SKILL.md')],
    ['bundled', 'workspace', true, 'The index is read with the next prompt.'],
    ['other', 'bundled', true, 'The index is read with the next prompt.'],
    ['own', 'workspace', true, 'The index is read with the next prompt.'],
    ['quiet', 'workspace', false, 'It says that only a person may call for it.'],
  ]);
  expect(indexOf(listed)).toMatch(
    /\n\n- bundled: Of the workspace\.\n- other: Comes along\.\n- own: Of the workspace\.$/,
  );
  expect(indexTokens(listed)).toBeGreaterThan(rows.reduce((sum, { tokens }) => sum + tokens, 0));
});

test('what the index of an agent names is in it, and what changed since is said', async () => {
  const { listed, agent } = await standings({ tools: [loader] });
  const loaded = {
    type: 'context.added',
    source: 'skills',
    path: 'x',
    blob: 'b',
    seq: 9,
    at: 9,
    agent: 'main',
  } as const;
  const text = '- own: Of the workspace.\n- bundled: Older.';
  const reader = {
    ...agent,
    context: { ...agent.context, loaded: [{ ...loaded, text }] },
    skills: [{ name: 'own', allows: [] }],
  };
  const rows = skillStandings(listed, reader).map(({ listed: { name }, indexed, inUse }) => [name, indexed, inUse]);
  expect(rows.filter(([name]) => name === 'own' || name === 'bundled')).toEqual([
    ['bundled', false, false],
    ['own', true, true],
  ]);
});

test('an agent without the tool knows of none', async () => {
  const { rows } = await standings({ tools: [] });
  expect(rows.find(({ listed }) => listed.name === 'own')?.why).toBe('The agent has no tool to load skills with.');
});
