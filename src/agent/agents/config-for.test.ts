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

/** Facts of a main agent and of those below it, one below the other. The main agent's settings may have been changed since. */
function agentsOf(parent: Config, below: readonly Config[], now: Partial<Config>) {
  const place = (seq: number, agent: string) => ({ seq, at: 0, agent });
  const events: readonly Event[] = [
    { ...place(0, 'main'), type: 'run.started', format: 1, title: '', config: parent, files: [], seed: 1 },
    ...below.map(
      (config, depth): Event => ({
        ...place(depth + 1, `main${'.1'.repeat(depth + 1)}`),
        type: 'agent.started',
        config,
        brief: '',
      }),
    ),
    { ...place(below.length + 1, 'main'), type: 'settings.changed', because: 'person', config: now },
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
      fc.record({
        rules,
        mode: modes,
        // one below the other, as deep as agents go and deeper
        line: fc.array(definition, { minLength: 1, maxLength: 4 }),
        later: fc.record({ rules, mode: modes }),
      }),
      fc.constantFrom('src/a.ts', 'docs/b.md', 'c.md', '.env'),
      async ({ rules: set, mode, line, later }, path) => {
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
        const below: Config[] = [];
        for (const own of line)
          below.push(configFor(below.at(-1) ?? parent, { definition: own, tools: undefined, model: undefined }).config);
        for (const [depth, config] of below.entries()) {
          const above = below[depth - 1] ?? parent;
          expect(config.limits.maxTurns).toBeLessThanOrEqual(above.limits.maxTurns);
          expect(config.tools.filter(({ name }) => !(named as readonly string[]).includes(name))).toEqual([]);
        }
        const agents = agentsOf(parent, below, later);
        for (const name of named) {
          let above = await verdictOf({ ...parent, ...later }, name, path);
          for (const [depth, { delegates }] of line.entries()) {
            const agent = `main${'.1'.repeat(depth + 1)}`;
            const verdict = await verdictOf(ceilingFor(agents, agent), name, path);
            if (above === 'deny') refused += 1;
            if (above === 'deny')
              expect({ name, path, agent, verdict }).toEqual({ name, path, agent, verdict: 'deny' });
            // one that delegates gives on what the one above it has
            if (!delegates || verdict !== 'deny') above = verdict;
          }
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
