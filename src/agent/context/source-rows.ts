import { tokensIn } from '../../base/tokens.ts';
import type { EventOf } from '../../protocol/event.ts';
import type { Agent } from '../../views/agent.ts';
import { fileAt } from '../../views/links.ts';
import type { Folder } from '../../views/workspace.ts';
import { deepestImport } from './instructions.ts';

type Added = EventOf<'context.added'>;

/** A text in the context, as a list shows it: what it takes, how deep it is imported, and what came of its own imports. */
export interface SourceRow {
  readonly added: Added;
  readonly tokens: number;
  readonly depth: number;
  readonly imports: readonly ImportRow[];
}

interface ImportRow {
  readonly path: string;
  readonly state: 'loaded' | 'elsewhere' | 'refused' | 'missing' | 'too deep';
  readonly why: string;
}

/** The texts that were read into an agent's context, in the order in which the model reads them. */
export function sourceRows({ context: { loaded } }: Agent, root: Folder): readonly SourceRow[] {
  const depthOf = (added: Added): number => {
    let depth = 0;
    // a log from elsewhere may say that two files import each other
    for (let at: Added | undefined = added; at?.from !== undefined && depth < loaded.length; depth++) {
      const { from }: Added = at;
      at = loaded.find(({ path }) => path === from);
    }
    return depth;
  };
  return loaded.map((added) => {
    const depth = depthOf(added);
    const imports = (added.imports ?? []).map((each): ImportRow => {
      const { path, refused } = each;
      if (refused !== undefined) return { path, state: 'refused', why: refused };
      const there = loaded.find((other) => other.path === path);
      if (there?.refused !== undefined) return { path, state: 'refused', why: there.refused };
      if (there?.from === added.path) return { path, state: 'loaded', why: 'It follows.' };
      if (there !== undefined)
        return { path, state: 'elsewhere', why: 'It is in the context already, and no text is there twice.' };
      if (depth >= deepestImport)
        return { path, state: 'too deep', why: `Imports go ${deepestImport} deep, and this would be the next.` };
      const standing = fileAt(root, path);
      return {
        path,
        state: 'missing',
        why: standing !== undefined ? 'It is read with the next prompt.' : 'There is no such file.',
      };
    });
    return { added, tokens: tokensIn(added.text), depth, imports };
  });
}
