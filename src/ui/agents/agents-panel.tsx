import { agentsView } from '../../views/agent.ts';
import { dealingsView } from '../../views/dealings.ts';
import { questionsOf } from '../../views/questions.ts';
import { tasksView } from '../../views/tasks.ts';
import { Empty } from '../kit/empty.tsx';
import { count } from '../kit/format.ts';
import { ScrollRegion } from '../kit/scroll-region.tsx';
import { Section } from '../kit/section.tsx';
import { inTreeOrder } from '../state/into.ts';
import { useLayout } from '../state/layout.ts';
import { useReading, useRun, useView } from '../state/run.ts';
import { AgentRow } from './agent-row.tsx';
import { ChosenAgent } from './chosen-agent.tsx';
import { LaneLegend } from './lane-bar.tsx';
import { TaskBoard } from './task-board.tsx';

/** Everyone who works in the run, as they stand at the cursor: their lanes, what goes between them, and their tasks. */
export function AgentsPanel() {
  const agents = useView(agentsView);
  const { agents: courses, letters } = useView(dealingsView);
  const { list } = useView(tasksView);
  const questions = questionsOf(useReading());
  const cursor = useRun((state) => state.cursor);
  const length = useRun((state) => state.length);
  const chosen = useLayout((state) => state.followed);
  const names = inTreeOrder(Object.keys(agents));
  if (names.length === 0) return <Empty>Nobody works here yet. Send a message, and the main agent begins.</Empty>;
  return (
    <ScrollRegion label="Agents" className="flex-1 py-3.5">
      <p className="px-4 pb-2 text-ink-2">
        {names.length === 1
          ? 'Only the main agent works in this run. It can start others with spawn_agent, and each gets a lane here.'
          : `${count(names.length, 'agent')}. Choosing one follows it in every panel; choosing it again shows all.`}
      </p>
      {names.length > 1 && <LaneLegend />}
      <ul aria-label="Agents of the run" className="border-line border-t">
        {names.map((name) => (
          <AgentRow
            key={name}
            name={name}
            agents={agents}
            course={courses[name]}
            letters={letters}
            waiting={questions.filter(({ agent }) => agent === name).map(({ decided }) => decided.seq)}
            cursor={cursor}
            length={length}
            chosen={name === chosen}
          />
        ))}
      </ul>
      {chosen !== undefined && agents[chosen] !== undefined && (
        <ChosenAgent key={chosen} name={chosen} agents={agents} course={courses[chosen]} letters={letters} />
      )}
      {list.length > 0 && (
        <Section title="Tasks they share">
          <TaskBoard list={list} />
        </Section>
      )}
    </ScrollRegion>
  );
}
