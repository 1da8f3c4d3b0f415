import { entryName, settingsPath } from '../agent/permissions/settings-file.ts';
import type { Tool } from '../agent/tool.ts';
import type { StandingPermission } from '../protocol/config.ts';
import type { Store } from '../storage/store.ts';
import { agentsView } from '../views/agent.ts';
import type { Call } from '../views/calls.ts';
import { Consents } from './consents.ts';
import { changeFiles, changeOf } from './file-changes.ts';
import type { LiveRun } from './live-run.ts';
import type { Probe, Probed } from './probe.ts';
import { Refusal } from './refusal.ts';
import type { SettingsReading } from './settings-file.ts';

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

  /** The rules hold for every agent of the run, or lie in the workspace, where each reads them for itself. */
  async allowFromNowOn(
    live: LiveRun,
    { agent, call, always }: { readonly agent: string; readonly call: Call; readonly always: StandingPermission },
  ): Promise<void> {
    const { log } = live;
    const agents = log.read(agentsView);
    const { config } = agents[agent] ?? {};
    if (config === undefined) throw new Refusal(`There is no agent ${agent}.`);
    const { standingRules } = await import('./standing-permission.ts');
    const added = standingRules(always, call, config, log.events);
    if (always.scope === 'run') {
      for (const [name, { config: its }] of Object.entries(agents))
        log.append(name, { type: 'settings.changed', because: 'always', config: { rules: [...its.rules, ...added] } });
      return;
    }
    const { withAllowed } = await import('./settings-file.ts');
    const text = withAllowed(await live.textAt(settingsPath), always.rules);
    if (text === undefined)
      throw new Refusal(
        `${settingsPath} cannot be read, so no rule was put there. Mend it first, or allow it for this run.`,
      );
    const entries = always.rules.map((rule) => entryName('allow', rule));
    await this.#consents.set(entries, true);
    log.append('main', { type: 'files.changed', because: 'always', changes: [changeOf(live, settingsPath, text)] });
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
  async probe({ log }: LiveRun, asked: Probe): Promise<Probed> {
    const { probe } = await import('./probe.ts'); // few ask
    return probe(log, asked, this.#tools, asked.written ? readWritten : this.read);
  }
}

/** Reads a settings file whose every entry is agreed to. */
async function readWritten(path: string, text: string): Promise<SettingsReading> {
  const { readSettingsFile } = await import('./settings-file.ts');
  return readSettingsFile(path, text, () => true);
}
