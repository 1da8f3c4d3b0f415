import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FileDifference } from '../../protocol/keeping.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { count } from '../kit/format.ts';
import { announce } from '../kit/live-region.tsx';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { type Delivery, useDelivery } from '../state/delivery.ts';
import { useRun } from '../state/run.ts';

/** Shows how the files of a workspace would change, and makes those of the run its once that is confirmed. */
export function AdoptDialog(props: {
  readonly run: string;
  readonly workspace: { readonly id: string; readonly name: string; readonly attached: boolean };
  readonly onClose: () => void;
}) {
  const { run, workspace, onClose } = props;
  const { id, name, attached } = workspace;
  const client = useRun((state) => state.client);
  const length = useRun((state) => state.length);
  const [delivery, deliver] = useDelivery();
  /** The refusal that the person has read, and looked again. */
  const [known, setKnown] = useState<Delivery>();
  const { data, error, isFetching, refetch } = useQuery({
    // the files are others when the run goes on
    queryKey: ['difference', run, id, length],
    queryFn: () => client?.keeping.difference({ run, workspace: id }) ?? null,
    enabled: client !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
  const adopted = delivery.is === 'sent' && attached;
  useEffect(() => {
    if (!adopted) return;
    announce(`The files of this run are those of ${name} now.`);
    onClose();
  }, [adopted, name, onClose]);
  const refused = delivery.is === 'refused' && delivery !== known ? delivery.why : error?.message;
  const lookAgain = () => {
    setKnown(delivery);
    void refetch();
  };
  return (
    <Dialog
      title={`Adopt into ${name}`}
      lead="The newest files of this run become those of the workspace, for every run that starts from it."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {refused === undefined ? (
            <Button
              look="primary"
              disabled={data == null || isFetching || delivery.is === 'sent'}
              onClick={() => data != null && deliver({ do: 'adopt', run, workspace: id, moved: data.moved })}
            >
              Adopt
            </Button>
          ) : (
            <Button look="primary" onClick={lookAgain}>
              Look again
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-3">
        {refused !== undefined && (
          <Notice
            happened="Nothing was adopted."
            detail={refused}
            safe="The workspace and this run are as they were."
          />
        )}
        {data == null && error === null && <Loading>Comparing the files…</Loading>}
        {data != null && <Changes name={name} differences={data.differences} />}
      </div>
    </Dialog>
  );
}

const looks = {
  added: { ink: 'text-tool', sign: '+' },
  changed: { ink: 'text-ink-2', sign: '±' },
  removed: { ink: 'text-error', sign: '−' },
} as const satisfies Record<FileDifference['is'], { readonly ink: string; readonly sign: string }>;

function Changes({ name, differences }: { readonly name: string; readonly differences: readonly FileDifference[] }) {
  if (differences.length === 0) return <p>The files are the same. Adopting attaches this run again.</p>;
  const number = (is: FileDifference['is']) => differences.filter((each) => each.is === is).length;
  return (
    <>
      <p className="text-ink-2">
        In {name}, {count(number('added'), 'path')} would be added, {number('changed')} changed and {number('removed')}{' '}
        removed. What is removed there is gone for good.
      </p>
      <ul aria-label="What would change" className="max-h-[44dvh] overflow-auto border-line border-t">
        {differences.map(({ path, is }) => (
          <li key={path} className="flex min-h-7 items-center gap-3 border-line border-b px-1.5">
            <span aria-hidden="true" className={`w-3 flex-none text-center font-mono ${looks[is].ink}`}>
              {looks[is].sign}
            </span>
            <span className="min-w-0 flex-1 break-all font-mono text-12">{path}</span>
            <span className={`flex-none text-12 ${looks[is].ink}`}>{is}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
