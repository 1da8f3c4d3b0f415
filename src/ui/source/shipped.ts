/** A line of the shipped source: the file's path below `src/`, and the line, counted from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/**
 * Where everything that a run does is written: the one line that chooses each pair of step and reason, the one that
 * appends each fact (by its reason, where several lines append it), and the one that judges for each rung of the ladder.
 */
export interface SourceMap {
  readonly steps: Readonly<Record<string, Place>>;
  readonly facts: Readonly<Record<string, Place>>;
  readonly rungs: Readonly<Record<string, Place>>;
}

/** How a piece of a line is drawn: keyword, string, comment, or the name of a fact or of a kind of step. */
export type Ink = 'keyword' | 'string' | 'comment' | 'fact' | 'step';

/** A piece of a line: plain text, or text and its ink. */
export type Piece = string | readonly [ink: Ink, text: string];
/** A line of a file. The pieces of all lines put together are the file, letter for letter. */
export type Line = readonly Piece[];

/** The text of a piece. */
export function textOf(piece: Piece): string {
  return typeof piece === 'string' ? piece : piece[1];
}
