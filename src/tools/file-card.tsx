import type { CardProps } from '../ui/kit/card.ts';
import { FileDifference } from '../ui/state/file-difference.tsx';
import { useRun } from '../ui/state/run.ts';
import { nodeAt, workspaceView } from '../views/workspace.ts';

/** What a call made of a file: what it says, and the lines that are others now. */
export function FileCard({ changed, plain }: CardProps) {
  const projector = useRun((state) => state.projector);
  const [first, last] = [changed[0], changed.at(-1)];
  if (first === undefined || last === undefined) return plain;
  const before = projector.at(first.seq).read(workspaceView);
  const after = projector.at(last.seq + 1).read(workspaceView);
  const paths = new Set(changed.flatMap(({ changes }) => changes.map(({ path }) => path)));
  return (
    <>
      {plain}
      {[...paths].map((path) => (
        <section key={path} aria-label={`What became of ${path}`} className="py-1">
          <h4 className="px-4 pb-1 font-semibold text-12 text-ink-2">What became of {path}</h4>
          <FileDifference
            path={path}
            before={nodeAt(before, path)}
            after={nodeAt(after, path)}
            same="It says what it said before."
          />
        </section>
      ))}
    </>
  );
}
