import { useState } from 'react';
import type { SkillStanding } from '../../agent/skills/standing.ts';
import { Button } from '../kit/button.tsx';
import { tokens } from '../kit/format.ts';
import { EventLinks } from '../state/event-links.tsx';
import { FileEditor } from '../state/file-editor.tsx';
import { openFile } from '../state/layout.ts';
import { send } from '../state/run.ts';

/** One skill: what it is for, what it takes, whether it was loaded, and why the model knows of it or not. */
export function SkillShown(props: {
  readonly standing: SkillStanding;
  /** About how many tokens its text takes; undefined when it has none that can be loaded. */
  readonly body: number | undefined;
  /** The events that loaded it, by their numbers. */
  readonly loaded: readonly number[];
  /** What the person has agreed to so far. */
  readonly trusted: readonly string[];
  readonly run: string | undefined;
  /** Why nothing can be changed now. */
  readonly fixed: string | undefined;
}) {
  const { standing, body, loaded, trusted, run, fixed } = props;
  // the content that is edited: once another is there, it is done
  const [editing, setEditing] = useState<string>();
  const { listed, why, inUse, command, tokens: line } = standing;
  const { name } = listed;
  const broken = listed.origin === 'workspace' && !listed.reading.ok;
  const own = listed.origin === 'workspace' && listed.reading.ok ? listed.reading.skill : undefined;
  const description = listed.origin === 'bundled' ? listed.card.description : own?.description;
  const allows = (listed.origin === 'bundled' ? listed.card.allows : own?.allows) ?? [];
  const waits = listed.origin === 'workspace' && allows.length > 0 && !listed.trusted;
  return (
    <li className="grid gap-1 border-line border-b px-4 py-3">
      <div className="flex items-start gap-2">
        <h3 className="min-w-0 flex-1 break-words font-mono font-semibold">{name}</h3>
        {(inUse || broken) && (
          <span
            className={`rounded-full border px-2 text-12 ${broken ? 'border-error text-error' : 'border-edge text-ink'}`}
          >
            {broken ? 'broken' : 'in use'}
          </span>
        )}
        {listed.origin === 'workspace' && run !== undefined && fixed === undefined && (
          <Button size="small" aria-label={`Edit ${name}`} onClick={() => setEditing(listed.file.blob)}>
            Edit
          </Button>
        )}
        {listed.origin === 'workspace' && (
          <Button size="small" aria-label={`Open the file of ${name}`} onClick={() => openFile(listed.file.path)}>
            Open the file
          </Button>
        )}
      </div>
      {listed.origin === 'workspace' && run !== undefined && editing === listed.file.blob && (
        <FileEditor
          run={run}
          path={listed.file.path}
          blob={listed.file.blob}
          writes={async (text) => [{ path: listed.file.path, text }]}
          onClose={() => setEditing(undefined)}
        />
      )}
      {description !== undefined && <p className="break-words text-ink-2">{description}</p>}
      <p className={broken ? 'break-words text-error' : 'text-12 text-ink-2'}>{why}</p>
      {!broken && (
        <p className="text-12 text-ink-2">
          About {tokens(line).long} in the index
          {body !== undefined && `, ${tokens(body).long} once loaded`}.{' '}
          {listed.origin === 'bundled' ? 'It comes along with Loopscope.' : 'It is of this workspace.'}
          {command && ` You can call for it with /${name}.`}
        </p>
      )}
      {loaded.length > 0 && (
        <p className="text-12 text-ink-2">
          Loaded in event <EventLinks what={`${name} was loaded`} seqs={loaded} />
        </p>
      )}
      {allows.length > 0 && (
        <p className="break-words text-12 text-ink-2">
          {waits ? 'It wants to be allowed' : 'While it is in use it is allowed'}{' '}
          <code className="font-mono">{allows.join(', ')}</code>
          {waits ? ', which has no effect until you agree.' : '.'}
        </p>
      )}
      {waits && listed.origin === 'workspace' && run !== undefined && (
        <div>
          <Button
            size="small"
            disabled={fixed !== undefined}
            aria-label={`Agree to what ${name} wants to be allowed`}
            onClick={() => send({ do: 'set', run, config: { trustedSkills: [...trusted, listed.file.blob] } })}
          >
            Agree
          </Button>
        </div>
      )}
      {own?.warnings.map((warning) => (
        <p key={warning} className="text-12 text-ink-2">
          {warning}
        </p>
      ))}
    </li>
  );
}
