import { useQuery } from '@tanstack/react-query';
import type { DoctorRow } from '../../protocol/keeping.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { count } from '../kit/format.ts';
import { Glyph, type GlyphName } from '../kit/glyph.tsx';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { useFramed } from '../state/framed.ts';
import { useRun } from '../state/run.ts';
import { ownRows, pageAround } from './own-rows.ts';

/** Looks at all that the harness stands on, and says of each thing how it stands and what to do. */
export function DoctorDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useRun((state) => state.client);
  const framed = useFramed((state) => state.framed);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['doctor'],
    queryFn: () => client?.keeping.doctor() ?? [],
    enabled: client !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
  const own = useQuery({
    queryKey: ['doctor', 'page', framed],
    queryFn: async () => ownRows(await pageAround(framed)),
    staleTime: 0,
    gcTime: 0,
  });
  const rows = [...(data ?? []), ...(own.data ?? [])];
  const wrong = rows.filter(({ state }) => state !== 'fine').length;
  return (
    <Dialog
      title="Check-up"
      lead={data && own.data && (wrong === 0 ? 'All is well.' : `${count(wrong, 'thing')} to know; the rest is well.`)}
      onClose={onClose}
      footer={
        <>
          <Button disabled={isFetching} onClick={() => void Promise.all([refetch(), own.refetch()])}>
            {isFetching ? 'Looking…' : 'Look again'}
          </Button>
          <Button look="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      {error !== null && (
        <Notice
          happened="The runtime does not answer."
          detail={error.message}
          safe="What is stored stays."
          todo="Reload the page."
        />
      )}
      {data === undefined && error === null ? (
        <Loading>Looking at everything…</Loading>
      ) : (
        <ul aria-label="What was looked at" className="border-line border-t">
          {rows.map((row) => (
            <Row key={row.name} row={row} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

const looks: Readonly<
  Record<DoctorRow['state'], { readonly glyph: GlyphName; readonly ink: string; readonly word: string }>
> = {
  fine: { glyph: 'allow', ink: 'text-tool', word: 'fine' },
  warning: { glyph: 'ask', ink: 'text-gate', word: 'to know' },
  bad: { glyph: 'error', ink: 'text-error', word: 'wrong' },
};

function Row({ row: { name, state, what, todo } }: { readonly row: DoctorRow }) {
  const { glyph, ink, word } = looks[state];
  return (
    <li className="flex gap-3 border-line border-b px-1.5 py-2">
      <Glyph name={glyph} size={14} className={`mt-0.75 flex-none ${ink}`} />
      <div className="min-w-0">
        <p>
          <b className="font-semibold">{name}</b>
          <span className="sr-only">, {word}:</span> <span className="text-ink-2">{what}</span>
        </p>
        {todo !== undefined && <p>{todo}</p>}
      </div>
    </li>
  );
}
