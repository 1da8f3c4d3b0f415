import type { EventOf } from '../../protocol/event.ts';
import { count, money } from '../kit/format.ts';
import { modes } from '../words/modes.ts';

/** What was set, and by whom. */
export function settingsWords({ because, config, notes = [] }: EventOf<'settings.changed'>): string {
  if (because === 'forked') return 'your own, in place of those from elsewhere';
  if (because === 'always') return `always allowed from now on: ${config.rules?.at(-1)?.rule ?? ''}`;
  if (because === 'file')
    return `rules and hooks read from the workspace${notes.length === 0 ? '' : `, ${count(notes.length, 'entry', 'entries')} without effect`}`;
  if (because === 'tool' && config.mode !== undefined)
    return config.mode === 'plan'
      ? 'plan mode begins, called for by the agent'
      : `plan approved, mode is now ${modes[config.mode].label}`;
  const { knobs } = config;
  if (knobs !== undefined)
    return knobs.length === 0
      ? 'nothing is broken any more'
      : `broken on purpose: ${knobs.map((knob) => knob.name).join(', ')}`;
  if (config.mode !== undefined) return `mode is now ${modes[config.mode].label}`;
  const { limits, model } = config;
  if (limits !== undefined)
    return `${count(limits.maxTurns, 'turn')}${limits.maxSpend === undefined ? '' : ` and ${money(limits.maxSpend).short}`} at most`;
  if (model !== undefined) return `model is now ${model.id}`;
  return `${Object.keys(config).join(', ')} changed`;
}
