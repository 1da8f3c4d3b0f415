import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { count } from '../kit/format.ts';

const most = 4000;

/** Text with its line breaks as they are; a long one begins, and is whole on demand. */
export function LongText({ text, className }: { readonly text: string; readonly className?: string }) {
  const [whole, setWhole] = useState(false);
  const cut = !whole && text.length > most;
  return (
    <>
      <div className={`whitespace-pre-wrap break-words ${className ?? ''}`}>{cut ? text.slice(0, most) : text}</div>
      {cut && (
        <Button size="small" className="my-1" onClick={() => setWhole(true)}>
          Show all {count(text.length, 'character')}
        </Button>
      )}
    </>
  );
}
