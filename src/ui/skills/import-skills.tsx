import { useRef, useState } from 'react';
import { importSkills, type SkillImport } from '../../agent/skills/import-skills.ts';
import { Button } from '../kit/button.tsx';
import { DropArea } from '../kit/drop-area.tsx';
import { count } from '../kit/format.ts';
import { announce } from '../kit/live-region.tsx';
import { Notice } from '../kit/notice.tsx';
import { useDelivery } from '../state/delivery.ts';
import type { ChosenFile, SkillSources } from './sources.ts';

const asFolder = { webkitdirectory: '' };

/** Brings skills from the person's own disk into the workspace: they are shown first, and written when the person says so. */
export function ImportSkills(props: {
  readonly run: string;
  readonly sources: SkillSources;
  /** Why nothing can be brought in now. */
  readonly fixed: string | undefined;
}) {
  const { run, sources, fixed } = props;
  const folder = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<SkillImport>();
  const [delivery, deliver] = useDelivery();
  const look = async (chosen: readonly ChosenFile[] | Promise<readonly ChosenFile[]>) => {
    try {
      const files = await Promise.all(
        (await chosen).map(async ({ path, read }) => ({ path, bytes: new Uint8Array(await read()) })),
      );
      setFound(await importSkills(files));
    } catch {
      setFound({ ok: false, why: 'Its files could not be read.' });
    }
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
          'Drop a folder with a SKILL.md here, or choose one. You see what is in it before anything is written.'}
      </p>
      <div>
        <Button disabled={fixed !== undefined} onClick={() => folder.current?.click()}>
          Choose a folder
        </Button>
        <input
          {...asFolder}
          ref={folder}
          type="file"
          multiple
          hidden
          aria-label="Folder of skills"
          onChange={({ currentTarget }) => {
            if (currentTarget.files !== null) void look(sources.gatherChosen(currentTarget.files));
            currentTarget.value = '';
          }}
        />
      </div>
      {delivery.is === 'refused' && <p className="text-error">Nothing was written: {delivery.why}</p>}
      {found !== undefined && !found.ok && (
        <Notice
          happened="Nothing was brought in."
          detail={found.why}
          safe="The workspace is as it was."
          todo="Choose a folder in which a SKILL.md lies, or a folder of such folders."
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
                {leftOut.map((each) => (
                  <span key={each} className="block break-words text-12 text-ink-2">
                    Left out: {each}
                  </span>
                ))}
              </li>
            ))}
          </ul>
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
