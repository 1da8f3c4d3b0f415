import type { GivenFile } from '../../agent/skills/import-skills.ts';

/** A file that a person chose or dropped, before it is read. */
export interface ChosenFile {
  readonly path: string;
  readonly size: number;
  read(): Promise<ArrayBuffer>;
}

/** Where skills come from besides the workspace: those that come along, and what a person brings. */
export interface SkillSources {
  /** The files of a skill that comes along, by their path in its folder. */
  openBundled(name: string): Promise<ReadonlyMap<string, string> | undefined>;
  /** What lies in a drop, folders walked to their ends. To be called while the drop is handled. */
  gatherDropped(dropped: DataTransfer): Promise<readonly ChosenFile[]>;
  gatherChosen(files: FileList): readonly ChosenFile[];
}

/** Files to look for skills in, or why what was chosen cannot be looked into. */
export type Opened =
  | { readonly ok: true; readonly files: readonly GivenFile[] }
  | { readonly ok: false; readonly why: string };
