import type { Mirrored, SandboxChange, SandboxFiles } from '../../agent/ports.ts';
import { hashOf } from '../../base/hash.ts';

/** Files with what code has changed in them so far, for other code that it runs: nothing of it is a fact yet. */
export function withChanges(files: SandboxFiles, changes: readonly SandboxChange[]): SandboxFiles {
  const at = Date.now();
  const entries = new Map(files.entries.map((entry) => [entry.path, entry]));
  const written = new Map<string, Uint8Array>();
  for (const { path, entry } of changes) {
    for (const below of entry.is === 'gone' ? entries.keys() : [])
      if (below === path || below.startsWith(`${path}/`)) entries.delete(below);
    if (entry.is === 'file') {
      written.set(path, entry.bytes);
      entries.set(path, { path, is: 'file', blob: hashOf(entry.bytes), bytes: entry.bytes.length, at });
    } else if (entry.is === 'link') entries.set(path, { path, is: 'link', target: entry.target, at });
    else if (entry.is === 'folder') entries.set(path, { path, is: 'folder' });
  }
  return {
    entries: [...entries.values()].sort(byPath),
    async read(path) {
      return written.get(path) ?? files.read(path);
    },
    refusal: (path) => files.refusal(path),
  };
}

/** Folders come before what is in them. */
function byPath(a: Mirrored, b: Mirrored): number {
  return a.path < b.path ? -1 : 1;
}
