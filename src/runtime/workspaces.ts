import type { Command } from '../protocol/command.ts';
import type { ShownDifference } from '../protocol/keeping.ts';
import type { Head, Store } from '../storage/store.ts';
import { changesOf, differenceOf, entriesOf } from '../views/difference.ts';
import { workspaceView } from '../views/workspace.ts';
import { readEvents } from './damage.ts';
import { Refusal } from './refusal.ts';
import { type Runs, reclaimAll } from './runs.ts';

type WorkspaceCommand = Extract<
  Command,
  { do: 'create-workspace' | 'rename-workspace' | 'delete-workspace' | 'adopt' }
>;

const noWorkspace = 'There is no such workspace. It may have been deleted, perhaps in another tab.';

/** Named file trees that outlive runs: makes, names and deletes them, and takes over the files of a run. */
export class Workspaces {
  readonly #store: Store;
  readonly #runs: Runs;

  constructor(store: Store, runs: Runs) {
    this.#store = store;
    this.#runs = runs;
  }

  async handle(command: WorkspaceCommand): Promise<void> {
    switch (command.do) {
      case 'create-workspace':
        await this.#store.createWorkspace({ id: command.workspace, name: command.name, created: Date.now() });
        break;
      case 'rename-workspace':
        await this.#store.renameWorkspace(command.workspace, command.name);
        break;
      case 'delete-workspace':
        await this.#store.deleteWorkspace(command.workspace);
        void reclaimAll(this.#store);
        break;
      case 'adopt':
        await this.#adopt(command);
        break;
    }
    this.#runs.changed('workspaces');
  }

  /** The files that a new run begins with. */
  async begin(id: string): Promise<Head> {
    const head = await this.#store.head(id);
    if (head === undefined) throw new Refusal(noWorkspace);
    return head;
  }

  async #adopt({ run, workspace, moved }: Extract<Command, { do: 'adopt' }>): Promise<void> {
    if ((await this.#store.run(run))?.imported !== undefined)
      throw new Refusal(
        'This run was made elsewhere. Its files are not taken over: what they switch on, nobody agreed to.',
      );
    // what the workspace takes over is on the disk before
    const live = this.#runs.live(run);
    await live?.persist.flush();
    if (live !== undefined && live.unsaved > 0)
      throw new Refusal('The last changes of this run are not stored yet, so they cannot be adopted.');
    const shown = await difference(this.#store, this.#runs.events(run), { run, workspace });
    if (shown.moved !== moved)
      throw new Refusal('The workspace has changed since the difference was shown. Look at it again.');
    const changes = changesOf(shown.differences);
    const adopted = await this.#store.adopt({ workspace, moved, run, changes, at: Date.now() });
    if (adopted.is === 'refused') throw new Refusal(adopted.why);
  }
}

/** How the files of a workspace would change if it adopted those of a run. Throws in words for the person. */
export async function difference(
  store: Store,
  open: Parameters<typeof readEvents>[0] | undefined,
  { run, workspace }: { readonly run: string; readonly workspace: string },
): Promise<ShownDifference> {
  const head = await store.head(workspace);
  if (head === undefined) throw new Refusal(noWorkspace);
  const { events } = readEvents(open ?? (await store.readEvents(run)));
  if (events.length === 0) throw new Refusal('There is no such run here.');
  const tree = events.reduce(workspaceView.evolve, workspaceView.initial);
  return { moved: head.workspace.moved, differences: differenceOf(head.files, entriesOf(tree)) };
}
