import { Compare } from '../ui/compare/compare.tsx';
import { Header } from '../ui/header/header.tsx';
import { Choosing } from './choosing.tsx';
import { useDocumentTitle } from './use-document-title.ts';

/** Two runs side by side. */
export function ComparePage({ left, right }: { readonly left: string; readonly right: string }) {
  useDocumentTitle('Two runs compared');
  return (
    <>
      <Header end={<Choosing />} />
      <main className="min-h-0 flex-1 overflow-auto">
        <Compare left={left} right={right} />
      </main>
    </>
  );
}
