import { type KeyboardEvent, useRef, useState } from 'react';
import type { Upload } from '../../protocol/upload.ts';
import { Button } from '../kit/button.tsx';
import { DropArea } from '../kit/drop-area.tsx';
import { type Gathered, gatherDropped } from '../kit/gather.ts';
import { type OwnFiles, ownFiles } from '../kit/own-files.ts';
import { Select } from '../kit/select.tsx';
import type { ActionName } from '../state/actions.ts';
import type { Start } from '../state/begin.ts';
import { readText, type SkillWord } from '../state/slash.ts';
import { AskedModel } from './asked-model.tsx';
import { OwnFilesChoice } from './own-files-choice.tsx';

/** A task as a person gave it, and what it begins from: files of their own, the name of a scenario, or nothing. */
export interface OwnTask {
  readonly task: string;
  readonly from:
    | 'nothing'
    | { readonly scenario: string }
    | { readonly workspace: string }
    | { readonly files: readonly Upload[] };
}

type Props = {
  readonly scenarios: readonly { readonly name: string; readonly title: string }[];
  readonly workspaces: readonly { readonly id: string; readonly name: string }[];
  /** Whether a run is on its way. */
  readonly starting: boolean;
  /** The skills that a task may call for by their names. */
  readonly skills: readonly SkillWord[];
  readonly onStart: (task: OwnTask, how: Start) => void;
  /** A command in the place of a task, which is no task. */
  readonly onCommand: (command: ActionName) => void;
};

/** Where a person gives the agent a task of their own, on a workspace of their choice. */
export function OwnTaskSection({ scenarios, workspaces, starting, skills, onStart, onCommand }: Props) {
  const [task, setTask] = useState('');
  const [from, setFrom] = useState('nothing');
  const [own, setOwn] = useState<OwnFiles | 'reading'>();
  const [answer, setAnswer] = useState<string>();
  const newest = useRef(0);

  const take = async (gathering: Gathered | Promise<Gathered>) => {
    const mine = ++newest.current;
    setFrom('own');
    setOwn('reading');
    const { found, skipped } = await gathering;
    const taken = await ownFiles(found, skipped);
    if (newest.current === mine) setOwn(taken);
  };
  const files = own === undefined || own === 'reading' ? undefined : own;
  const chosen = workspaces.find(({ id }) => from === keyOf(id));
  const lacks = from === 'own' && (files === undefined || files.files.length === 0);
  const ready = task.trim() !== '' && !starting && !lacks;
  const begun = (): OwnTask['from'] => {
    if (chosen !== undefined) return { workspace: chosen.id };
    if (from === 'own') return { files: files?.files ?? [] };
    return from === 'nothing' ? from : { scenario: from };
  };
  const start = (how: Start) => {
    if (!ready) return;
    const reading = readText(task, 'closed', skills);
    if (reading.is === 'answer') return setAnswer(reading.text);
    if (reading.is === 'command') return onCommand(reading.command.id);
    onStart({ task: task.trim(), from: begun() }, how);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    // with Ctrl it confirms questions, and must do nothing here, as in the composer
    if (!event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat) start('run');
  };

  return (
    <section aria-labelledby="own-task-heading">
      <DropArea says="Begin with these files" onDrop={(dropped) => void take(gatherDropped(dropped))}>
        <h2 id="own-task-heading" className="border-line border-b pb-2 font-semibold text-12 text-ink-2">
          A task of your own
        </h2>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2.5 px-1.5 pt-3">
          <textarea
            aria-label="Your own task"
            aria-describedby="own-task-model"
            rows={2}
            value={task}
            placeholder="What should the agent do?"
            onChange={(event) => {
              setTask(event.currentTarget.value);
              setAnswer(undefined);
            }}
            onKeyDown={onKeyDown}
            className="field-sizing-content block max-h-60 min-h-14 w-full resize-none rounded-control border border-edge bg-sunken px-2.5 py-1.75 max-desk:text-16"
          />
          <p role="status" className="text-ink-2 empty:hidden">
            {answer}
          </p>
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2.5">
            <Select
              label="Start from"
              value={from}
              onChange={setFrom}
              choices={[
                { value: 'nothing', label: 'No files' },
                ...workspaces.map(({ id, name }) => ({ value: keyOf(id), label: `The workspace “${name}”` })),
                ...scenarios.map(({ name, title }) => ({ value: name, label: `The files of “${title}”` })),
                { value: 'own', label: 'Files of your own' },
              ]}
            />
            <div className="flex flex-wrap gap-2">
              <Button aria-label="Preview your task" look="quiet" disabled={!ready} onClick={() => start('preview')}>
                Preview
              </Button>
              <Button aria-label="Step through your task" disabled={!ready} onClick={() => start('step')}>
                Step through
              </Button>
              <Button aria-label="Run your task" look="primary" disabled={!ready} onClick={() => start('run')}>
                Run
              </Button>
            </div>
          </div>
          {chosen !== undefined && (
            <p className="text-12 text-ink-2">
              The run begins with the files of {chosen.name}, memory among them, and what it writes is there for the
              next one.
            </p>
          )}
          {from === 'own' && <OwnFilesChoice own={own} onChoose={(chosen) => void take(chosen)} />}
          <AskedModel id="own-task-model" />
        </div>
      </DropArea>
    </section>
  );
}

/** A workspace as a choice: no scenario has such a name. */
function keyOf(workspace: string): string {
  return `workspace/${workspace}`;
}
