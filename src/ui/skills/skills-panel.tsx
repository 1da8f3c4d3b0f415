import { indexTokens, skillStandings } from '../../agent/skills/standing.ts';
import type { Agent } from '../../views/agent.ts';
import { skillsView } from '../../views/skills.ts';
import { workspaceView } from '../../views/workspace.ts';
import { Empty } from '../kit/empty.tsx';
import { count, tokens } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { ScrollRegion } from '../kit/scroll-region.tsx';
import { EventLinks } from '../state/event-links.tsx';
import { useFollowed } from '../state/followed.ts';
import { useRun, useView } from '../state/run.ts';
import { ImportSkills } from './import-skills.tsx';
import { SkillShown } from './skill-shown.tsx';
import type { SkillSources } from './sources.ts';
import { useSkills } from './use-skills.ts';

/** The skills at the cursor: what their index takes in every request, what each takes once loaded, and which were. */
export function SkillsPanel({ sources }: { readonly sources: SkillSources }) {
  const { agent: main } = useFollowed();
  if (main === undefined) return <Empty>No run has begun, so there are no skills yet.</Empty>;
  return <SkillsOf main={main} sources={sources} />;
}

function SkillsOf(props: { readonly main: Agent; readonly sources: SkillSources }) {
  const { main, sources } = props;
  const root = useView(workspaceView);
  const traffic = useView(skillsView);
  const { run, live, readOnly } = useRun();
  const skills = useSkills(root, main.config, sources);
  if (skills.isError) {
    return (
      <div className="p-4">
        <Notice
          happened="The skills could not be read."
          safe="Nothing of them is changed; those of the workspace are its files."
          todo="Look at them in Files, under .agents/skills."
        />
      </div>
    );
  }
  if (skills.data === undefined) return <Loading>Reading the skills…</Loading>;
  const standings = skillStandings(
    skills.data.map(({ listed }) => listed),
    main,
  );
  const indexes = traffic.indexes.slice();
  const loads = traffic.loads.slice();
  const bodies = skills.data.reduce((sum, { body = 0 }) => sum + body, 0);
  const fixed = live ? readOnly : 'You look at the past: go back to live to change skills.';
  return (
    <ScrollRegion label="Skills" className="flex-1 py-3.5">
      <div className="grid gap-1 px-4 pb-3">
        {standings.length === 0 ? (
          <p className="text-ink-2">
            There are no skills yet: each is a folder with a SKILL.md in .agents/skills, and the model loads one when
            the work calls for it.
          </p>
        ) : (
          <>
            <p>
              <strong className="font-semibold">{count(standings.length, 'skill')}</strong>. Their index takes about{' '}
              {tokens(indexTokens(skills.data.map(({ listed }) => listed))).long} in every request; all their texts
              would take {tokens(bodies).long}. A text is read when its skill is loaded.
            </p>
            {indexes.length > 0 && (
              <p className="text-ink-2">
                The index was read into the context in event{' '}
                <EventLinks what="The index was read" seqs={indexes.map(({ seq }) => seq)} />
              </p>
            )}
          </>
        )}
      </div>
      {standings.length > 0 && (
        <ul className="border-line border-t">
          {standings.map((standing, at) => (
            <SkillShown
              key={standing.listed.name}
              standing={standing}
              body={skills.data[at]?.body}
              loaded={loads.filter(({ skill }) => skill?.name === standing.listed.name).map(({ seq }) => seq)}
              trusted={main.config.trustedSkills ?? []}
              run={run}
              fixed={fixed}
            />
          ))}
        </ul>
      )}
      {run !== undefined && (
        <ImportSkills
          key={run}
          run={run}
          sources={sources}
          there={standings.map(({ listed }) => listed.name)}
          hides={skills.data.some(
            ({ listed }) => listed.origin === 'workspace' && listed.file.path.startsWith('.claude/'),
          )}
          fixed={fixed}
        />
      )}
    </ScrollRegion>
  );
}
