import { settingsPath } from '../agent/permissions/settings-file.ts';
import type { Tool } from '../agent/tool.ts';
import type { Store } from '../storage/store.ts';
import { agentsView } from '../views/agent.ts';
import { Consents } from './consents.ts';
import { changeFiles, changeOf } from './file-changes.ts';
import type { LiveRun } from './live-run.ts';
import type { Probe, Probed } from './probe.ts';
import type { SettingsReading } from './settings-file.ts';
import type { Standing } from './standing-permission.ts';

/** What a person allows beyond one call: rules for a run, the settings file of a workspace, and consent to what is in it. */
export class Permissions {
  readonly #tools: ReadonlyMap<string, Tool>;
  readonly #consents: Consents;

  constructor({ store, tools }: { readonly store: Store; readonly tools: ReadonlyMap<string, Tool> }) {
    this.#tools = tools;
    this.#consents = new Consents(store);
  }

  /** Reads a settings file, as an agent does. */
  readonly read = async (path: string, text: string): Promise<SettingsReading> => {
    const [{ readSettingsFile }, agreed] = await Promise.all([import('./settings-file.ts'), this.#consents.all()]);
    return readSettingsFile(path, text, (entry) => agreed.has(entry));
  };

  /** Lets calls like this one pass from now on, for the run or for its workspace. */
  async allowFromNowOn(live: LiveRun, asked: Standing): Promise<void> {
    const { stand } = await import('./standing-permission.ts');
    await stand(live, this.#consents, asked);
  }

  /** Writes the settings file. What a person writes there, they agree to: all of it, or only some entries that they wrote. */
  async write(live: LiveRun, text: string, wrote?: readonly string[]): Promise<void> {
    const { entriesOf } = await import('./settings-file.ts');
    const entries = entriesOf(settingsPath, text).filter((entry) => wrote === undefined || wrote.includes(entry));
    await this.#consents.set(entries, true);
    changeFiles(live, [changeOf(live, settingsPath, text)]);
  }

  /** Agrees to an entry, or no longer. Every agent that has read such a file reads it again before its next step. */
  async agree({ log }: LiveRun, entry: string, on: boolean): Promise<void> {
    await this.#consents.set([entry], on);
    for (const [name, { config }] of Object.entries(log.read(agentsView)))
      if (config.settings !== undefined)
        log.append(name, { type: 'settings.changed', because: 'consent', config: { settings: '' } });
  }

  /** What would become of a call that nobody makes. */
  async probe({ log, persist }: LiveRun, asked: Probe): Promise<Probed> {
    const { probe } = await import('./probe.ts'); // few ask
    const { blobs } = persist;
    const read = asked.written ? readWritten : this.read;
    return probe(log, asked, this.#tools, { read, blob: (hash) => blobs.get(hash) });
  }
}

/** Reads a settings file whose every entry is agreed to. */
async function readWritten(path: string, text: string): Promise<SettingsReading> {
  const { readSettingsFile } = await import('./settings-file.ts');
  return readSettingsFile(path, text, () => true);
}
