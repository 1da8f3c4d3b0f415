import { type ReactNode, useEffect } from 'react';
import { Glyph } from './glyph.tsx';
import { announce } from './live-region.tsx';

/** Something went wrong, in the panel it belongs to: what happened, what is safe, what to do, and the buttons that do it. */
export function Notice(props: {
  readonly happened: string;
  readonly safe?: string | undefined;
  readonly todo?: string | undefined;
  /** Where it went wrong, word for word: a path and line, a status. */
  readonly detail?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { happened, safe, todo, detail, children } = props;
  useEffect(() => announce(happened), [happened]);
  return (
    <section aria-label="Error" className="flex gap-3 rounded-box border border-edge bg-panel p-3">
      <Glyph name="error" size={16} className="mt-0.5 text-error" />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="font-semibold">{happened}</p>
        {detail !== undefined && <div className="min-w-0 break-words font-mono text-12 text-ink-2">{detail}</div>}
        {safe !== undefined && <p className="text-ink-2">{safe}</p>}
        {todo !== undefined && <p>{todo}</p>}
        {children !== undefined && <div className="mt-2 flex flex-wrap gap-2">{children}</div>}
      </div>
    </section>
  );
}
