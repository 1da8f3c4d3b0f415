import { type ChangeEvent, useRef, useState } from 'react';
import { importSkills, type SkillImport } from '../../agent/skills/import-skills.ts';
import { Button } from '../kit/button.tsx';
import { DropArea } from '../kit/drop-area.tsx';
import { count } from '../kit/format.ts';
import { announce } from '../kit/live-region.tsx';
import { Notice } from '../kit/notice.tsx';
import { useDelivery } from '../state/delivery.ts';
import { openChosen } from './open-chosen.ts';
import type { ChosenFile, SkillSources } from './sources.ts';

const asFolder = { webkitdirectory: '' };

/** Brings skills from the person's own disk into the workspace: they are shown first, and written when the person says so. */
export function ImportSkills(props: {
  readonly run: string;
  readonly sources: SkillSources;
  /** The names of the skills that are there. */
  readonly there: readonly string[];
  /** Whether those of the workspace lie on the shelf of another agent, which a shelf of our own hides. */
  readonly hides: boolean;
  /** Why nothing can be brought in now. */
  readonly fixed: string | undefined;
}) {
  const { run, sources, there, hides, fixed } = props;
  const folder = useRef<HTMLInputElement>(null);
  const zip = useRef<HTMLInputElement>(null);
  const looks = useRef(0);
  const [found, setFound] = useState<SkillImport>();
  const [delivery, deliver] = useDelivery();
  const look = async (chosen: readonly ChosenFile[] | Promise<readonly ChosenFile[]>) => {
    const mine = ++looks.current;
    const seen = await importOf(chosen);
    // what was chosen meanwhile stands in front
    if (mine === looks.current) setFound(seen);
  };
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const { files } = currentTarget;
    if (files !== null && files.length > 0) void look(sources.gatherChosen(files));
    // the same may be chosen again, changed
    currentTarget.value = '';
  };
  const bringIn = () => {
    if (!found?.ok) return;
    deliver({ do: 'write-files', run, files: found.skills.flatMap(({ files }) => files) });
    announce(`${count(found.skills.length, 'skill')} brought into the workspace`);
    setFound(undefined);
  };
  return (
    <DropArea
      says="Drop to look at the skills in it"
      onDrop={(dropped) => fixed === undefined && void look(sources.gatherDropped(dropped))}
      className="mx-4 mt-3 grid gap-2 rounded-box border border-edge border-dashed p-3"
    >
      <h3 className="font-semibold text-12 text-ink-2">Bring skills in</h3>
      <p className="text-ink-2">
        {fixed ??
          'Drop a folder or a zip with a SKILL.md here, or choose one. You see what is in it before anything is written.'}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button disabled={fixed !== undefined} onClick={() => folder.current?.click()}>
          Choose a folder
        </Button>
        <Button disabled={fixed !== undefined} onClick={() => zip.current?.click()}>
          Choose a zip
        </Button>
        <input {...asFolder} ref={folder} type="file" multiple hidden aria-label="Folder of skills" onChange={choose} />
        <input ref={zip} type="file" accept=".zip,.skill" hidden aria-label="Zip of skills" onChange={choose} />
      </div>
      {delivery.is === 'refused' && <p className="text-error">Nothing was written: {delivery.why}</p>}
      {found !== undefined && !found.ok && (
        <Notice
          happened="Nothing was brought in."
          detail={found.why}
          safe="The workspace is as it was."
          todo="Choose a folder or a zip in which a SKILL.md lies, in folders of its own for each skill."
        />
      )}
      {found?.ok && (
        <section aria-label="What would be brought in" className="grid gap-2">
          <ul className="grid gap-1.5">
            {found.skills.map(({ name, reading, files, leftOut }) => (
              <li key={name}>
                <strong className="break-words font-mono font-semibold text-12">{name}</strong>{' '}
                <span className="text-ink-2">{count(files.length, 'file')}</span>
                <span className={`block break-words ${reading.ok ? 'text-ink-2' : 'text-error'}`}>
                  {reading.ok
                    ? reading.skill.description
                    : `Broken, in line ${reading.line}: ${reading.message} It can be mended in the workspace.`}
                </span>
                {reading.ok && reading.skill.allows.length > 0 && (
                  <span className="block break-words text-12 text-ink-2">
                    It wants to be allowed {reading.skill.allows.join(', ')}; that has no effect until you agree.
                  </span>
                )}
                {there.includes(name) && (
                  <span className="block break-words text-12 text-ink">
                    It takes the place of the {name} that is there.
                  </span>
                )}
                {leftOut.map((each) => (
                  <span key={each} className="block break-words text-12 text-ink-2">
                    Left out: {each}
                  </span>
                ))}
              </li>
            ))}
          </ul>
          {hides && <p>The skills under .claude/skills are no longer read once there are some under .agents/skills.</p>}
          <div className="flex flex-wrap gap-2">
            <Button look="primary" onClick={bringIn}>
              Write {found.skills.length === 1 ? 'it' : 'them'} into the workspace
            </Button>
            <Button onClick={() => setFound(undefined)}>Leave it</Button>
          </div>
        </section>
      )}
    </DropArea>
  );
}

async function importOf(chosen: readonly ChosenFile[] | Promise<readonly ChosenFile[]>): Promise<SkillImport> {
  try {
    const opened = await openChosen(await chosen);
    return opened.ok ? await importSkills(opened.files) : opened;
  } catch (error) {
    return { ok: false, why: `It could not be read: ${error instanceof Error ? error.message : error}` };
  }
}
