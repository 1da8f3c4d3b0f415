import { useEffect } from 'react';

/** Names the tab after what is open in it. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined ? 'Loopscope' : `${title} · Loopscope`;
    return () => {
      document.title = 'Loopscope';
    };
  }, [title]);
}
