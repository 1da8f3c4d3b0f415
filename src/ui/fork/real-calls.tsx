import { reachedOutView } from '../../views/reached-out.ts';
import { count } from '../kit/format.ts';
import { useRun } from '../state/run.ts';

/** Says how many calls reached out of the page after a place: going back there undoes none of them. */
export function RealCalls({ seq }: { readonly seq: number }) {
  const { projector, length } = useRun();
  const calls = projector.at(length).read(reachedOutView).calls - projector.at(seq).read(reachedOutView).calls;
  if (calls === 0) return null;
  return (
    <p className="mt-3 rounded-box border border-edge px-3 py-2">
      {count(calls, 'real call')} happened after this point. Going back undoes nothing outside this page.
    </p>
  );
}
