import { useEffect } from 'react';
import type { Explanation } from '../../protocol/connection.ts';
import { Glyph } from '../kit/glyph.tsx';
import { announce } from '../kit/live-region.tsx';

/** What is wrong with a connection: in one sentence, what to do about it, and the words of the service. */
export function Explained({ explanation }: { readonly explanation: Explanation }) {
  const { what, todo, said } = explanation;
  useEffect(() => announce(`${what} ${todo.join(' ')}`), [what, todo]);
  return (
    <section aria-label="What is wrong" className="flex gap-3 rounded-box border border-edge bg-panel p-3">
      <Glyph name="error" size={16} className="mt-0.5 text-error" />
      <div className="grid min-w-0 flex-1 gap-1.5">
        <p className="break-words font-semibold">{what}</p>
        {todo.length > 0 && (
          <ol className={todo.length > 1 ? 'list-decimal pl-4.5' : ''}>
            {todo.map((step) => (
              <li key={step} className="break-words">
                {step}
              </li>
            ))}
          </ol>
        )}
        {said !== undefined && said !== '' && (
          <p className="break-words font-mono text-12 text-ink-2">
            <span className="sr-only">The service said: </span>
            {said}
          </p>
        )}
      </div>
    </section>
  );
}
