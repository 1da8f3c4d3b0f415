import type { Event } from '../../protocol/event.ts';
import { textOf } from '../../views/context.ts';

const firstLine = (text: string): string => text.trim().split('\n', 1)[0] ?? '';

/** A fact in a few words, for a line of its own. */
export function factWords(event: Event): string {
  switch (event.type) {
    case 'run.started':
      return event.title;
    case 'prompt.submitted':
    case 'question.answered':
      return firstLine(event.text);
    case 'context.added':
      return event.path;
    case 'model.responded':
      return event.calls.length === 0 ? firstLine(event.text) : event.calls.map(({ name }) => name).join(', ');
    case 'model.failed':
      return firstLine(event.reason);
    case 'hook.ran':
      return event.hook;
    case 'tool.decided':
      return `${event.call} ${event.verdict}`;
    case 'approval.resolved':
      return `${event.call} ${event.verdict === 'deny' ? `denied ${firstLine(event.reason ?? '')}` : 'allowed'}`;
    case 'tool.started':
      return event.call;
    case 'tool.finished':
      return `${event.call} ${firstLine(textOf(event.content))}`;
    case 'files.changed':
      return event.changes.map(({ path }) => path).join(', ');
    case 'settings.changed':
      return Object.keys(event.config).join(', ');
    case 'agent.rested':
      return `${event.why} ${firstLine(event.text)}`;
    default:
      return '';
  }
}
