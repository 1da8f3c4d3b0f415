import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { resolvePath } from '../../base/path.ts';
import { decode } from '../../base/text.ts';
import type { JsonObject } from '../../protocol/json.ts';
import type { Question } from '../../views/questions.ts';
import { type Folder, nodeAt } from '../../views/workspace.ts';
import { DiffTable } from '../kit/diff-table.tsx';
import { Loading } from '../kit/loading.tsx';
import { changeOf } from './change.ts';
import { Scroll } from './scroll.tsx';

/** Fetches the content with a hash, or undefined when it is not there. */
export type LoadBlob = (hash: string) => Promise<Uint8Array | undefined>;

type Props = {
  readonly question: Question;
  /** The arguments to show: the call's, or those that it was edited to. */
  readonly input: JsonObject;
  readonly folder: Folder;
  readonly load: LoadBlob;
};

/** What a call that writes would change: the file as it is now beside what it would be. */
export function Difference({ question, input, folder, load }: Props) {
  const path = pathOf(question, input);
  const node = path === undefined ? undefined : nodeAt(folder, path);
  const blob = node?.is === 'file' ? node.blob : undefined;
  const file = useQuery({
    queryKey: ['blob', blob],
    queryFn: async () => {
      const bytes = blob === undefined ? undefined : await load(blob);
      // what was just written may still be on its way to the disk, so it is asked for again
      if (bytes === undefined) throw new Error(`No content with the hash ${blob} was found.`);
      return bytes;
    },
    enabled: blob !== undefined,
    // content is named by its hash, so it cannot change
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (path === undefined) return null;
  if (node?.is === 'folder') return <Said>{path} is a folder, so this call will fail.</Said>;
  if (blob !== undefined && file.isPending) return <Loading>Reading the file as it is now…</Loading>;
  const before = file.data === undefined ? undefined : decode(file.data);
  if (blob !== undefined && before === undefined)
    return <Said>{path} could not be shown as text, so what would change in it is not shown.</Said>;
  const change = changeOf(question.call.name, input, path, before);
  if (change === undefined) return null;
  if (change.is === 'impossible') return <Said>{change.why}</Said>;
  return (
    <section aria-label={`What would change in ${path}`} className="mt-3.5">
      <h3 className="mb-1.5 font-semibold text-12 text-ink-2">
        {before === undefined ? 'A new file' : 'What would change'}: <code className="font-mono">{path}</code>
      </h3>
      <Scroll label="Difference" className="max-h-[32dvh] border-x">
        <DiffTable label={`What would change in ${path}`} before={before ?? ''} after={change.after} />
      </Scroll>
    </section>
  );
}

function Said({ children }: { readonly children: ReactNode }) {
  return <p className="mt-2 text-ink-2">{children}</p>;
}

/** The place that the ladder judged, links followed; an edited path is resolved here. */
function pathOf({ call, decided }: Question, input: JsonObject): string | undefined {
  if (typeof input.path !== 'string') return undefined;
  return input.path === call.input.path ? decided.subjects.paths[0]?.path : resolvePath(input.path);
}
