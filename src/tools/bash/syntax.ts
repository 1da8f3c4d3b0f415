import { Bash } from 'just-bash/browser';

/** The syntax of the shell, by its own parser. */
export type Script = ReturnType<Bash['transform']>['ast'];
type Statement = Script['statements'][number];
type Command = Statement['pipelines'][number]['commands'][number];
export type SimpleCommand = Extract<Command, { type: 'SimpleCommand' }>;
export type WordNode = SimpleCommand['args'][number];
export type WordPart = WordNode['parts'][number];
export type Redirection = SimpleCommand['redirections'][number];

/** Reads a script; undefined when the shell itself could not. */
export function parse(text: string): Script | undefined {
  try {
    const script = parser().transform(text).ast;
    return JSON.stringify(script).includes('"deferredError"') ? undefined : script;
  } catch {
    return undefined;
  }
}

let kept: Bash | undefined;

/** A shell that runs nothing. */
function parser(): Bash {
  kept ??= new Bash();
  return kept;
}
