import { agentsView } from '../views/agent.ts';
import type { LiveRun } from './live-run.ts';

/** What ran when the last host went away, or a run was forked, has no result and never will; the files it had changed are named. */
export function settleInterrupted({ log }: Pick<LiveRun, 'log'>, by = 'the page was closed'): void {
  for (const [name, { calls }] of Object.entries(log.read(agentsView))) {
    for (const { id, progress } of calls) {
      if (progress.is !== 'running') continue;
      const changed = log.events.flatMap((event) =>
        event.type === 'files.changed' && event.call === id ? event.changes.map(({ path }) => path) : [],
      );
      const what = changed.length === 0 ? 'It had changed no file.' : `It had changed: ${changed.join(', ')}.`;
      const text = `Interrupted: ${by} before this call had a result. ${what}`;
      log.append(name, {
        type: 'tool.finished',
        because: 'interrupted',
        call: id,
        content: [{ type: 'text', text }],
        failed: true,
      });
    }
  }
}
