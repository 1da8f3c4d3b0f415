import type { Node } from '../../views/workspace.ts';
import { contentOf } from '../kit/content.ts';
import { Diff } from '../kit/diff.tsx';
import { Loading } from '../kit/loading.tsx';
import { Said } from '../kit/said.tsx';
import { ScrollRegion } from '../kit/scroll-region.tsx';
import { useBlob } from './blob.ts';

/** A text beyond this would hold the page up while it is compared. */
const largest = 1_000_000;

/** What became of a path between two moments. */
export function FileDifference(props: {
  readonly path: string;
  readonly before: Node | undefined;
  readonly after: Node | undefined;
  /** What is said when it is the same at both. */
  readonly same: string;
}) {
  const { path, before, after, same } = props;
  const [old, now] = [useSide(before), useSide(after)];
  if (isSame(before, after)) return <Said>{same}</Said>;
  if (old.is === 'loading' || now.is === 'loading') return <Loading>Reading the file…</Loading>;
  if (old.is === 'unknown' || now.is === 'unknown')
    return <Said>One of the two contents could not be read, so what changed is not shown.</Said>;
  if (old.is === 'binary' || now.is === 'binary')
    return <Said>It changed. It is not text, so the change is not drawn.</Said>;
  if (old.text.length + now.text.length > largest)
    return <Said>It changed. It is too large to be compared line by line.</Said>;
  return (
    <>
      {before === undefined && <Said>A new file.</Said>}
      {after === undefined && <Said>The file was deleted.</Said>}
      <ScrollRegion label={`What changed in ${path}`} className="max-h-[60dvh]">
        <Diff label={`What changed in ${path}`} before={old.text} after={now.text} />
      </ScrollRegion>
    </>
  );
}

type Side =
  | { readonly is: 'loading' }
  | { readonly is: 'unknown' }
  | { readonly is: 'binary' }
  | { readonly is: 'text'; readonly text: string };

function useSide(node: Node | undefined): Side {
  const { data } = useBlob(node?.is === 'file' ? node.blob : undefined);
  if (node?.is === 'link') return { is: 'text', text: `leads to ${node.target}\n` };
  if (node?.is !== 'file') return { is: 'text', text: '' };
  if (data === undefined) return { is: 'loading' };
  if (data === null) return { is: 'unknown' };
  const content = contentOf(data);
  return content.is === 'text' ? content : { is: 'binary' };
}

function isSame(before: Node | undefined, after: Node | undefined): boolean {
  if (before?.is === 'file' && after?.is === 'file') return before.blob === after.blob;
  if (before?.is === 'link' && after?.is === 'link') return before.target === after.target;
  return before?.is === after?.is;
}
