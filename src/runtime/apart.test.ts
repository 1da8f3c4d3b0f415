import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '../protocol/event.ts';
import { company, factsOf } from './agents.testing.ts';

const calls = fc.constantFrom('read', 'write', 'edit', 'look', 'list');
const doings = fc.array(fc.array(calls, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 });
/** How long each reply takes, which decides who comes first. */
const paces = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 4, maxLength: 4 });

const used = ['read_file', 'write_file', 'edit_file', 'grep', 'list_files', 'spawn_agent'] as const;

type Doing = readonly (readonly string[])[];

/** The calls of an agent that has one file of its own, and touches no other. */
function callsOf(own: string, kind: string, at: number): readonly [string, object] {
  const path = `${own}/a.txt`;
  switch (kind) {
    case 'write':
      return ['write_file', { path: `${own}/b.txt`, content: `${at}\n` }];
    case 'edit':
      return ['edit_file', { path, old: 'one', new: 'one one' }];
    case 'look':
      return ['grep', { pattern: 'one', path: own }];
    case 'list':
      return ['list_files', { path: own }];
    default:
      return ['read_file', { path }];
  }
}

async function play(all: readonly Doing[], pace: readonly (readonly number[])[]): Promise<readonly Event[]> {
  const names = all.map((_, i) => `main.${i + 1}`);
  const script = company(
    {
      main: [names.map((name) => ['spawn_agent', { brief: `Work in ${name}.` }] as const), 'All is done.'],
      ...Object.fromEntries(
        all.map((doing, i) => [
          `main.${i + 1}`,
          doing.map((group, at) => group.map((kind) => callsOf(`own${i + 1}`, kind, at))),
        ]),
      ),
    },
    {
      settings: { mode: 'auto', tools: [...used] },
      files: Object.fromEntries(all.map((_, i) => [`own${i + 1}/a.txt`, 'one\n'])),
    },
  );
  const paced = script.model.map((rule) => {
    const name = /main\\\.(\d)/.exec(rule.when.agent ?? '')?.[1];
    const takes = name === undefined ? undefined : pace[Number(name) - 1]?.[(rule.when.reply ?? 1) - 1];
    return takes === undefined ? rule : { ...rule, reply: { ...rule.reply, takes } };
  });
  return factsOf({ ...script, model: paced });
}

/** What one agent did and met, without the places and times of its facts, and what is set, which holds the script itself. */
function courseOf(events: readonly Event[], name: string): readonly string[] {
  const own = events.filter(({ agent }) => agent === name);
  return own.map((event) => JSON.stringify({ ...event, seq: 0, at: 0, config: undefined }));
}

test('agents that share no file, task or message have the same facts, whoever is faster', async () => {
  let crossed = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(doings, { minLength: 2, maxLength: 4 }),
      fc.array(paces, { minLength: 4, maxLength: 4 }),
      fc.array(paces, { minLength: 4, maxLength: 4 }),
      async (all, one, other) => {
        const [first, second] = [await play(all, one), await play(all, other)];
        const order = (events: readonly Event[]) => events.map(({ agent }) => agent).join(' ');
        if (order(first) !== order(second)) crossed += 1;
        for (const [i] of all.entries())
          expect(courseOf(second, `main.${i + 1}`)).toEqual(courseOf(first, `main.${i + 1}`));
        expect(courseOf(second, 'main')).toEqual(courseOf(first, 'main'));
      },
    ),
    { numRuns: 10 },
  );
  // a check in which nobody ever overtakes anybody would check nothing
  expect(crossed).toBeGreaterThan(4);
});
