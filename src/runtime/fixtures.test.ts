import { expect, test } from 'vitest';
import { Log } from '../agent/log.ts';
import { formatVersion } from '../protocol/format.ts';
import { agentsView } from '../views/agent.ts';
import { walk, workspaceView } from '../views/workspace.ts';
import { readEvents } from './damage.ts';

const fixtures = import.meta.glob<{ version: number; runs: unknown[][] }>('../protocol/fixtures/*.json', {
  eager: true,
  import: 'default',
});

test('there is a recorded log of every version of the format', () => {
  const versions = Object.values(fixtures).map(({ version }) => version);
  expect(versions.sort()).toEqual(Array.from({ length: formatVersion }, (_, i) => i + 1));
});

test.each(Object.entries(fixtures))('%s still reads', (_, { runs }) => {
  const read = runs.map((run) => {
    const { events, trouble } = readEvents(run);
    const log = new Log(() => 0, events);
    const rested = log.read(agentsView).main?.rested;
    const title = events[0]?.type === 'run.started' ? events[0].title : undefined;
    return {
      title,
      trouble,
      facts: events.length,
      rests: typeof rested === 'object' && rested.why,
      files: [...walk(log.read(workspaceView))].length,
    };
  });
  expect(read).toMatchInlineSnapshot(`
    [
      {
        "facts": 48,
        "files": 8,
        "rests": "done",
        "title": "Fix the failing test",
        "trouble": undefined,
      },
      {
        "facts": 40,
        "files": 4,
        "rests": "done",
        "title": "Ask the person",
        "trouble": undefined,
      },
      {
        "facts": 16,
        "files": 3,
        "rests": "done",
        "title": "The provider is overloaded",
        "trouble": undefined,
      },
    ]
  `);
});
