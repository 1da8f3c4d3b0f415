import type { Config } from '../../protocol/config.ts';
import { fileAt, followLinks } from '../../views/links.ts';
import type { File, Folder } from '../../views/workspace.ts';
import { guard } from '../permissions/guard.ts';

/** A file that the harness itself may read into the context; why not, when something stands there; or nothing there. */
export type Opened =
  | { readonly is: 'open'; readonly file: File }
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'missing' };

/** What reads into the context is bound by the same rules as a tool that reads. */
const reader = { name: 'read_file', risk: 'read' } as const;

/** Looks up a resolved path. Links are followed, and every place on their way must be open. */
export function openFile(root: Folder, path: string, config: Config): Opened {
  const way = followLinks(root, path);
  for (const passed of way.passed) {
    const admission = guard(passed, 'read', config, { tool: reader });
    if (admission.verdict === 'deny') return { is: 'refused', why: admission.reason };
  }
  const file = fileAt(root, path);
  return file === undefined ? { is: 'missing' } : { is: 'open', file };
}
