/** The keys that lead to a part of a script. */
export type Path = readonly PropertyKey[];

/** Something in a script that has the right form and still cannot be played, and the keys that lead to it. */
export interface ScriptFault {
  readonly path: Path;
  readonly message: string;
}
