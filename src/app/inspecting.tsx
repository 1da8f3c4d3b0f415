import { lazy, Suspense } from 'react';
import { Files } from '../ui/files/files.tsx';
import { Inspector } from '../ui/inspector/inspector.tsx';
import { gatherDropped } from '../ui/kit/gather.ts';
import { Loading } from '../ui/kit/loading.tsx';
import { Memory } from '../ui/memory/memory.tsx';
import { Skills } from '../ui/skills/skills.tsx';
import type { SkillSources } from '../ui/skills/sources.ts';
import { select } from '../ui/state/layout.ts';
import { lines } from './lines.ts';
import { useActions } from './use-actions.ts';

const CostPanel = lazy(async () => ({ default: (await import('../ui/cost/cost-panel.tsx')).CostPanel }));
const RulesPanel = lazy(async () => ({ default: (await import('../ui/rules/rules-panel.tsx')).RulesPanel }));

const HooksPanel = lazy(async () => ({ default: (await import('../ui/rules/hooks-panel.tsx')).HooksPanel }));

const AgentsPanel = lazy(async () => ({ default: (await import('../ui/agents/agents-panel.tsx')).AgentsPanel }));

const sources: SkillSources = {
  openBundled: async (name) => (await import('../skills/index.ts')).openSkill(name),
  gatherDropped: async (dropped) => (await gatherDropped(dropped)).found,
  gatherChosen: (files) =>
    [...files].map((file) => ({
      path: file.webkitRelativePath || file.name,
      size: file.size,
      read: () => file.arrayBuffer(),
    })),
};

/** The inspector with its panels, and the way from an event to its line. */
export function Inspecting() {
  const actions = useActions();
  const cost = (
    <Suspense fallback={<Loading>Opening the cost…</Loading>}>
      <CostPanel />
    </Suspense>
  );
  const rules = (
    <Suspense fallback={<Loading>Opening the rules…</Loading>}>
      <RulesPanel />
    </Suspense>
  );
  const hooks = (
    <Suspense fallback={<Loading>Opening the hooks…</Loading>}>
      <HooksPanel />
    </Suspense>
  );
  const agents = (
    <Suspense fallback={<Loading>Opening the agents…</Loading>}>
      <AgentsPanel />
    </Suspense>
  );
  const skills = <Skills sources={sources} />;
  const others = { files: <Files />, memory: <Memory />, skills, rules, hooks, agents, cost };
  const forks = {
    here(seq: number) {
      select(seq);
      actions.forkHere();
    },
    edit(seq: number) {
      select(seq);
      actions.editInFork();
    },
  };
  return <Inspector others={others} lines={lines} forks={forks} />;
}
