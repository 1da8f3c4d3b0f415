import { expect, test } from 'vitest';
import type { Event } from '../protocol/event.ts';
import { textOf } from '../views/context.ts';
import { company } from './agents.testing.ts';
import { finish, play } from './replay.testing.ts';

const stands = 'echo "$PWD [$EXPORTED] [$plain] [$(env | grep -c EXPORTED)] [$(type -t greet)]"';
const bash = (command: string) => [['bash', { command }]] as const;
const script = company(
  {
    main: [
      bash('cd deep; export EXPORTED=main; plain=1; greet() { echo hi; }; touch /tmp/left'),
      [['spawn_agent', { brief: 'Look around.', agent: 'explorer', name: 'other' }]],
      bash(`${stands}; ls /tmp`),
      bash('unset EXPORTED; cd ..; cd deep/er'),
      bash(stands),
      bash('cd /; rm -r deep'),
      bash('(cd /home; export EXPORTED=inside); bash -c "cd /home; plain=2"'),
      bash(stands),
      'Done.',
    ],
    other: [bash(stands), bash('cd deep/er; export EXPORTED=other'), bash(stands), 'Seen.'],
  },
  {
    files: { 'deep/er/a.txt': 'a', '.agents/agents/explorer.md': '---\ndescription: Looks.\n---\nLook.\n' },
    settings: { mode: 'auto', agents: ['explorer'] },
  },
);

/** What the shell of an agent said, call by call. */
function saidBy(events: readonly Event[], agent: string): readonly string[] {
  return events.flatMap((event) =>
    event.type === 'tool.finished' && event.agent === agent && event.ran !== undefined ? [textOf(event.content)] : [],
  );
}

const quiet = 'No output. Exit code 0.';
const main = [
  quiet,
  '/deep [main] [1] [1] []',
  quiet,
  '/deep/er [] [1] [0] []',
  expect.stringContaining('Changed: deep'),
  quiet,
  '/ [] [1] [0] []',
];
const other = ['/ [] [] [0] []', quiet, '/deep/er [other] [] [1] []'];

test('directory and variables are kept from call to call of one agent, and neither reach another nor another run', async () => {
  const { headless, events } = await play(script);
  expect({ main: saidBy(events, 'main'), other: saidBy(events, 'main.2') }).toEqual({ main, other });
  // the next run is served by the same workers
  const again = await play(script);
  expect({ main: saidBy(again.events, 'main'), other: saidBy(again.events, 'main.2') }).toEqual({ main, other });
  // and a fork goes on where the shell stood at that fact
  const seq = events.findIndex((event) => event.type === 'tool.finished' && event.call === 'main.3') + 1;
  await headless.send({ do: 'fork', run: 'r', seq, into: 'fork' });
  const forked = await finish(headless, script, 'fork');
  expect(saidBy(forked.events, 'main')).toEqual(main);
});
