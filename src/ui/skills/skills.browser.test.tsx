import { zipSync } from 'fflate';
import { flushSync } from 'react-dom';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import { encode } from '../../base/text.ts';
import type { Fact } from '../../protocol/event.ts';
import { begun, logOf, plainConfig, prompted, replied, requested, started } from '../../views/log.testing.ts';
import { showPanel } from '../state/panel.testing.tsx';
import { moveTo } from '../state/run.ts';
import { SkillsPanel } from './skills-panel.tsx';
import type { SkillSources } from './sources.ts';

beforeEach(() => page.viewport(1440, 900));

const skill = (name: string, more = '') =>
  `---\nname: ${name}\ndescription: Does ${name}.\n${more}---\n\nDo it well.\n`;
const blobs: Readonly<Record<string, string>> = {
  deploy: skill('deploy', 'allowed-tools: write_file\n'),
  broken: '---\nname: broken\n---\n\nx\n',
  hidden: skill('hidden', 'disable-model-invocation: true\n'),
};
const file = (name: string) => ({
  path: `.agents/skills/${name}/SKILL.md`,
  entry: { is: 'file', blob: name, bytes: 9 } as const,
});
const index = 'Skills are instructions.\n\n- changelog: Keeps the list of changes.\n- deploy: Does deploy.';
const log = logOf([
  {
    ...started,
    config: {
      ...plainConfig,
      tools: [{ name: 'load_skill', description: '', risk: 'read', schema: {} }],
      skills: [{ name: 'changelog', description: 'Keeps the list of changes.', allows: [], blob: 'c' }],
    },
    files: [file('deploy'), file('broken'), file('hidden')],
  } as unknown as Fact,
  { type: 'context.added', source: 'skills', path: '.agents/skills', blob: 'index', text: index, parts: [] },
  prompted,
  requested,
  replied(['main.1']),
  begun('main.1'),
  {
    type: 'tool.finished',
    because: 'ran',
    call: 'main.1',
    content: [],
    failed: false,
    skill: { name: 'deploy', allows: [] },
  },
]);

const sources: SkillSources = {
  openBundled: async () => new Map([['SKILL.md', skill('changelog')]]),
  gatherDropped: async () => [],
  gatherChosen: (files) =>
    [...files].map((each) => ({ path: each.name, size: each.size, read: () => each.arrayBuffer() })),
};
const show = () => showPanel(<SkillsPanel sources={sources} />, log, blobs);
const item = (name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
/** Chooses a file as the browser does it: the driver would carry 50 MB through a socket first. */
async function choose(name: string, bytes: Uint8Array): Promise<void> {
  const input = page.getByLabelText('Zip of skills').element() as HTMLInputElement;
  const chosen = new DataTransfer();
  chosen.items.add(new File([new Uint8Array(bytes)], name));
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

test('each skill says what it takes, in the index and loaded, whether it was loaded, and why the model knows of it', async () => {
  show();
  const all = page.getByRole('region', { name: 'Skills' });
  await expect
    .element(all)
    .toHaveTextContent(/4 skills.*Their index takes about \d+ tokens.*all their texts would take/);
  await expect.element(all).toHaveTextContent('The index was read into the context in event 1');
  await expect
    .element(item('deploy'))
    .toHaveTextContent(/in use.*It is in the index, so the model may load it\..*tokens once loaded.*Loaded in event 6/);
  await expect
    .element(item('changelog'))
    .toHaveTextContent('It comes along with Loopscope. You can call for it with /changelog.');
  await expect.element(item('changelog')).not.toHaveTextContent('Loaded in event');
  await expect.element(item('hidden')).toHaveTextContent('only a person may call for it');
  await expect.element(item('broken')).toHaveTextContent(/broken, in line \d of \.agents\/skills\/broken\/SKILL\.md: /);
});

test('what a skill wants to be allowed waits for the word of the person', async () => {
  const sent = show();
  await expect.element(item('deploy')).toHaveTextContent('which has no effect until you agree');
  await userEvent.click(page.getByRole('button', { name: 'Agree to what deploy wants to be allowed' }));
  expect(sent).toEqual([{ do: 'set', run: 'r', config: { trustedSkills: ['deploy'] } }]);
});

test('a broken skill is mended where it stands', async () => {
  const sent = show();
  await userEvent.click(page.getByRole('button', { name: 'Edit broken' }));
  await page.getByRole('textbox', { name: '.agents/skills/broken/SKILL.md' }).fill(skill('broken'));
  await userEvent.click(page.getByRole('button', { name: 'Save' }));
  await expect
    .poll(() => sent)
    .toEqual([
      { do: 'write-files', run: 'r', files: [{ path: '.agents/skills/broken/SKILL.md', text: skill('broken') }] },
    ]);
});

test('in the past the skills are what they were, and nothing is brought in', async () => {
  show();
  await expect.element(item('deploy')).toHaveTextContent('Loaded in event 6');
  flushSync(() => moveTo(1));
  await expect.element(item('deploy')).not.toHaveTextContent('Loaded in event');
  await expect.element(item('deploy')).toHaveTextContent('The index is read with the next prompt.');
  await expect.element(page.getByRole('button', { name: 'Choose a zip' })).toBeDisabled();
});

test('the skills of a zip are shown, and written when that is said', async () => {
  const sent = show();
  await expect.element(item('deploy')).toBeVisible();
  await choose(
    'more.zip',
    zipSync({
      'deploy/SKILL.md': encode(skill('deploy')),
      'pdf/SKILL.md': encode(skill('pdf')),
      'pdf/logo.png': new Uint8Array([0, 1]),
      'readme.md': encode('x'),
    }),
  );
  const found = page.getByRole('region', { name: 'What would be brought in' });
  await expect.element(found).toHaveTextContent('It takes the place of the deploy that is there.');
  await expect.element(found).toHaveTextContent(/pdf 1 file.*Does pdf\..*Left out: logo\.png: it is not text/);
  expect(sent).toEqual([]);
  await userEvent.click(page.getByRole('button', { name: 'Write them into the workspace' }));
  expect(sent).toMatchObject([
    { do: 'write-files', files: [{ path: '.agents/skills/deploy/SKILL.md' }, { path: '.agents/skills/pdf/SKILL.md' }] },
  ]);
});

test.each<readonly [name: string, bytes: Uint8Array, why: string]>([
  ['a.zip', encode('no zip at all'), 'It is not a zip, whatever its name says.'],
  ['a.zip', zipSync({ 'SKILL.md': encode(skill('a')) }).slice(0, -30), 'The zip is cut off'],
  ['a.zip', zipSync({ 'readme.md': encode('x') }), 'There is no SKILL.md in it.'],
  ['a.zip', new Uint8Array(50_000_001), 'The zip has 50.0 MB; at most 50.0 MB are opened.'],
])('a zip that cannot be brought in says why: %s, %#', async (name, bytes, why) => {
  const sent = show();
  await expect.element(item('deploy')).toBeVisible();
  await choose(name, bytes);
  await expect.element(page.getByText(why)).toBeVisible();
  await expect.element(page.getByText('The workspace is as it was.')).toBeVisible();
  expect(sent).toEqual([]);
});
