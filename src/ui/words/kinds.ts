import type { Event } from '../../protocol/event.ts';
import type { Family } from '../kit/family.ts';
import type { GlyphName } from '../kit/glyph.tsx';

/** How a kind of event looks and what it is called: the glyph tells it apart, the family gives its hue, the word names it. */
export interface Kind {
  readonly glyph: GlyphName;
  readonly family: Family;
  readonly label: string;
  /** What falls under it, in a few words: for a legend and a filter. */
  readonly covers: string;
}

/** The kinds of events, in the order of a legend. */
export const kinds = {
  you: { glyph: 'you', family: 'user', label: 'You', covers: 'prompts, answers, stop, forks' },
  model: { glyph: 'model', family: 'model', label: 'Model', covers: 'requests and replies' },
  tool: { glyph: 'tool', family: 'tool', label: 'Tool', covers: 'calls, results, changed files' },
  hook: { glyph: 'hook', family: 'gate', label: 'Hook', covers: 'pass, block, rewrite' },
  permission: { glyph: 'permission', family: 'gate', label: 'Permission', covers: 'allow, ask, deny' },
  context: { glyph: 'context', family: 'ctx', label: 'Context', covers: 'what the model is given' },
  compaction: { glyph: 'compaction', family: 'ctx', label: 'Compaction', covers: 'what gave way, and to what' },
  memory: { glyph: 'memory', family: 'ctx', label: 'Memory', covers: 'read and written' },
  skill: { glyph: 'skill', family: 'ctx', label: 'Skill', covers: 'listed and loaded' },
  subagent: { glyph: 'subagent', family: 'user', label: 'Sub-agent', covers: 'briefs, messages, reports' },
  retry: { glyph: 'retry', family: 'error', label: 'Retry', covers: 'attempts and waits' },
  error: { glyph: 'error', family: 'error', label: 'Error', covers: 'shown, never swallowed' },
  rest: { glyph: 'rest', family: 'user', label: 'Rest', covers: 'done, stopped, at a limit' },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

/** The kind that a type of fact is drawn as, where the fact itself does not say otherwise. */
export const kindOfType = {
  'run.started': 'context',
  'run.forked': 'you',
  'agent.started': 'subagent',
  'agent.rested': 'subagent',
  'settings.changed': 'permission',
  'prompt.submitted': 'you',
  'message.sent': 'subagent',
  'question.answered': 'you',
  'stop.requested': 'you',
  'tool.hurried': 'you',
  'session.ended': 'you',
  'compaction.requested': 'you',
  'context.cleared': 'compaction',
  'context.compacted': 'compaction',
  'compaction.failed': 'error',
  'context.added': 'context',
  'model.requested': 'model',
  'model.responded': 'model',
  'model.failed': 'error',
  'model.retried': 'retry',
  'hook.started': 'hook',
  'hook.ran': 'hook',
  'tool.decided': 'permission',
  'approval.resolved': 'permission',
  'tool.started': 'tool',
  'tool.finished': 'tool',
  'files.changed': 'tool',
  'event.damaged': 'error',
} as const satisfies Record<Event['type'], KindName>;

/** The kind that one event is drawn as. */
export function kindOf(event: Event): KindName {
  switch (event.type) {
    case 'tool.finished':
      return event.failed ? 'error' : 'tool';
    case 'model.failed':
      return event.retryable ? 'retry' : 'error';
    case 'agent.rested':
      if (event.why === 'failed') return 'error';
      return event.agent === 'main' ? 'rest' : 'subagent';
    default:
      return kindOfType[event.type];
  }
}
