import { useState } from 'react';
import type { Comparison } from '../../views/compare-runs.ts';
import { nodeAt } from '../../views/workspace.ts';
import { FileDifference } from '../state/file-difference.tsx';

const words = { added: 'only right', changed: 'differs', deleted: 'only left' } as const;

/** The files in which two runs end otherwise; what differs in one is read when it is opened. */
export function FilesThatDiffer({ comparison: { files, left, right } }: { readonly comparison: Comparison }) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  if (files.size === 0) return <p className="mt-2 text-ink-2">The files are the same.</p>;
  return (
    <ul aria-label="Files that differ" className="mt-2 grid gap-0.5">
      {[...files].map(([path, how]) => (
        <li key={path}>
          <details onToggle={({ currentTarget: { open } }) => open && setOpened((paths) => new Set([...paths, path]))}>
            <summary className="flex min-h-6 cursor-pointer items-center gap-2 max-desk:min-h-11">
              <code className="min-w-0 break-all font-mono text-12">{path}</code>
              <span className="flex-none text-ink-2">{words[how]}</span>
            </summary>
            {opened.has(path) && (
              <FileDifference
                path={path}
                before={nodeAt(left.files, path)}
                after={nodeAt(right.files, path)}
                same="It is the same in both."
              />
            )}
          </details>
        </li>
      ))}
    </ul>
  );
}
