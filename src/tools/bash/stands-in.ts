import { type Folder, nodeAt } from '../../views/workspace.ts';

/** Where a shell stands that was left in a directory: one that is gone is left for the root. */
export function standsIn(folder: Folder, cwd: string): string {
  return cwd === '' || nodeAt(folder, cwd)?.is === 'folder' ? cwd : '';
}
