import { type ChangeEvent, useRef } from 'react';
import { Button } from '../kit/button.tsx';
import { bytes, count } from '../kit/format.ts';
import { type Gathered, gatherChosen } from '../kit/gather.ts';
import { Notice } from '../kit/notice.tsx';
import type { OwnFiles } from '../kit/own-files.ts';

const asFolder = { webkitdirectory: '' };

/** Files or a folder of the person's own, chosen by a button or dropped; and what of them is taken. */
export function OwnFilesChoice(props: {
  readonly own: OwnFiles | 'reading' | undefined;
  readonly onChoose: (chosen: Gathered) => void;
}) {
  const { own, onChoose } = props;
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    if (currentTarget.files !== null && currentTarget.files.length > 0) onChoose(gatherChosen(currentTarget.files));
    // the same files may be chosen again, changed
    currentTarget.value = '';
  };
  return (
    <div className="grid gap-2 rounded-box border border-edge border-dashed p-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => files.current?.click()}>Choose files</Button>
        <Button onClick={() => folder.current?.click()}>Choose a folder</Button>
        <span className="text-12 text-ink-2 max-desk:hidden">or drop them here</span>
        <input ref={files} type="file" multiple hidden aria-label="Files of your own" onChange={choose} />
        <input ref={folder} {...asFolder} type="file" hidden aria-label="A folder of your own" onChange={choose} />
      </div>
      <div role="status" className="grid gap-1 text-12 text-ink-2">
        <Taken own={own} />
      </div>
    </div>
  );
}

function Taken({ own }: { readonly own: OwnFiles | 'reading' | undefined }) {
  if (own === undefined) return <p>The agent works on a copy in this tab. Your own files are never changed.</p>;
  if (own === 'reading') return <p>Reading…</p>;
  const { files, leftOut, fault } = own;
  if (fault !== undefined)
    return <Notice happened={fault} safe="Nothing was taken." todo="Choose a smaller folder, or fewer files." />;
  const size = files.reduce((sum, { bytes: { length } }) => sum + length, 0);
  return (
    <>
      <p>
        {files.length === 0
          ? 'There is nothing here that can be taken.'
          : `${count(files.length, 'file')}, ${bytes(size).short}: ${listed(files.map(({ path }) => path))}.`}
      </p>
      {reasonsOf(leftOut).map(([why, paths]) => (
        <p key={why}>
          Left out, {why}: {listed(paths)}.
        </p>
      ))}
    </>
  );
}

function reasonsOf(leftOut: OwnFiles['leftOut']): readonly (readonly [string, readonly string[]])[] {
  const reasons = [...new Set(leftOut.map(({ why }) => why))];
  return reasons.map((why) => [why, leftOut.filter((each) => each.why === why).map(({ path }) => path)]);
}

const mostNamed = 6;

function listed(paths: readonly string[]): string {
  const more = paths.length - mostNamed;
  return more <= 1 ? paths.join(', ') : `${paths.slice(0, mostNamed).join(', ')} and ${count(more, 'other')}`;
}
