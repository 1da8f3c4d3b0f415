import { scenarios } from '../scenarios/index.ts';
import { skills } from '../skills/index.ts';
import { type OwnTask, OwnTaskSection } from '../ui/home/own-task.tsx';
import type { Start } from '../ui/state/begin.ts';
import { useWorkspaces } from '../ui/state/shelf.ts';
import { useActions } from './use-actions.ts';

const words = skills
  .filter(({ modelOnly }) => modelOnly !== true)
  .map(({ name, description }) => ({ skill: name, words: description }));

/** A task of one's own, which may begin from any workspace and call for any skill that comes along. */
export function OwnTaskOfAll(props: {
  readonly starting: boolean;
  readonly onStart: (task: OwnTask, how: Start) => void;
}) {
  const actions = useActions();
  const { data: workspaces = [] } = useWorkspaces();
  return (
    <OwnTaskSection
      {...props}
      scenarios={scenarios}
      workspaces={workspaces}
      skills={words}
      onCommand={(command) => actions[command]()}
    />
  );
}
