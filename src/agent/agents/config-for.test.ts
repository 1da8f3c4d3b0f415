import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf } from '../../base/hash.ts';
import { encode } from '../../base/text.ts';
import type { Config, Mode, Rule, ToolSpec } from '../../protocol/config.ts';
import type { Event } from '../../protocol/event.ts';
import { tools } from '../../tools/index.ts';
import { agentsView } from '../../views/agent.ts';
import { emptyFolder } from '../../views/workspace.ts';
import { coerce } from '../coerce.ts';
import { ceilingFor } from '../permissions/ceiling.ts';
import { climb } from '../permissions/ladder.ts';
import { subjectsOf } from '../permissions/subjects.ts';
import { configFor } from './config-for.ts';
import type { Definition } from './read-definition.ts';

const named = ['read_file', 'write_file', 'edit_file', 'list_files', 'grep', 'spawn_agent'] as const;
const specs: readonly ToolSpec[] = named.map((name) => ({
  name,
  description: '',
  schema: {},
  risk: tools.get(name)?.risk ?? 'execute',
}));

const rules = fc.array(
  fc.record({
    verdict: fc.constantFrom<Rule['verdict']>('allow', 'ask', 'deny'),
    rule: fc.constantFrom(
      'read',
      'write',
      'write(src/**)',
      'read_file(docs/*)',
      'edit_file',
      'grep',
      'write_file(*.md)',
    ),
    source: fc.constant('script'),
  }),
  { maxLength: 4 },
);
const modes = fc.constantFrom<Mode>('plan', 'default', 'auto');
const definition: fc.Arbitrary<Definition> = fc.record({
  name: fc.constant('x'),
  description: fc.constant('x'),
  tools: fc.option(fc.subarray([...named, 'no_such_tool']), { nil: undefined }),
  model: fc.constant(undefined),
  maxTurns: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
  permissionMode: fc.option(modes, { nil: undefined }),
  memory: fc.boolean(),
  background: fc.boolean(),
  delegates: fc.boolean(),
  body: fc.constant('Be.'),
  warnings: fc.constant([]),
});

/** Facts of a main agent and one below it, both of which may have been changed since. */
function agentsOf(parent: Config, child: Config, now: Partial<Config>) {
  const place = (seq: number, agent: string) => ({ seq, at: 0, agent });
  const events: readonly Event[] = [
    { ...place(0, 'main'), type: 'run.started', format: 1, title: '', config: parent, files: [], seed: 1 },
    { ...place(1, 'main.1'), type: 'agent.started', config: child, brief: '' },
    { ...place(2, 'main'), type: 'settings.changed', because: 'person', config: now },
  ];
  return events.reduce(agentsView.evolve, agentsView.initial);
}

async function verdictOf(config: Config, name: string, path: string) {
  const tool = config.tools.some((each) => each.name === name) ? tools.get(name) : undefined;
  const input = { path, content: 'x', old: 'a', new: 'b', pattern: 'x', brief: 'x' };
  const coerced = tool && coerce(tool, input);
  const subjects =
    tool && coerced?.ok ? await subjectsOf(tool, coerced.input, emptyFolder) : { paths: [], commands: [], domains: [] };
  const hooked = { before: 0, block: undefined, vote: undefined, rewrittenBy: [] };
  return climb({ call: { name, input, hooked }, approved: false, tool, coerced, subjects, config }).verdict;
}

test('no definition lets an agent do what the one above may not, now or later', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.record({ rules, mode: modes, own: definition, later: fc.record({ rules, mode: modes }) }),
      fc.constantFrom('src/a.ts', 'docs/b.md', 'c.md', '.env'),
      async ({ rules: set, mode, own, later }, path) => {
        const model = { provider: 'none', id: hashOf(encode('x')), window: 1000, maxOutputTokens: 100 };
        const parent: Config = {
          model,
          system: '',
          tools: specs,
          mode,
          rules: set,
          hooks: [],
          limits: { maxTurns: 50 },
        };
        const { config } = configFor(parent, { definition: own, tools: undefined, model: undefined });
        expect(config.limits.maxTurns).toBeLessThanOrEqual(50);
        expect(config.tools.filter(({ name }) => !(named as readonly string[]).includes(name))).toEqual([]);
        const agents = agentsOf(parent, config, later);
        for (const name of named) {
          const above = await verdictOf({ ...parent, ...later }, name, path);
          const below = await verdictOf(ceilingFor(agents, 'main.1'), name, path);
          if (above === 'deny') refused += 1;
          if (above === 'deny') expect({ name, path, below }).toEqual({ name, path, below: 'deny' });
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(refused).toBeGreaterThan(100);
});

test('one that delegates may give on what the one above has, and nothing else', () => {
  const model = { provider: 'none', id: 'none', window: 1000, maxOutputTokens: 100 };
  const parent: Config = {
    model,
    system: '',
    tools: specs,
    mode: 'auto',
    rules: [],
    hooks: [],
    limits: { maxTurns: 50 },
  };
  const base = {
    name: 'x',
    description: 'x',
    model: undefined,
    maxTurns: undefined,
    permissionMode: undefined,
  } as const;
  const lead = {
    ...base,
    tools: ['spawn_agent'],
    memory: false,
    background: false,
    delegates: true,
    body: 'x',
    warnings: [],
  };
  const coordinator = configFor(parent, { definition: lead, tools: undefined, model: undefined }).config;
  expect(coordinator.tools.map(({ name }) => name)).toEqual(['spawn_agent']);
  const worker = { ...lead, tools: ['write_file', 'bash'], delegates: false };
  const { config, notes } = configFor(coordinator, { definition: worker, tools: undefined, model: undefined });
  expect(config.tools.map(({ name }) => name)).toEqual(['write_file']);
  expect(config.gives).toBeUndefined();
  expect(notes).toEqual(['The agent above has no bash to give.']);
});
