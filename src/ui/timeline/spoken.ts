import type { Event } from '../../protocol/event.ts';
import { rowAt } from '../../views/row.ts';
import { wordsOf } from './words.ts';

/** What a row says, in one sentence without its looks. */
export function sentenceOf(events: readonly Event[], seq: number, until: number): string {
  const { parts, verdict } = wordsOf(rowAt(events, seq, until));
  const said = parts.map(({ text }) => text).join(' ');
  return verdict === undefined ? said : `${said}: ${verdict.word ?? verdict.is}`;
}

/**
 * What is worth saying of the facts between two lengths of the log: replies, refusals, failures and rests, when they are
 * whole. `turn` is how many replies the main agent had before.
 */
export function spokenOf(events: readonly Event[], from: number, to: number, turn: number): readonly string[] {
  let replies = turn;
  const said: string[] = [];
  for (let seq = from; seq < to; seq++) {
    const event = events[seq];
    if (event === undefined) break;
    const who = event.agent === 'main' ? '' : `${event.agent}: `;
    if (event.type === 'model.responded' && event.purpose !== 'compaction') {
      if (event.agent === 'main') replies++;
      const calls = event.calls.map(({ name }) => name).join(', ');
      said.push(`${who}Turn ${replies}: model ${calls === '' ? `says: ${event.text}` : `calls ${calls}`}`);
    } else if (isWorthSaying(event)) said.push(`${who}${sentenceOf(events, seq, to)}`);
  }
  return said;
}

function isWorthSaying(event: Event): boolean {
  switch (event.type) {
    case 'tool.decided':
      return event.verdict === 'deny';
    case 'tool.finished':
      return event.failed;
    case 'model.failed':
    case 'context.compacted':
    case 'compaction.failed':
    case 'agent.rested':
    case 'event.damaged':
      return true;
    default:
      return false;
  }
}
