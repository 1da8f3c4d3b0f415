import { resolvePath } from '../../base/path.ts';
import { followLinks } from '../../views/links.ts';
import { type Folder, nodeAt } from '../../views/workspace.ts';

/** A file that a command runs as a script, as the command names it. */
export interface Named {
  readonly name: string;
  /** That a file which is not there means nothing: the name may mean something else. */
  readonly optional?: true;
  /** That a name without a folder is looked for among the commands: there alone, when it is the name of a command. */
  readonly searched?: 'first' | 'only';
}

/** What is known of the files that a line runs; it is read again and again until nothing new comes up. */
export interface Known {
  readonly folder: Folder;
  /** Where the shell may stand at any time. */
  readonly places: ReadonlySet<string>;
  /** The texts of files by their paths; undefined for one that cannot be read as a script. */
  readonly texts: ReadonlyMap<string, string | undefined>;
}

/** A file that is run, and its text. */
export interface ScriptFile {
  readonly path: string;
  readonly text: string;
}

interface Run extends Named {
  /** The command that runs it. */
  readonly command: string;
  readonly files: readonly string[];
}

/** Where the shell looks for commands, and where it keeps its own. */
const lookedIn = ['/usr/bin', '/bin'];
const own = /^\/(usr\/)?(local\/)?s?bin\//;
/** Files that are none of the workspace, and gone after each call. */
const passing = /^\/(dev|tmp|proc)(\/|$)/;
/** More places than anybody goes to. */
const mostPlaces = 64;

/** The files of the workspace that a line runs as scripts. What they are by then must be known, or a person is asked. */
export class ScriptFiles {
  readonly #known: Known;
  readonly #places: Set<string>;
  readonly #runs: Run[] = [];
  readonly #read = new Set<string>();
  readonly #written = new Set<string>();
  #lost = false;
  #anyWritten = false;

  constructor(known: Known, start: string) {
    this.#known = known;
    this.#places = new Set([start]);
  }

  /** What is to be known to read on: the places, and the files of which nothing is known yet. */
  get next(): { readonly places: ReadonlySet<string>; readonly wanted: readonly string[] } {
    const files = this.#runs.flatMap((run) => run.files);
    return { places: this.#places, wanted: files.filter((file) => !this.#known.texts.has(file)) };
  }

  /** The files that a command runs by a name, as far as they were not read before. */
  open(named: Named, command: string): readonly ScriptFile[] {
    const files = [...new Set(this.#pathsOf(named).flatMap((path) => this.#fileAt(path) ?? []))];
    this.#runs.push({ ...named, command, files });
    const fresh = files.filter((file) => !this.#read.has(file));
    for (const file of fresh) this.#read.add(file);
    return fresh.flatMap((path) => {
      const text = this.#known.texts.get(path);
      return text === undefined ? [] : [{ path, text }];
    });
  }

  #pathsOf({ name, searched }: Named): readonly string[] {
    if (isAbsolute(name)) return [name];
    const places = [...this.#known.places, ...this.#places].map((place) => `${place}/${name}`);
    if (searched === undefined || name.includes('/')) return places;
    const among = lookedIn.map((folder) => `${folder}/${name}`);
    return searched === 'only' ? among : [...among, ...places];
  }

  /** The shell goes to a folder from wherever it may stand; without one, nobody knows where to. */
  move(to: string | undefined): void {
    const from = [...this.#places];
    if (to === undefined || to.startsWith('~') || from.length > mostPlaces) this.#lost = true;
    else for (const place of from) this.#places.add(isAbsolute(to) ? to : `${place}/${to}`);
  }

  /** A file is written; without a name it may be any. */
  write(name: string | undefined): void {
    if (name === undefined || name.startsWith('~')) this.#anyWritten = true;
    else this.#written.add(name);
  }

  /** The commands of which nobody can say what they run: the file may be another by then, is not there, or is no script. */
  get unknown(): readonly string[] {
    const names = [...this.#written];
    const written = new Set(names.flatMap((name) => this.#pathsOf({ name }).map((path) => this.#endOf(path))));
    const anyWritten = this.#anyWritten || (this.#lost && names.some((name) => !isAbsolute(name)));
    const mayDiffer = (run: Run) =>
      anyWritten || this.#pathsOf(run).some((path) => written.has(this.#endOf(path))) || this.#isAnywhere(run);
    const doubtful = this.#runs.filter((run) => {
      if (passing.test(run.name) || run.name.startsWith('~')) return true;
      if (run.files.length === 0 && !run.optional && !own.test(run.name)) return true;
      return mayDiffer(run) || run.files.some((file) => this.#known.texts.get(file) === undefined);
    });
    return [...new Set(doubtful.map(({ command }) => command))];
  }

  #isAnywhere({ name, searched }: Run): boolean {
    return this.#lost && !isAbsolute(name) && (searched !== 'only' || name.includes('/'));
  }

  /** The path of the file that stands where a path of the shell leads. */
  #fileAt(path: string): string | undefined {
    const end = this.#endOf(path);
    return end !== undefined && nodeAt(this.#known.folder, end)?.is === 'file' ? end : undefined;
  }

  #endOf(path: string): string | undefined {
    const resolved = resolvePath(path);
    const way = resolved === undefined ? undefined : followLinks(this.#known.folder, resolved);
    return way?.leads === 'somewhere' ? way.path : undefined;
  }
}

function isAbsolute(name: string): boolean {
  return name.startsWith('/');
}
