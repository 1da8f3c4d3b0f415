import { type Agents, agentsView } from '../../views/agent.ts';
import { conversationOf, type Standing } from '../../views/conversation.ts';
import { whereaboutsOf } from '../../views/whereabouts.ts';
import { count } from '../kit/format.ts';
import { modes } from '../words/modes.ts';
import { whereaboutsInWords } from '../words/whereabouts.ts';
import { useLayout } from './layout.ts';
import { useRun } from './run.ts';
import { say } from './said.ts';

const standings: Readonly<Record<Standing, string>> = {
  closed: 'No run is open',
  new: 'Not begun',
  working: 'At work',
  done: 'Done',
  stopped: 'Stopped',
  failed: 'Failed',
  limit: 'At a limit',
};

/** Says where the run stands. */
export function showStatus(): void {
  const { projector, length, stored } = useRun.getState();
  const log = projector.at(length);
  const { followed = 'main' } = useLayout.getState();
  const agents = log.read(agentsView);
  const agent = agents[followed];
  const { standing, queued } = conversationOf(log);
  const kept = stored === undefined || stored.is === 'kept' ? '' : ` Not kept on the disk: ${stored.reason}`;
  const waiting = queued === 0 ? '' : ` ${count(queued, 'message')} to be read.`;
  const rest =
    agent === undefined
      ? ''
      : `, turn ${agent.tally.replies}, ${count(length, 'fact')}. Mode ${modes[agent.config.mode].label}: ${modes[agent.config.mode].says}`;
  const others = Object.keys(agents).length - 1;
  const who = others === 0 ? '' : ` ${count(others, 'subagent')}, ${subagentsInWords(agents)}.`;
  const where =
    followed === 'main' ? standings[standing] : `${followed} ${whereaboutsInWords(whereaboutsOf(agents, followed))}`;
  say(`${where}${rest}.${who}${waiting}${kept}`);
}

function subagentsInWords(agents: Agents): string {
  const atWork = Object.entries(agents).filter(([name, { rested }]) => name !== 'main' && rested === undefined);
  return atWork.length === 0 ? 'none at work' : `at work: ${atWork.map(([name]) => name).join(', ')}`;
}
