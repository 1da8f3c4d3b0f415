import { lazy, Suspense } from 'react';
import { Loading } from '../kit/loading.tsx';
import type { SkillSources } from './sources.ts';

const SkillsPanel = lazy(async () => ({ default: (await import('./skills-panel.tsx')).SkillsPanel }));

/** The skills that the agent may load. The panel comes when it is first looked at. */
export function Skills({ sources }: { readonly sources: SkillSources }) {
  return (
    <Suspense fallback={<Loading>Opening the skills…</Loading>}>
      <SkillsPanel sources={sources} />
    </Suspense>
  );
}
