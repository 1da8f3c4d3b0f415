import { titleOf } from '../../agent/others.ts';
import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { cutEnd } from '../../base/cut.ts';
import { counted } from '../../base/text.ts';
import { type Agent, agentsView } from '../../views/agent.ts';
import { questionsOf } from '../../views/questions.ts';

/** One line for each agent, those below indented. */
export function list({ views, agent: caller }: ToolContext): ToolResult {
  const asking = new Set(questionsOf(views).map(({ agent }) => agent));
  const lines = Object.entries(views.read(agentsView)).map(([name, agent]) => {
    const indent = '  '.repeat(agent.line.length - 1);
    const you = name === caller ? ', you' : '';
    return `${indent}- ${titleOf(name, agent.company.born)}${you}: ${standingOf(agent, asking.has(name))}, ${used(agent)}${asked(agent)}`;
  });
  return text(lines.join('\n'));
}

function standingOf({ rested }: Agent, asking: boolean): string {
  if (rested === undefined) return asking ? 'waits for the person' : 'at work';
  if (rested === 'new') return 'not begun';
  return { done: 'done', stopped: 'stopped', failed: 'gave up', limit: 'at a limit' }[rested.why];
}

function used({ tally, config }: Agent): string {
  const spent = tally.spent > 0 ? `, $${tally.spent.toFixed(4)}` : '';
  return `${counted(tally.replies, 'reply', 'replies')}, ${tally.turns} of ${counted(config.limits.maxTurns, 'turn')}${spent}`;
}

function asked({ company: { born } }: Agent): string {
  if (born === undefined) return '';
  const line = born.brief.replace(/\s+/g, ' ').trim();
  return `. Asked: ${line.length > 120 ? `${cutEnd(line, 120)}…` : line}`;
}
